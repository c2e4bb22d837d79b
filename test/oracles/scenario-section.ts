import type { Scenario } from '../mechanisms/scenarios.ts';

/** A scenario and what its two runs gave. */
export interface FinishedScenario {
  readonly scenario: Scenario;
  readonly off: number;
  readonly on: number;
}

/** Runs a scenario. */
export async function finishScenario(scenario: Scenario): Promise<FinishedScenario> {
  return { scenario, ...(await scenario.measure()) };
}

/** Whether the change is in its range. */
export function isAsExpected({ scenario: { expected }, off, on }: FinishedScenario): boolean {
  return on - off >= expected[0] && on - off <= expected[1];
}

/** The part of docs/validation.md on mechanisms. */
export function scenarioSection(finished: readonly FinishedScenario[]): string {
  const rows = finished.map((one) => {
    const { scenario, off, on } = one;
    const range = `${digits(scenario.expected[0])} to ${digits(scenario.expected[1])}`;
    const verdict = isAsExpected(one) ? '' : ' **outside**';
    const cells = [scenario.mechanism, scenario.statement, scenario.unit];
    return `| ${[...cells, digits(off), digits(on), digits(on - off), range].join(' | ')}${verdict} |`;
  });
  return `## Mechanisms

What each mechanism moves, in worlds small enough for a formula: the figure without it (or at one level), with it (or at another), and the range that theory gives for the change. With a mechanism off, its model is one of the cases above. \`test/mechanisms\` holds the same scenarios.

| mechanism | scenario | unit | off | on | change | expected |
|---|---|---|---|---|---|---|
${rows.join('\n')}`;
}

/** Four significant digits, without trailing zeros. */
function digits(value: number): string {
  return String(Number(value.toPrecision(4)));
}
