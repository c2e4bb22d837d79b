import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type {
  CalendarLevels,
  StockFacts,
  StockState,
} from '../../src/policies/replenishment/replenishment-policy.ts';
import { deepFreeze, expectDeclaration, policiesUnderTest } from './policy-under-test.ts';

const policies = await policiesUnderTest('replenishment', 'days-of-supply.ts', {
  'base-stock': [{ level: 0 }, { level: 7 }],
  's-S': [
    { 'reorder-point': 3, 'order-up-to': 11 },
    { 'reorder-point': -4, 'order-up-to': 2 },
  ],
  's-Q': [{ 'reorder-point': 3, quantity: 5 }],
  's-nQ': [{ 'reorder-point': 3, quantity: 5 }],
  'R-S': [{ review: '1 d', 'order-up-to': 9 }],
  'R-s-S': [{ review: '12 h', 'reorder-point': 2, 'order-up-to': 9 }],
  newsvendor: [{ review: '1 d' }, { review: '7 d', quantile: 0.9 }],
  'national-order-up-to': [{ review: '7 d' }, { review: '1 d', quantile: 0.8 }],
  'days-of-supply': [{ review: '1 d', 'min-days': 3, 'max-days': 9 }],
});
const stockPolicies = policies.flatMap(({ name, definition, parameters }) =>
  definition.scope === 'stock' ? [{ name, definition, parameters }] : [],
);
const itemPolicies = policies.flatMap(({ name, definition, parameters }) =>
  definition.scope === 'item' ? [{ name, definition, parameters }] : [],
);

/** Facts with a demand quantile of any increasing shape. */
const facts: fc.Arbitrary<StockFacts> = fc
  .record({
    divisible: fc.boolean(),
    size: fc.integer({ min: 1, max: 9 }),
    meanDailyDemand: fc.constantFrom(0, 0.2, 1.5, 40),
    meanLeadTimeDays: fc.constantFrom(0, 1, 2.5, 30),
    holdingCostPerDay: fc.constantFrom(0, 0.1),
    underageCost: fc.constantFrom(0, 3),
    greatest: fc.constantFrom(1, 1.8),
  })
  .map(({ divisible, size, greatest, ...numbers }) =>
    deepFreeze({
      item: { id: 'item', class: 'A', value: 10, price: 20, divisible },
      node: { id: 'node', kind: 'fc', size },
      orderCost: 5,
      leastDemandFactor: 1,
      greatestDemandFactor: greatest,
      demandQuantile: (probability: number, extraDays: number, factor: number) => {
        const mean = numbers.meanDailyDemand * factor * (numbers.meanLeadTimeDays + extraDays);
        return mean + 2 * probability * Math.sqrt(mean);
      },
      ...numbers,
    }),
  );

/** Any state that a run can reach: whole units unless the item is divisible. */
const states: fc.Arbitrary<StockState> = fc
  .tuple(fc.nat(60), fc.nat(60), fc.nat(60), fc.constantFrom(1, 1.3, 1.8))
  .map(([onHand, onOrder, backorders, factor]) =>
    deepFreeze({
      now: 86_400,
      onHand,
      onOrder,
      backorders,
      inventoryPosition: onHand + onOrder - backorders,
      demandFactorAhead: () => factor,
      demandUncertaintyAhead: () => 0,
    }),
  );

function isLegal(units: number, divisible: boolean): boolean {
  return units >= 0 && Number.isFinite(units) && (divisible || Number.isInteger(units));
}

/** The broken line through the published levels, flat beyond its ends. */
function levelAt({ leastFactor, factorStep, levels }: CalendarLevels, factor: number): number {
  return levels.slice(1).reduce((level, next, index) => {
    const share = levels.length === 1 ? 0 : (factor - leastFactor) / factorStep - index;
    return level + (next - levels[index]) * Math.min(1, Math.max(0, share));
  }, levels[0]);
}

test('every policy of the catalogue and the example is under test, each name once', () => {
  expect(policies.map(({ name }) => name)).toContain('days-of-supply');
  expect(policies.length).toBeGreaterThanOrEqual(9);
  expect(new Set(policies.map(({ name }) => name)).size).toBe(policies.length);
});

describe.each(policies)('$name', (policy) => {
  test('declares itself, describes its parameters and refuses unknown ones', () => expectDeclaration(policy));
});

describe.each(stockPolicies)('$name, for one stock', ({ definition, parameters }) => {
  test('decides legally, never above its reorder point, and the same for the same facts and state', () => {
    fc.assert(
      fc.property(fc.constantFrom(...parameters), facts, fc.array(states), (given, stock, sequence) => {
        const parsed = deepFreeze(definition.parameters.parse(given));
        const rule = definition.prepare(parsed, stock);
        expect(Number.isInteger(rule.reviewSeconds) && rule.reviewSeconds >= 0).toBe(true);
        expect(isLegal(rule.initialStock, stock.item.divisible)).toBe(true);
        for (const state of sequence) {
          const quantity = rule.orderQuantity(state);
          expect(isLegal(quantity, stock.item.divisible)).toBe(true);
          if (state.inventoryPosition > rule.reorderPoint) expect(quantity).toBe(0);
          const { calendarLevels } = rule;
          if (calendarLevels !== undefined) {
            const level = levelAt(calendarLevels, state.demandFactorAhead(calendarLevels.days));
            const upTo = stock.item.divisible ? level : Math.ceil(level - 1e-9);
            expect(quantity).toBeCloseTo(Math.max(0, upTo - state.inventoryPosition), 9);
          }
          // A fresh rule has seen none of the states before: decisions have no memory.
          expect(definition.prepare(parsed, stock).orderQuantity(state)).toBe(quantity);
        }
      }),
      { seed: 21, numRuns: 100 },
    );
  });
});

describe.each(itemPolicies)('$name, for an item', ({ definition, parameters }) => {
  test('decides legally, and the same for the same facts, states and memory', () => {
    const world = fc.array(facts, { minLength: 1, maxLength: 4 }).chain((stocks) =>
      fc.tuple(
        fc.constant(stocks.map((stock) => ({ ...stock, item: stocks[0].item }))),
        fc.array(fc.array(states, { minLength: stocks.length, maxLength: stocks.length }), {
          maxLength: 6,
        }),
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...parameters), world, (given, [stocks, reviews]) => {
        const parsed = deepFreeze(definition.parameters.parse(given));
        const used = definition.prepare(parsed, stocks, stocks[0]);
        const divisible = stocks[0].item.divisible;
        expect(used.reviewSeconds).toBeGreaterThanOrEqual(1);
        expect(used.initialStock.every((units) => isLegal(units, divisible))).toBe(true);
        const play = (rule: typeof used) => {
          const memory = new Float64Array(rule.memorySize ?? 0);
          return reviews.map((review) => {
            const quantities = new Float64Array(stocks.length);
            rule.orderQuantities(review, quantities, memory);
            return [...quantities];
          });
        };
        const decisions = play(used);
        expect(decisions.flat().every((units) => isLegal(units, divisible))).toBe(true);
        expect(play(used)).toEqual(decisions);
        expect(play(definition.prepare(parsed, stocks, stocks[0]))).toEqual(decisions);
      }),
      { seed: 22, numRuns: 100 },
    );
  });
});
