import { join } from 'node:path';
import type { Result } from '../index.ts';
import { outputWidth } from './output-width.ts';
import { printOutcome } from './print-outcome.ts';
import { type Progress, progressLine } from './progress-line.ts';
import { stopOnInterrupt } from './stop-on-interrupt.ts';
import { whereStopped } from './where-stopped.ts';
import { wrapText } from './wrap-text.ts';

/** What a run leaves: figures, the folder they were written to, and remarks for the user. */
export interface RunOutcome {
  readonly result: Result;
  readonly directory: string;
  readonly warnings: readonly string[];
}

/** How a simulation is watched and stopped. */
export interface RunControls {
  readonly onProgress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

/** How a result is printed: the columns to fill, and whether colours are shown. */
type FormatResult = (result: Result, layout: { readonly width: number; readonly color: boolean }) => string;

/**
 * Runs a simulation with a progress line and Ctrl-C, then prints warnings to stderr and the figures to stdout: the
 * comparison and its verdicts, unless `format` prints something else.
 * @throws StoppedError after Ctrl-C
 */
export async function runAndPrint(
  flags: { readonly json: boolean; readonly quiet: boolean; readonly out?: string | undefined },
  run: (controls: RunControls) => Promise<RunOutcome>,
  format?: FormatResult,
): Promise<void> {
  const line = progressLine(flags.quiet);
  const outcome = await stopOnInterrupt(
    (signal) => run({ onProgress: line.show, signal }),
    () => whereStopped(line.last()),
  ).finally(line.clear);
  for (const warning of outcome.warnings) process.stderr.write(`warning: ${warning}\n`);
  const { formatComparisonTable, verdictTexts } = await import('../index.ts');
  const width = outputWidth();
  const layout = { width, color: process.stdout.isTTY === true && !process.env.NO_COLOR };
  const comparison = (): readonly string[] => [
    formatComparisonTable(outcome.result, layout),
    '',
    ...verdictTexts(outcome.result).map(({ action, sentence }) =>
      wrapText(`${action}. ${sentence}`.trimEnd(), width),
    ),
  ];
  printOutcome(flags, outcome, () =>
    [
      ...(format === undefined ? comparison() : [format(outcome.result, layout)]),
      ...(outcome.result.replications === 1 ? ['One replication has no interval: --replications 20.'] : []),
      '',
      `Report: ${join(outcome.directory, 'index.html')}`,
    ].join('\n'),
  );
}
