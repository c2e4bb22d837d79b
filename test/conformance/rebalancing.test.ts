import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type {
  RebalancedStock,
  RebalancedStockFacts,
  RebalancingFacts,
} from '../../src/policies/rebalancing/rebalancing-policy.ts';
import { poissonQuantile } from '../support/poisson-quantile.ts';
import { deepFreeze, expectDeclaration, policiesUnderTest } from './policy-under-test.ts';

const policies = await policiesUnderTest('rebalancing', 'fill-the-empty.ts', {
  none: [{}],
  'balance-cover': [
    { low: '5 d', high: '20 d', horizon: '10 d' },
    { low: '0 d', high: '1 h', horizon: '1 h' },
  ],
  'marginal-value': [{ horizon: '10 d' }, { horizon: '12 h' }],
  'fill-the-empty': [{ soon: '2 d' }],
});

const stock = (id: string, meanDailyDemand: number): RebalancedStockFacts => ({
  item: { id: 'item', class: 'A', value: 20, price: 50, divisible: false },
  node: { id, kind: 'fc', size: 1 },
  meanDailyDemand,
  meanLeadTimeDays: 7,
  holdingCostPerDay: 0.02,
  orderCost: 0,
  underageCost: 30,
  leastDemandFactor: 1,
  greatestDemandFactor: 1,
  demandQuantile: (probability, days, factor) =>
    poissonQuantile(probability, meanDailyDemand * (7 + days) * factor),
  quantileOverDays: (probability, days, factor) =>
    poissonQuantile(probability, meanDailyDemand * days * factor),
});

const way = (from: number, to: number, unitCost = 0.5) => ({
  from,
  to,
  unitCost,
  shipmentCost: 0,
  meanLeadTimeDays: 2,
});

const FACTS: RebalancingFacts = deepFreeze({
  stocks: [stock('a', 2), stock('b', 2), stock('c', 0)],
  lanes: [way(0, 1), way(1, 0), way(2, 1), way(2, 0, 40)],
  reviewDays: 7,
});

interface Level {
  readonly onHand: number;
  readonly arriving: number;
  readonly backorders: number;
}

const stateOf = ({ onHand, arriving, backorders }: Level): RebalancedStock => ({
  now: 0,
  onHand,
  onOrder: arriving,
  backorders,
  inventoryPosition: onHand + arriving - backorders,
  demandFactorAhead: () => 1,
  demandUncertaintyAhead: () => 0,
  unitsArrivingWithin: () => arriving,
});

function moves(
  definition: (typeof policies)[number]['definition'],
  given: unknown,
  levels: readonly Level[],
  closed: readonly number[] = [],
) {
  const units = new Float64Array(FACTS.lanes.length);
  definition.prepare(definition.parameters.parse(given), FACTS)?.move(
    levels.map(stateOf),
    units,
    Uint8Array.from(FACTS.lanes, (_, lane) => (closed.includes(lane) ? 1 : 0)),
  );
  return [...units];
}

const units = fc.integer({ min: 0, max: 90 });
const levels = fc.array(
  fc.record({ onHand: units, arriving: units, backorders: fc.integer({ min: 0, max: 5 }) }),
  {
    minLength: 3,
    maxLength: 3,
  },
);

test('every policy of the catalogue and the example is under test, each name once', () => {
  expect(policies.map(({ name }) => name)).toContain('fill-the-empty');
  expect(policies.length).toBeGreaterThanOrEqual(4);
  expect(new Set(policies.map(({ name }) => name)).size).toBe(policies.length);
});

