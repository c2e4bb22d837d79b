import { describe, expect, it } from 'vitest';
import { formatComparisonTable } from '../../src/report/comparison-table.ts';
import { sampleResult } from '../support/sample-result.ts';
import { smallResult } from '../support/small-result.ts';

const small = smallResult([
  { metric: 'total-cost-per-unit', incumbent: 9.24, candidate: 8.4, halfWidth: 0.05 },
  { metric: 'promise-met', incumbent: 0.91, candidate: 0.9, halfWidth: 0.004 },
]);

describe('formatComparisonTable', () => {
  it('prints one aligned row per metric', () => {
    expect(formatComparisonTable(small, { width: 120, color: false })).toBe(
      [
        'base',
        'Metric                     National plan  Regional plan   Difference   95 % interval  Relative  Verdict',
        'Total cost per unit [USD]           9.24           8.40        −0.84  −0.89 to −0.79    −9.1 %  better',
        'Promises kept [%]                   91.0           90.0  −1.0 points    −1.4 to −0.6    −1.1 %  worse',
      ].join('\n'),
    );
  });

  it('colours verdicts only when asked', () => {
    const plain = formatComparisonTable(small, { width: 120, color: false });
    const colored = formatComparisonTable(small, { width: 120, color: true });
    expect(plain).not.toContain('\u001b');
    expect(colored).toContain('\u001b[32mbetter\u001b[0m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is tested
    expect(colored.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain);
  });

  it.each([120, 100, 80, 66])('fits %d columns', (width) => {
    const lines = formatComparisonTable(sampleResult({ dayCount: 10 }), { width, color: false }).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(lines.filter((line) => line.startsWith('Metric'))).toHaveLength(5);
  });

  it('shows the metrics of interest along a curve and all of them otherwise', () => {
    const rowsOf = (hasCurve: boolean): number =>
      formatComparisonTable(sampleResult({ hasCurve, shares: [0.5], dayCount: 10 }), {
        width: 140,
        color: false,
      }).split('\n').length - 2;
    expect(rowsOf(true)).toBe(6);
    expect(rowsOf(false)).toBe(sampleResult({ dayCount: 10 }).metrics.length);
  });

  it('shows levels when there is one policy or none can be paired, and no interval column for one replication', () => {
    const one = formatComparisonTable(sampleResult({ policyCount: 1, dayCount: 10 }), {
      width: 100,
      color: false,
    });
    expect(one).toContain('±');
    expect(one).not.toContain('Verdict');
    const unpaired = formatComparisonTable(
      { ...sampleResult({ shares: [0.5], dayCount: 10 }), comparisons: [] },
      { width: 100, color: false },
    );
    expect(unpaired).toContain('±');
    expect(unpaired).not.toContain('Verdict');
    const single = formatComparisonTable(sampleResult({ replications: 1, dayCount: 10 }), {
      width: 140,
      color: false,
    });
    expect(single).toContain('too few replications');
    expect(single).not.toContain('95 % interval');
  });
});
