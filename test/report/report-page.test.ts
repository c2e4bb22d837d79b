import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/experiment/result.ts';
import { reportPage } from '../../src/report/page/report-page.ts';
import {
  withBest,
  withPrecision,
  withSelection,
  withSteadyState,
  withSweep,
} from '../support/sample-procedures.ts';
import { sampleResult } from '../support/sample-result.ts';

const LIBRARY = 'window.Chart = {};\n//# sourceMappingURL=chart.umd.min.js.map\n';
const page = (result: Result): string => reportPage(result, LIBRARY);

/** Elements that HTML never closes (WHATWG HTML Living Standard, section 13.1.2, void elements). */
const VOID = new Set(['meta', 'link', 'br', 'img', 'input', 'hr']);

/** Names of elements that are opened and not closed, or closed and not opened. Our markup always closes what it opens. */
function unbalanced(html: string): readonly string[] {
  const bare = html.replace(/(<(script|style)[^>]*>)[\s\S]*?(<\/\2>)/g, '$1$3');
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, slash, name, selfClosing] of bare.matchAll(
    /<(\/?)([a-z][a-z0-9]*)\b(?:"[^"]*"|[^>"])*?(\/?)>/g,
  )) {
    if (VOID.has(name) || selfClosing === '/') continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) wrong.push(name);
  }
  return [...wrong, ...open];
}

/** The chart configurations in the page. */
function charts(html: string): unknown[] {
  return [...html.matchAll(/<script type="application\/json">([\s\S]*?)<\/script>/g)].map(([, json]) =>
    JSON.parse(json),
  );
}

const shapes: readonly (readonly [string, Result])[] = [
  ['two policies on a curve', sampleResult({ dayCount: 30 })],
  ['five policies', sampleResult({ policyCount: 5, dayCount: 30, shares: [0.1, 0.5] })],
  [
    'one policy, one scenario',
    sampleResult({ policyCount: 1, shares: [0.3], hasCurve: false, dayCount: 30 }),
  ],
  ['one replication', sampleResult({ replications: 1, dayCount: 30 })],
  ['scenarios without a curve', sampleResult({ hasCurve: false, dayCount: 30 })],
  ['no nodes, speeds, days or metrics', bareResult()],
  ['run until precise', withBest(withPrecision(sampleResult({ policyCount: 3, dayCount: 30 })))],
  ['a selection', withSelection(sampleResult({ policyCount: 4, shares: [0.3], dayCount: 30 }))],
  ['a sweep', withSweep(sampleResult({ policyCount: 3, shares: [0.3], dayCount: 30 }))],
  ['a long run', withSteadyState(sampleResult({ shares: [0.3, 0.5], dayCount: 30 }))],
];

function bareResult(): Result {
  const result = sampleResult({ shares: [0.3], hasCurve: false, dayCount: 2 });
  const cells = result.cells.map((cell) => ({
    ...cell,
    nodes: [],
    speeds: [],
    daily: { day: [], columns: {} },
    estimates: {},
  }));
  return { ...result, metrics: [], metricsOfInterest: [], comparisons: [], cells };
}

