import type { GateReport, GateRow } from '../experiment/gate-report.ts';

/** JUnit XML of a check, one test case per gate, so that CI systems show them like tests. */
export function junitXml(report: GateReport): string {
  const failures = report.rows.filter((row) => row.verdict !== 'pass').length;
  const cases = report.rows.map((row) => {
    const name = `name="${escapeXml(gateName(row))}" classname="${escapeXml(`${row.scenario}.${row.policy}`)}"`;
    return row.verdict === 'pass'
      ? `  <testcase ${name}/>`
      : `  <testcase ${name}>\n    <failure type="${row.verdict}" message="${escapeXml(row.reason)}"/>\n  </testcase>`;
  });
  const head = `<testsuite name="${escapeXml(`echelon check ${report.experiment}`)}" tests="${report.rows.length}" failures="${failures}">`;
  return ['<?xml version="1.0" encoding="UTF-8"?>', head, ...cases, '</testsuite>', ''].join('\n');
}

/** Markdown of a check for a pull-request comment: the verdict, what failed, then everything. */
export function gateMarkdown(report: GateReport): string {
  const failed = report.rows.filter((row) => row.verdict !== 'pass');
  const verdict = report.passed
    ? `**Passed**: all ${report.rows.length} gates.`
    : `**Failed**: ${failed.length} of ${report.rows.length} gates.`;
  const table = (rows: readonly GateRow[]): string[] => [
    '| gate | scenario | policy | verdict | reason |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(
      (row) =>
        `| ${[gateName(row), row.scenario, row.policy, row.verdict, row.reason].map(escapeCell).join(' | ')} |`,
    ),
  ];
  const parts = [
    `## echelon check: ${report.experiment}`,
    '',
    verdict,
    '',
    `Baseline: ${report.baseline}.`,
    ...(report.start === undefined ? [] : ['', report.start]),
    '',
  ];
  if (failed.length > 0) parts.push(...table(failed), '');
  parts.push('<details><summary>All gates</summary>', '', ...table(report.rows), '', '</details>', '');
  return parts.join('\n');
}

/** The table of a check for a terminal, failures first, reasons on a line of their own. */
export function formatGates(report: GateReport): string {
  const order = ['fail', 'refused', 'pass'];
  const rows = [...report.rows].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  const width = Math.max(...rows.map((row) => gateName(row).length));
  const lines = rows.map(
    (row) =>
      `${row.verdict.padEnd(7)}  ${gateName(row).padEnd(width)}  ${row.scenario} / ${row.policy}\n         ${row.reason}`,
  );
  const failed = report.rows.filter((row) => row.verdict !== 'pass').length;
  const verdict = report.passed
    ? `Passed: all ${report.rows.length} gates.`
    : `Not passed: ${failed} of ${report.rows.length} gates.`;
  const start = report.start === undefined ? [] : ['', report.start];
  return [...lines, ...start, '', verdict].join('\n');
}

function gateName(row: GateRow): string {
  if (row.kind === 'exact') return 'every event as before';
  return `${row.kind === 'limit' ? 'limit on ' : ''}${row.metric ?? ''}`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
