import { expect, test } from 'vitest';
import { SCENARIOS } from './scenarios.ts';

/** Seeds are fixed; each scenario says how wide its range is and why. */
test.each(SCENARIOS.map((scenario) => ({ scenario, name: `${scenario.mechanism}: ${scenario.statement}` })))(
  '$name',
  async ({ scenario: { measure, expected } }) => {
    const { off, on } = await measure();
    expect(on - off).toBeGreaterThanOrEqual(expected[0]);
    expect(on - off).toBeLessThanOrEqual(expected[1]);
  },
  20_000,
);
