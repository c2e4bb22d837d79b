import { describe, expect, it } from 'vitest';
import { InvariantError } from '../../src/foundation/invariant.ts';
import { equivalence } from '../../src/statistics/equivalence.ts';
import { nonInferiority } from '../../src/statistics/non-inferiority.ts';
import { pairedDifference } from '../../src/statistics/paired-difference.ts';
import { replicationsForHalfWidth } from '../../src/statistics/replications-for-half-width.ts';
import { replicationsForMargin } from '../../src/statistics/replications-for-margin.ts';
import { sequentialStopping } from '../../src/statistics/sequential-stopping.ts';
import { drawsFor, times } from './draws.ts';

describe('replicationsForMargin', () => {
  it.each([
    // (1.6449 + 1.2816)^2 = 8.564 times the squared ratio, rounded up.
    [0.5, 3],
    [1, 9],
    [2, 35],
  ])('for a spread of %d margins is %d', (ratio, expected) => {
    expect(replicationsForMargin({ standardDeviation: 0.3 * ratio, margin: 0.3 })).toBe(expected);
  });

  it('counts the expected harm against the margin and both sides of equivalence', () => {
    // Half of the margin used up: 8.564 * 4 = 34.3. Two margins: (1.6449 + 1.6449)^2 = 10.82.
    expect(replicationsForMargin({ standardDeviation: 1, margin: 1, expected: 0.5 })).toBe(35);
    expect(replicationsForMargin({ standardDeviation: 1, margin: 1, sides: 'both' })).toBe(11);
    expect(replicationsForMargin({ standardDeviation: 0, margin: 1 })).toBe(1);
    expect(() => replicationsForMargin({ standardDeviation: 1, margin: 1, expected: 1 })).toThrow(
      InvariantError,
    );
  });
});

// Ten pairs whose differences are 1, -1, 1, -1, ...: mean 0, s = sqrt(10 / 9).
const EVEN = times(10, (j) => (j % 2 === 0 ? 1 : -1));
const NOTHING = times(10, () => 0);

describe('nonInferiority', () => {
  it('bounds the harm from above', () => {
    // t(9, 0.95) = 1.833113 (scipy 1.17); bound = 1.833113 / 3 = 0.6110377.
    const gate = nonInferiority(EVEN, NOTHING, { margin: 2, better: 'lower' });
    expect(gate).toMatchObject({ verdict: 'pass', harm: 0, n: 10, neededReplications: 10 });
    expect(gate.bound).toBeCloseTo(0.6110377, 6);
    // P(T <= -2 * 3) with 9 degrees of freedom = 0.000101 (scipy).
    expect(gate.pValue).toBeCloseTo(0.000101, 6);
  });

  it('fails what is worse than the margin and passes what is better, whichever way is better', () => {
    const shifted = EVEN.map((value) => 3 + value);
    expect(nonInferiority(shifted, NOTHING, { margin: 2, better: 'lower' }).verdict).toBe('fail');
    expect(nonInferiority(shifted, NOTHING, { margin: 2, better: 'higher' })).toMatchObject({
      verdict: 'pass',
      harm: -3,
    });
    expect(nonInferiority(NOTHING, NOTHING, { margin: 0.1, better: 'higher' })).toMatchObject({
      verdict: 'pass',
      harm: 0,
      bound: 0,
      pValue: 0,
    });
  });

  it('refuses below ten pairs and below what the power needs', () => {
    const gate = { margin: 2, better: 'lower' } as const;
    expect(nonInferiority(EVEN.slice(0, 9), NOTHING.slice(0, 9), gate).verdict).toBe('refused');
    expect(nonInferiority([1], [1], gate)).toMatchObject({ verdict: 'refused', bound: null });
    // s / M = sqrt(10 / 9) / 1: 8.564 * 10 / 9 = 9.5, so ten do; at M = 0.9 it is 11.7.
    expect(nonInferiority(EVEN, NOTHING, { ...gate, margin: 1 }).verdict).toBe('pass');
    expect(nonInferiority(EVEN, NOTHING, { ...gate, margin: 0.9 })).toMatchObject({
      verdict: 'refused',
      neededReplications: 12,
    });
    expect(() => nonInferiority(EVEN, NOTHING, { ...gate, margin: 0 })).toThrow(InvariantError);
  });

  it('fails a harm that lies beyond the margin for certain, however few the pairs', () => {
    // Harms 9, 10, 11: mean 10, s = 1, t(2, 0.95) = 2.91999 (tables), so the lower bound is 10 - 1.686 = 8.314.
    const pairs = [[9, 10, 11], [0, 0, 0], { margin: 8.3, better: 'lower' }] as const;
    expect(nonInferiority(...pairs).verdict).toBe('fail');
    expect(nonInferiority(pairs[0], pairs[1], { margin: 8.33, better: 'lower' }).verdict).toBe('refused');
  });

  it('passes a harm at the margin 5 times in 100 and no harm at least 90 times', () => {
    // 40 pairs, s / M = 2 (needs 35). Share of passes among 4,000 gates: standard errors 0.35 and 0.45 points. The
    // refusal on a large observed spread makes both a little smaller; bands are five standard errors wide on the
    // side that matters: at most 6.8 % false passes. No harm: power at n = 40 is 93 % (normal), and s is observed above
    // 2.14 margins, which refuses, in a quarter of the gates, so the pass share is asked of the decided ones.
    const { normal } = drawsFor('gate');
    const verdicts = (harm: number) =>
      times(4000, () => {
        const candidate = times(40, () => harm + 2 * normal());
        return nonInferiority(
          candidate,
          times(40, () => 0),
          { margin: 1, better: 'lower' },
        ).verdict;
      });
    const atMargin = verdicts(1);
    expect(atMargin.filter((verdict) => verdict === 'pass').length / 4000).toBeLessThan(0.068);
    const without = verdicts(0).filter((verdict) => verdict !== 'refused');
    expect(without.length).toBeGreaterThan(2000);
    expect(without.filter((verdict) => verdict === 'pass').length / without.length).toBeGreaterThan(0.88);
  });
});

