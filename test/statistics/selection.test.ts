import { describe, expect, it } from 'vitest';
import { InvariantError } from '../../src/foundation/invariant.ts';
import { startKimNelson, stepKimNelson } from '../../src/statistics/kim-nelson.ts';
import { ocbaAllocation } from '../../src/statistics/ocba-allocation.ts';
import { selectBest } from '../../src/statistics/select-best.ts';
import { drawsFor, times } from './draws.ts';

const ETA = 0.785262365804;

describe('Kim-Nelson selection', () => {
  it('fixes its constants in the first stage', () => {
    // k = 8, n0 = 10, alpha = 0.05: eta = ((0.1 / 7)^(-2/9) - 1) / 2 = 0.7852624 (Python), h^2 = 18 eta.
    const first = times(8, (system) => times(10, (j) => system * (j % 2) + j));
    const { plan } = startKimNelson(first, { better: 'higher', indifference: 1 });
    expect(plan.eta).toBeCloseTo(ETA, 10);
    expect(plan.hSquared).toBeCloseTo(18 * ETA, 9);
    // Systems 2 and 0 differ by 0, 2, 0, 2, ...: variance 10 / 9.
    expect(plan.differenceVariances[2][0]).toBeCloseTo(10 / 9, 12);
  });

  it('screens by hand', () => {
    // k = 2, n0 = 2, alpha = 0.05: eta = (0.1^-2 - 1) / 2 = 49.5, h^2 = 99. Differences 1 and 3: S^2 = 2.
    // With delta = 10: W(2) = (10 / 4)(99 * 2 / 100 - 2) < 0 -> 0, so the leader is selected at once.
    const first = [
      [5, 7],
      [4, 4],
    ];
    const decided = startKimNelson(first, { better: 'higher', indifference: 10 });
    expect(decided).toMatchObject({ selected: 0, observations: 4, replications: 2 });
    expect(() => stepKimNelson(decided, [1, 1])).toThrow(InvariantError);
    // With delta = 9: 198 / 81 = 2.4444; W(2) = (9 / 4)(0.4444) = 1, below the lead of 2: eliminated.
    expect(startKimNelson(first, { better: 'lower', indifference: 9 }).selected).toBe(1);
    // With delta = 8: 198 / 64 = 3.09375; W(2) = 2 * 1.09375 = 2.1875 keeps both;
    // after values 5 and 6 the lead is 1 and W(3) = (8 / 6)(0.09375) = 0.125: eliminated.
    const open = startKimNelson(first, { better: 'higher', indifference: 8 });
    expect(open.survivors).toEqual([0, 1]);
    expect(stepKimNelson(open, [5, 6])).toMatchObject({ selected: 0, observations: 6, sums: [17, 14] });
    expect(open.sums).toEqual([12, 8]);
    expect(() => stepKimNelson(open, [5])).toThrow(InvariantError);
  });

  it('ends at once between identical systems, with the first listed', () => {
    const system = (j: number) => Math.sin(j);
    expect(selectBest([system, system], { better: 'lower', indifference: 0.01 })).toMatchObject({
      selected: 0,
      replications: 10,
    });
  });

  it('gives up at the limit without a choice', () => {
    const { normal } = drawsFor('limit');
    const state = selectBest([normal, normal], { better: 'lower', indifference: 1e-4, most: 50 });
    expect(state).toMatchObject({ selected: null, replications: 50, survivors: [0, 1] });
  });

  /*
   * Slippage configuration: one of 8 systems leads by exactly delta = 0.3 sigma, n0 = 10, alpha = 0.05. Expected
   * observations 806, 420 and 178 at correlations 0, 0.5 and 0.8 come from a desk simulation in Python; P(correct) there
   * was 0.973, 0.985 and 0.973. 1,000 selections: P has a standard error of 0.5 points, so 0.97 falls below 0.95 with
   * probability 1e-4; the mean count has one of about 1 %, and 5 % allows for that of the desk figures too.
   */
  it.each([
    [0, 806],
    [0.5, 420],
    [0.8, 178],
  ])('finds the best at correlation %d in about %d observations', (correlation, expected) => {
    const { normal } = drawsFor(`slippage ${correlation}`);
    const shared = Math.sqrt(correlation);
    const own = Math.sqrt(1 - correlation);
    let right = 0;
    let observations = 0;
    for (let selection = 0; selection < 1000; selection++) {
      const common: number[] = [];
      const commonAt = (j: number) => {
        common[j] ??= shared * normal();
        return common[j];
      };
      const state = selectBest(
        times(8, (system) => (j: number) => (system === 3 ? 0.3 : 0) + commonAt(j) + own * normal()),
        { better: 'higher', indifference: 0.3 },
      );
      if (state.selected === 3) right++;
      observations += state.observations;
    }
    expect(right / 1000).toBeGreaterThanOrEqual(0.95);
    expect(Math.abs(observations / 1000 / expected - 1)).toBeLessThan(0.05);
  });
});

describe('ocbaAllocation', () => {
  it('follows the formula', () => {
    // Means 1, 2, 3 with deviations 2, 1, 3, lower is better: (1/1)^2 = 1, (3/2)^2 = 2.25,
    // best 2 sqrt(1^2 / 1^2 + 2.25^2 / 3^2) = 2 sqrt(1.5625) = 2.5; sum 5.75.
    const shares = ocbaAllocation(
      [
        { mean: 1, standardDeviation: 2 },
        { mean: 2, standardDeviation: 1 },
        { mean: 3, standardDeviation: 3 },
      ],
      'lower',
    );
    [2.5 / 5.75, 1 / 5.75, 2.25 / 5.75].forEach((value, place) => {
      expect(shares[place]).toBeCloseTo(value, 12);
    });
  });

  it('has the published limits', () => {
    const system = (mean: number, standardDeviation: number) => ({ mean, standardDeviation });
    // Two systems: N_1 / N_2 = s_1 / s_2, the classical optimum for one difference.
    expect(ocbaAllocation([system(5, 3), system(4, 1)], 'higher')[0]).toBeCloseTo(0.75, 12);
    // A tie takes all: the third system gets nothing; nothing to weigh: equal shares.
    expect(ocbaAllocation([system(5, 3), system(5, 1), system(1, 1)], 'higher')).toEqual([0.75, 0.25, 0]);
    expect(ocbaAllocation([system(5, 0), system(4, 0)], 'higher')).toEqual([0.5, 0.5]);
    expect(() => ocbaAllocation([system(5, 0)], 'higher')).toThrow(InvariantError);
  });
});