describe.each(policies)('$name', (policy) => {
  const { definition, parameters } = policy;

  test('declares itself, describes its parameters and refuses unknown ones', () => expectDeclaration(policy));

  test('moves whole units that are on hand, and the same again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...parameters), levels, (given, world) => {
        const moved = moves(definition, given, world);
        const leaving = [0, 0, 0];
        for (const [lane, quantity] of moved.entries()) {
          expect(Number.isInteger(quantity) && quantity >= 0).toBe(true);
          leaving[FACTS.lanes[lane].from] += quantity;
        }
        for (const [index, total] of leaving.entries())
          expect(total).toBeLessThanOrEqual(world[index].onHand);
        expect(moves(definition, given, world)).toEqual(moved);
      }),
      { seed: 44, numRuns: 300 },
    );
  });
});

test.each(policies)('$name moves nothing on a closed lane', ({ definition, parameters }) => {
  const some = fc.subarray([...FACTS.lanes.keys()]);
  fc.assert(
    fc.property(fc.constantFrom(...parameters), levels, some, (given, world, closed) => {
      const moved = moves(definition, given, world, closed);
      for (const lane of closed) expect(moved[lane]).toBe(0);
    }),
    { seed: 45, numRuns: 200 },
  );
});

describe('moves by hand; nodes a and b sell 2 a day, c nothing; from c to a a unit costs more than it is worth', () => {
  const none: Level = { onHand: 0, arriving: 0, backorders: 0 };
  const cover = { low: '5 d', high: '20 d', horizon: '10 d' };
  test.each<[string, unknown, readonly Level[], readonly number[]]>([
    ['none', {}, [{ ...none, onHand: 90 }, none, none], [0, 0, 0, 0]],
    // The middle is 12.5 days, 25 units: b lacks 25, a has 90 - 25 to spare.
    ['balance-cover', cover, [{ ...none, onHand: 90 }, none, none], [25, 0, 0, 0]],
    // What arrives within the horizon is there, what is owed is not: 4 + 8 - 2 = 10 units are 5 days, not below low.
    [
      'balance-cover',
      cover,
      [{ ...none, onHand: 90 }, { onHand: 4, arriving: 8, backorders: 2 }, none],
      [0, 0, 0, 0],
    ],
    // 40 units of a are 20 days: not above high. c is never short and gives all 9.
    ['balance-cover', cover, [{ ...none, onHand: 40 }, none, { ...none, onHand: 9 }], [0, 0, 9, 0]],
    // Only c has any, and to a the way costs 40 for a shortage of 30.
    ['balance-cover', cover, [none, { ...none, onHand: 30 }, { ...none, onHand: 9 }], [0, 0, 0, 0]],
    ['marginal-value', { horizon: '10 d' }, [none, { ...none, onHand: 0 }, none], [0, 0, 0, 0]],
    ['fill-the-empty', { soon: '2 d' }, [{ ...none, onHand: 9 }, none, { ...none, onHand: 1 }], [4, 0, 0, 0]],
  ])('%s %j', (name, given, world, expected) => {
    const definition = policies.find((policy) => policy.name === name)?.definition;
    expect(definition && moves(definition, given, world)).toEqual(expected);
  });

  test('marginal-value leaves two equal nodes alike, and sends as much as pays', () => {
    const definition = policies.find(({ name }) => name === 'marginal-value')?.definition;
    if (definition === undefined) throw new Error('no marginal-value');
    // Demand of 10 days is 20 at each: of 30 units half each, up to the steps of the 20 points that stand for demand.
    const [moved] = moves(definition, { horizon: '10 d' }, [{ ...none, onHand: 30 }, none, none]);
    expect(moved).toBeGreaterThanOrEqual(14);
    expect(moved).toBeLessThanOrEqual(16);
    // A unit at c is worth nothing: it goes to b while P(demand > units) x 30 + 0.2 of holding exceed 0.5, 29 to 32 units.
    const fromIdle = moves(definition, { horizon: '10 d' }, [
      { ...none, onHand: 24 },
      none,
      { ...none, onHand: 90 },
    ]);
    expect(fromIdle[0]).toBe(0);
    expect(fromIdle[2]).toBeGreaterThanOrEqual(27);
    expect(fromIdle[2]).toBeLessThanOrEqual(33);
  });
});
