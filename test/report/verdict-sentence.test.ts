import { describe, expect, it } from 'vitest';
import { verdictTexts } from '../../src/report/verdict-sentence.ts';
import { sampleResult } from '../support/sample-result.ts';
import { type SmallDifference, smallResult } from '../support/small-result.ts';

const cost = (candidate: number, halfWidth: number | null, scenario?: string): SmallDifference => ({
  metric: 'total-cost-per-unit',
  incumbent: 9.24,
  candidate,
  halfWidth,
  ...(scenario === undefined ? {} : { scenario }),
});
const promise = (candidate: number): SmallDifference => ({
  metric: 'promise-met',
  incumbent: 0.91,
  candidate,
  halfWidth: 0.004,
});
const only = (differences: readonly SmallDifference[]) => {
  const [first] = verdictTexts(smallResult(differences));
  return {
    ...first,
    sentence: first.sentence.replaceAll('\u00a0', ' '),
    details: first.details.join(' ').replaceAll('\u00a0', ' '),
  };
};

describe('verdictTexts', () => {
  // 8.40 - 9.24 = -0.84, -0.84 / 9.24 = -9.09 %, 0.84 ± 0.05 = 0.79 to 0.89.
  it('says adopt, by how much and with which interval, when the candidate is better', () => {
    const verdict = only([cost(8.4, 0.05), promise(0.962)]);
    expect(verdict.tone).toBe('better');
    expect(verdict.action).toBe('Adopt Regional plan');
    expect(verdict.sentence).toBe(
      'Regional plan lowers total cost per unit by 0.84 USD (−9.1 %, 95 % interval 0.79 to 0.89), from 9.24 to 8.40 USD.',
    );
    expect(verdict.details).toContain('Promises kept: up from 91.0 to 96.2 %, better.');
  });

  it('calls 99.96 % and 100 % practically equal and shows them apart', () => {
    const kept: SmallDifference = { ...promise(1), incumbent: 0.9996, halfWidth: 0.0001 };
    expect(only([cost(8.4, 0.05), kept]).details).toContain(
      'Practically unchanged: promises kept 100.00 % (was 99.96 %).',
    );
    // 0.04 percentage points worse are no reason against a lower cost.
    const verdict = only([cost(8.4, 0.05), { ...kept, incumbent: 1, candidate: 0.9996 }]);
    expect(verdict.action).toBe('Adopt Regional plan');
    expect(only([cost(9.236, 0.001)]).action).toBe(
      'Regional plan and National plan are practically equal in total cost per unit',
    );
  });

  it('says up or down of a metric that is neither better nor worse, and adopts all the same', () => {
    const transit = { metric: 'mean-in-transit', incumbent: 1000, candidate: 1200, halfWidth: 20 };
    const verdict = only([cost(8.4, 0.05), transit]);
    expect(verdict.action).toBe('Adopt Regional plan');
    expect(verdict.details).toContain('Units in transit: up from 1,000 to 1,200 units.');
  });

  it('says where along the curve the answer changes, and from where on to adopt', () => {
    const at = (scenario: string, candidate: number): readonly SmallDifference[] => [
      cost(8.4, 0.05, scenario),
      { ...promise(candidate), scenario },
    ];
    const small = smallResult([...at('none', 0.85), ...at('half', 0.962), ...at('all', 0.962)]);
    const scenarios = small.scenarios.map((scenario, index) => ({ ...scenario, x: index / 2 }));
    const [verdict] = verdictTexts({ ...small, scenarios, curve: { label: 'Share', xIsShare: true } });
    expect(verdict.action).toBe('Adopt Regional plan from half on');
    expect(verdict.sentence.replaceAll('\u00a0', ' ')).toContain(
      'The answer changes: at none, Regional plan is a trade-off: better total cost per unit, worse promises kept (promises kept 85.0 % instead of 91.0 %).',
    );
  });

  it('says keep when the candidate is worse', () => {
    const verdict = only([cost(10.08, 0.05), promise(0.9)]);
    expect(verdict.tone).toBe('worse');
    expect(verdict.action).toBe('Keep National plan');
    expect(verdict.sentence).toContain(
      'raises total cost per unit by 0.84 USD (+9.1 %, 95 % interval 0.79 to 0.89)',
    );
  });

  it('names both sides of a trade-off', () => {
    expect(only([cost(8.4, 0.05), promise(0.9)]).action).toBe(
      'Regional plan is a trade-off: better total cost per unit, worse promises kept',
    );
    expect(only([cost(10.08, 0.05), promise(0.962)]).tone).toBe('trade-off');
  });

  it('claims nothing when the interval holds 0, and prints it with signs', () => {
    const verdict = only([cost(9.22, 0.09)]);
    expect(verdict.tone).toBe('undecided');
    expect(verdict.sentence).toContain('no clear difference');
    expect(verdict.sentence).toContain('runs from −0.11 to 0.07 USD.');
  });

  it('tells identical from undecided', () => {
    expect(only([cost(9.24, 0)]).sentence).toContain('exactly the same total cost per unit, 9.24 USD');
  });

  it('judges nothing on one replication', () => {
    const verdict = only([cost(8.4, null)]);
    expect(verdict.action).toBe('Run at least two replications before deciding');
    expect(verdict.sentence).not.toContain('interval 0');
  });

  it('does not say adopt when another scenario says the opposite', () => {
    const verdict = only([cost(8.4, 0.05, 'peak'), cost(9.9, 0.05, 'normal')]);
    expect(verdict.tone).toBe('trade-off');
    expect(verdict.action).toBe(
      'Regional plan has the better total cost per unit at peak, the worse at normal',
    );
  });

  it('states shares in percentage points', () => {
    const [verdict] = verdictTexts(smallResult([promise(0.962)], ['promise-met']));
    expect(verdict.sentence).toContain('raises promises kept by 5.2 percentage points');
    expect(verdict.tone).toBe('better');
  });

  it('says only higher or lower where neither is better', () => {
    const transit = { metric: 'mean-in-transit', incumbent: 1000, candidate: 1200, halfWidth: 20 };
    const [verdict] = verdictTexts(smallResult([transit], ['mean-in-transit']));
    expect(verdict.tone).toBe('undecided');
    expect(verdict.sentence).toContain('raises units in transit by 200 units');
  });

  it('adopts only the best of several good candidates and puts it first', () => {
    const actions = verdictTexts(sampleResult({ policyCount: 4, dayCount: 10 })).map(
      (verdict) => verdict.action,
    );
    expect(actions.filter((action) => action.startsWith('Adopt'))).toEqual(['Adopt Regional plan']);
    expect(actions[0]).toBe('Adopt Regional plan');
    expect(actions).toHaveLength(3);
  });

  it('leads with the far end of a curve and tells how the difference moves along it', () => {
    const [verdict] = verdictTexts(sampleResult({ dayCount: 10 }));
    expect(verdict.sentence).toMatch(/^At 50 % one-day, Regional plan lowers/);
    expect(verdict.details.join(' ')).toMatch(/Along the curve .* at 10 % one-day to .* at 50 % one-day/);
  });

  it('describes the only policy when there is nothing to compare', () => {
    const [verdict] = verdictTexts(
      sampleResult({ policyCount: 1, shares: [0.3], hasCurve: false, dayCount: 10 }),
    );
    expect(verdict.action).toMatch(/^National plan: total cost per unit 8\.10 USD \(± /);
  });
});