describe('equivalence', () => {
  it('needs both sides inside the margins', () => {
    const centred = equivalence(pairedDifference(EVEN, NOTHING), { margin: 2 });
    expect(centred.verdict).toBe('equivalent');
    expect(centred.upper).toBeCloseTo(0.6110377, 6);
    expect(centred.lower).toBeCloseTo(-0.6110377, 6);
    expect(centred.pValue).toBeCloseTo(0.000101, 6);
    const off = pairedDifference(
      EVEN.map((value) => value + 1.5),
      NOTHING,
    );
    // The nearer margin decides: P(T <= -0.5 * 3) with 9 degrees of freedom (scipy).
    expect(equivalence(off, { margin: 2 }).verdict).toBe('not shown');
    expect(equivalence(off, { margin: 2 }).pValue).toBeCloseTo(0.08392533, 7);
    // (1.6449 + 1.6449)^2 * 10 / 9 = 12.03 pairs needed at margin 1.
    expect(equivalence(pairedDifference(EVEN, NOTHING), { margin: 1 })).toMatchObject({
      verdict: 'refused',
      neededReplications: 13,
    });
    expect(equivalence(pairedDifference([1], [1]), { margin: 1 }).verdict).toBe('refused');
    expect(() => equivalence(off, { margin: -1 })).toThrow(InvariantError);
  });
});

describe('replicationsForHalfWidth', () => {
  it('is the least number that does', () => {
    // s = 1, half width 0.5: t(17) = 2.1098 / sqrt 18 = 0.4973 and t(16) = 2.1199 / sqrt 17 = 0.5141 (Fisher and Yates).
    expect(replicationsForHalfWidth(1, 0.5)).toBe(18);
    expect(replicationsForHalfWidth(0, 0.5)).toBe(2);
    expect(replicationsForHalfWidth(1, 0)).toBeNull();
    expect(() => replicationsForHalfWidth(-1, 1)).toThrow(InvariantError);
  });
});

describe('sequentialStopping', () => {
  const estimate = (mean: number, standardDeviation: number | null, n: number) => ({
    mean,
    halfWidth: null,
    standardDeviation,
    n,
  });

  it('waits for the minimum and for every metric', () => {
    const cost = { estimate: estimate(100, 1, 18), target: { kind: 'relative', error: 0.05 } } as const;
    const share = {
      estimate: estimate(0.9, 0.01, 18),
      target: { kind: 'absolute', halfWidth: 0.002 },
    } as const;
    expect(sequentialStopping([cost]).isDone).toBe(true);
    expect(sequentialStopping([cost], { minimum: 20 })).toMatchObject({
      isDone: false,
      neededReplications: 20,
    });
    const both = sequentialStopping([cost, share]);
    expect(both.isDone).toBe(false);
    expect(both.metrics.map(({ isReached }) => isReached)).toEqual([true, false]);
    // s / half width = 5: t(98) = 1.9845, (1.9845 * 5)^2 = 98.5 -> 99.
    expect(both.neededReplications).toBe(99);
    expect(both.metrics[0].allowed).toBeCloseTo(100 / 21, 12);
  });

  it('shares the risk among metrics when asked', () => {
    // Two metrics at 95 % jointly are 97.5 % each: t(9, 0.9875) = 2.6850 (scipy 1.17) against 2.2622.
    const metric = { estimate: estimate(0, 1, 10), target: { kind: 'absolute', halfWidth: 0.8 } } as const;
    expect(sequentialStopping([metric, metric]).isDone).toBe(true);
    const joint = sequentialStopping([metric, metric], { isJoint: true });
    expect(joint.metrics[0].halfWidth).toBeCloseTo(2.6850108 / Math.sqrt(10), 6);
    expect(joint.isDone).toBe(false);
  });

  it('has no projection where there is none', () => {
    const around0 = { estimate: estimate(0, 1, 30), target: { kind: 'relative', error: 0.1 } } as const;
    expect(sequentialStopping([around0])).toMatchObject({ isDone: false, neededReplications: null });
    const single = { ...around0, estimate: estimate(5, null, 1) };
    expect(sequentialStopping([single]).neededReplications).toBeNull();
    expect(() => sequentialStopping([])).toThrow(InvariantError);
    const bad = { ...around0, target: { kind: 'relative', error: 2 } } as const;
    expect(() => sequentialStopping([bad])).toThrow(InvariantError);
  });
});
