import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourcingFacts, SourcingState } from '../../src/policies/sourcing/sourcing-policy.ts';
import { deepFreeze, expectDeclaration, policiesUnderTest } from './policy-under-test.ts';

const policies = await policiesUnderTest('sourcing', 'fast-for-few.ts', {
  priority: [{}],
  cheapest: [{}],
  fastest: [{}],
  'expedite-when-low': [{ below: 3 }, { below: -2 }],
  'overflow-bypass': [{ limit: 0 }, { limit: 2 }],
  'capped-dual-index': [{ 'express-up-to': 6 }, { 'express-up-to': 6, cap: 2 }],
  'fast-for-few': [{ most: 4 }],
});

const lane = (fields: Partial<SourcingFacts['lanes'][number]>) => ({
  from: 0,
  isExpress: false,
  hasFirstLeg: false,
  priority: 1,
  share: 1,
  meanLeadTimeDays: 7,
  orderCost: 5,
  shipmentCost: 0,
  ...fields,
});

const FACTS: SourcingFacts = deepFreeze({
  nodes: [
    { id: 'maker', kind: 'vendor' },
    { id: 'depot', kind: 'dc' },
    { id: 'shop', kind: 'fc' },
  ],
  lanes: [
    lane({ hasFirstLeg: true, meanLeadTimeDays: 20 }),
    lane({ share: 3, priority: 1, orderCost: 0, meanLeadTimeDays: 9 }),
    lane({ from: 1, priority: 2, meanLeadTimeDays: 2 }),
    lane({ isExpress: true, priority: 3, meanLeadTimeDays: 3, shipmentCost: 20 }),
  ],
});

interface World {
  readonly lanes: readonly number[];
  readonly quantity: number;
  readonly onHand: number;
  readonly backorders: number;
  readonly ordered: readonly number[];
  readonly available: readonly number[];
  readonly inFirstLeg: number;
  readonly arriving: number;
}

const units = fc.integer({ min: 0, max: 12 });
const four = fc.array(units, { minLength: 4, maxLength: 4 });
const worlds: fc.Arbitrary<World> = fc.record({
  lanes: fc.subarray([0, 1, 2, 3], { minLength: 2 }),
  quantity: fc.integer({ min: 1, max: 9 }),
  onHand: units,
  backorders: units,
  ordered: four,
  available: four,
  inFirstLeg: fc.integer({ min: 0, max: 4 }),
  arriving: units,
});

/** The stock's sources begin at number 5, as in a network with other stocks. */
const FIRST = 5;

function stateOf(world: World): SourcingState {
  const { quantity, onHand, backorders, ordered, available, inFirstLeg, arriving } = world;
  const lanes = new Int32Array(FIRST + world.lanes.length + 1).fill(2);
  lanes.set(world.lanes, FIRST);
  return {
    now: 0,
    onHand,
    backorders,
    onOrder: arriving,
    inventoryPosition: onHand + arriving - backorders,
    demandFactorAhead: () => 1,
    demandUncertaintyAhead: () => 0,
    quantity,
    first: FIRST,
    end: FIRST + world.lanes.length,
    lanes,
    unitsOrdered: (source) => ordered[lanes[source]],
    available: (source) => (lanes[source] === 2 ? available[2] : Number.POSITIVE_INFINITY),
    unitCost: (source) => [1, 2, 0.5, 6][lanes[source]],
    ordersInFirstLeg: (source) => (lanes[source] === 0 ? inFirstLeg : 0),
    unitsArrivingWithin: (days) => (days >= 3 ? arriving : 0),
  };
}

test('every policy of the catalogue and the example is under test, each name once', () => {
  expect(policies.map(({ name }) => name)).toContain('fast-for-few');
  expect(policies.length).toBeGreaterThanOrEqual(6);
  expect(new Set(policies.map(({ name }) => name)).size).toBe(policies.length);
});

describe.each(policies)('$name', (policy) => {
  const { definition, parameters } = policy;

  test('declares itself, describes its parameters and refuses unknown ones', () => expectDeclaration(policy));

  test('chooses one of the sources shown, and the same one again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...parameters), worlds, (given, world) => {
        const rule = definition.prepare(definition.parameters.parse(given), FACTS);
        const chosen = rule.choose(stateOf(world));
        expect(Number.isInteger(chosen)).toBe(true);
        expect(chosen).toBeGreaterThanOrEqual(FIRST);
        expect(chosen).toBeLessThan(FIRST + world.lanes.length);
        expect(rule.choose(stateOf(world))).toBe(chosen);
      }),
      { seed: 43, numRuns: 300 },
    );
  });
});

describe('choices by hand among lanes 0 to 3', () => {
  const world: World = {
    lanes: [0, 1, 2, 3],
    quantity: 4,
    onHand: 1,
    backorders: 0,
    ordered: [2, 3, 0, 0],
    available: [0, 0, 3, 0],
    inFirstLeg: 2,
    arriving: 5,
  };
  test.each<[string, Readonly<Record<string, unknown>>, Partial<World>, number]>([
    // Behind their shares: 2 / 1 against 3 / 3.
    ['priority', {}, {}, 1],
    ['priority', {}, { ordered: [0, 3, 0, 0] }, 0],
    // 5 + 4 x 1 = 9, 0 + 4 x 2 = 8; the depot would cost 5 + 2 = 7 but has only 3 of 4 units.
    ['cheapest', {}, {}, 1],
    ['cheapest', {}, { quantity: 3 }, 1],
    ['cheapest', {}, { quantity: 9, available: [0, 0, 9, 0] }, 2],
    // Two days from the depot, if it has the units; three by express.
    ['fastest', {}, {}, 3],
    ['fastest', {}, { quantity: 3 }, 2],
    // 1 on hand + 5 arriving within three days.
    ['expedite-when-low', { below: 6 }, {}, 1],
    ['expedite-when-low', { below: 6 }, { backorders: 1 }, 3],
    ['overflow-bypass', { limit: 3 }, { ordered: [0, 3, 0, 0] }, 0],
    ['overflow-bypass', { limit: 2 }, { ordered: [0, 3, 0, 0] }, 3],
  ])('%s %j with %j', (name, given, change, expected) => {
    const definition = policies.find((policy) => policy.name === name)?.definition;
    const rule = definition?.prepare(definition.parameters.parse(given), FACTS);
    expect(rule?.choose(stateOf({ ...world, ...change }))).toBe(FIRST + expected);
  });
});

test.each([
  ['expedite-when-low', { below: 1 }, 'no lane is express'],
  ['overflow-bypass', { limit: 1 }, 'no lane has a first leg'],
])('%s refuses a network without the ways it needs', (name, given, message) => {
  const definition = policies.find((policy) => policy.name === name)?.definition;
  const facts = { ...FACTS, lanes: [lane({}), lane({ priority: 2 })] };
  expect(() => definition?.prepare(definition.parameters.parse(given), facts)).toThrow(message);
});