describe('reportPage', () => {
  it.each(shapes)('is a balanced document with readable numbers: %s', (_, result) => {
    const html = page(result);
    expect(html).toMatch(/^<!doctype html>/);
    expect(unbalanced(html)).toEqual([]);
    const text = html.replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' ');
    expect(text).not.toMatch(/undefined|NaN|Infinity|\[object|\bnull\b/);
    expect(text).not.toMatch(/\d\.\d{5,}/);
  });

  it.each(shapes)('fetches nothing: %s', (_, result) => {
    const html = page(result);
    expect(html).not.toMatch(/(?:src|href|url\()\s*=?\s*["']?(?:https?:)?\/\//i);
    expect(html).not.toMatch(/<script[^>]+src=|@import|sourceMappingURL/);
    expect(html).toContain('default-src &#39;none&#39;');
  });

  it('draws no curve and offers no choice of scenario where there is none', () => {
    const [, result] = shapes[2];
    expect(page(result)).not.toContain('id="scenario"');
    expect(page(result)).not.toContain('curve-cost');
    expect(page(shapes[0][1])).toContain('data-chart="curve-cost"');
  });

  it('offers every scenario, the lead scenario first chosen', () => {
    const html = page(shapes[0][1]);
    expect(html.match(/<option /g)).toHaveLength(5);
    expect(html).toContain('<option value="share-50" selected>50 % one-day</option>');
    expect(html.match(/<div data-scenario=/g)).toHaveLength(5);
  });

  it('gives every chart a name of its own and JSON that can be read', () => {
    const html = page(shapes[1][1]);
    const names = [...html.matchAll(/data-chart="([^"]*)"/g)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(charts(html)).toHaveLength(names.length);
  });

  it('prints texts of the user as texts', () => {
    const evil = '</script><script>alert("1")</script> & <b>\'bold\'</b>';
    const result = sampleResult({ shares: [0.3, 0.5], dayCount: 30 });
    const html = page({
      ...result,
      title: evil,
      description: evil,
      seed: evil,
      model: { ...result.model, title: evil, hash: evil },
      curve: { label: evil, xIsShare: true },
      policies: result.policies.map((policy) => ({
        ...policy,
        label: `${policy.label} ${evil}`,
        description: evil,
      })),
      scenarios: result.scenarios.map((scenario) => ({ ...scenario, label: evil })),
      metrics: result.metrics.map((metric) => ({
        ...metric,
        label: `${metric.label} ${evil}`,
        definition: evil,
      })),
      cells: result.cells.map((cell) => ({
        ...cell,
        nodes: cell.nodes.map((node) => ({ ...node, id: `${node.id} ${evil}` })),
        speeds: cell.speeds.map((speed) => ({ ...speed, label: evil })),
      })),
    });
    expect(html).not.toContain('alert("1")');
    expect(html).not.toContain('<b>');
    expect(html).toContain('&lt;b&gt;&#39;bold&#39;&lt;/b&gt;');
    expect(unbalanced(html)).toEqual([]);
    expect(JSON.stringify(charts(html))).toContain('</script><script>alert');
  });

  it('counts the horizon after the warm-up', () => {
    // 365 measured days after 91 days of warm-up are 456 days.
    const html = page({ ...sampleResult({ dayCount: 30 }), horizonDays: 365, warmUpDays: 91 });
    expect(html).toContain('456 days from 2026-01-01: the first 91 fill the network');
    expect(html).toContain('the 365 after them are measured');
  });

  it('folds metrics that are 0 for both policies and names speeds that nobody asked for', () => {
    const result = sampleResult({ shares: [0.3], hasCurve: false, dayCount: 30 });
    const zero = { mean: 0, halfWidth: 0, standardDeviation: 0, n: 20 };
    const html = page({
      ...result,
      cells: result.cells.map((cell) => ({
        ...cell,
        estimates: { ...cell.estimates, 'lost-share': zero, 'late-share': zero },
        speeds: cell.speeds.map((speed) =>
          speed.id === 'two-hour' ? { ...speed, unitsDemanded: 0 } : speed,
        ),
      })),
    });
    expect(html).toContain('2 metrics are 0 for both policies');
    expect(html).toContain('No demand asked for two-hour here.');
    expect(html).not.toContain('<th scope="row">Two-hour');
  });

  it('says what a promise by the calendar is', () => {
    const result = sampleResult({ shares: [0.3], hasCurve: false, dayCount: 30 });
    const days: Readonly<Record<string, number>> = { 'same-day': 0, 'one-day': 1, 'two-day': 2 };
    const html = page({
      ...result,
      cells: result.cells.map((cell) => ({
        ...cell,
        speeds: cell.speeds.map((speed) =>
          speed.id in days ? { ...speed, deliverBy: { days: days[speed.id], at: '21:00' } } : speed,
        ),
      })),
    });
    expect(html).toContain('Same-day <small>by 21:00 the same day</small>');
    expect(html).toContain('One-day <small>by 21:00 the next day</small>');
    expect(html).toContain('Two-day <small>by 21:00 2 days later</small>');
    expect(html).toContain('Two-hour <small>2 h</small>');
  });

  it('names the seed, the model hash and the number of replications', () => {
    const html = page(shapes[0][1]);
    expect(html).toContain('<code>one-day-2026</code>');
    expect(html).toContain('<code>9f2c41d07be83a65</code>');
    expect(html).toContain('20 per scenario and policy, 200 runs in all');
  });
});
