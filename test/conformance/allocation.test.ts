import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WaitingOrders } from '../../src/policies/allocation/allocation-policy.ts';
import { deepFreeze, expectDeclaration, policiesUnderTest } from './policy-under-test.ts';

const FACTS = deepFreeze({
  nodes: [
    { id: 'dc', kind: 'dc', size: 1 },
    { id: 'small', kind: 'fc', size: 1 },
    { id: 'large', kind: 'fc', size: 3 },
  ],
});

const policies = await policiesUnderTest('allocation', 'share-by-size.ts', {
  fifo: [{}],
  proportional: [{}],
  priority: [{ nodes: ['large'] }, { nodes: ['small', 'large'] }],
  'share-by-size': [{}],
});

interface Waiting {
  readonly whole: boolean;
  readonly available: number;
  readonly rows: readonly { readonly quantity: number; readonly node: number }[];
}

const whole = fc.record({
  whole: fc.constant(true),
  available: fc.integer({ min: 1, max: 40 }),
  rows: fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 15 }), node: fc.constantFrom(1, 2) }), {
    minLength: 1,
    maxLength: 6,
  }),
});
const real = fc.record({
  whole: fc.constant(false),
  available: fc.double({ min: 0.01, max: 40, noNaN: true }),
  rows: fc.array(
    fc.record({ quantity: fc.double({ min: 0.01, max: 15, noNaN: true }), node: fc.constantFrom(1, 2) }),
    { minLength: 1, maxLength: 6 },
  ),
});

/** The columns the engine hands out: longer than `count`, the rest left over from earlier. */
function columns({ rows }: Waiting): WaitingOrders {
  const quantity = new Float64Array(8).fill(1000);
  const node = new Int32Array(8).fill(1);
  const placedAt = new Float64Array(8);
  for (const [row, order] of rows.entries()) {
    quantity[row] = order.quantity;
    node[row] = order.node;
    placedAt[row] = row;
  }
  return { count: rows.length, quantity, node, placedAt };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

test('every policy of the catalogue and the example is under test, each name once', () => {
  expect(policies.map(({ name }) => name)).toContain('share-by-size');
  expect(policies.length).toBeGreaterThanOrEqual(4);
  expect(new Set(policies.map(({ name }) => name)).size).toBe(policies.length);
});

describe.each(policies)('$name', (policy) => {
  const { definition, parameters } = policy;
  const grantsOf = (given: unknown, waiting: Waiting, available = waiting.available): number[] => {
    const rule = definition.prepare(definition.parameters.parse(given), FACTS);
    const orders = columns(waiting);
    const before = structuredClone(orders);
    const granted = new Float64Array(8);
    rule.allocate(available, orders, waiting.whole, granted);
    expect(orders).toEqual(before);
    expect([...granted.slice(waiting.rows.length)].every((units) => units === 0)).toBe(true);
    return [...granted.slice(0, waiting.rows.length)];
  };

  test('declares itself, describes its parameters and refuses unknown ones', () => expectDeclaration(policy));

  test('gives nobody more than he asked for, not more than there is, and keeps back nothing that is wanted', () => {
    fc.assert(
      fc.property(fc.constantFrom(...parameters), fc.oneof(whole, real), (given, waiting) => {
        const granted = grantsOf(given, waiting);
        const wanted = sum(waiting.rows.map(({ quantity }) => quantity));
        for (const [row, units] of granted.entries()) {
          expect(units >= 0 && units <= waiting.rows[row].quantity).toBe(true);
          if (waiting.whole) expect(Number.isInteger(units)).toBe(true);
        }
        // Real shares may add up to a rounding error more, which the engine lets pass; whole units never.
        const rounding = waiting.whole ? 0 : 1e-12 * waiting.available;
        expect(sum(granted)).toBeLessThanOrEqual(waiting.available + rounding);
        expect(sum(granted)).toBeCloseTo(Math.min(waiting.available, wanted), 9);
        expect(grantsOf(given, waiting)).toEqual(granted);
      }),
      { seed: 41, numRuns: 300 },
    );
  });
});

describe('numbers by hand: 7 units, asked for 4 by small, 6 by large, 2 by small', () => {
  const waiting = {
    whole: true,
    available: 7,
    rows: [
      { quantity: 4, node: 1 },
      { quantity: 6, node: 2 },
      { quantity: 2, node: 1 },
    ],
  };
  test.each([
    ['fifo', {}, [4, 3, 0]],
    // 7/12 of each: 2.333, 3.5, 1.167; whole parts 2 + 3 + 1, the last unit to the remainder 0.5.
    ['proportional', {}, [2, 4, 1]],
    ['priority', { nodes: ['large'] }, [1, 6, 0]],
    // Weights 1, 3, 1 of 7: exact shares 1.4, 4.2, 1.4; whole parts 1 + 4 + 1, the last unit to the older of equals.
    ['share-by-size', {}, [2, 4, 1]],
  ])('%s', (name, given, expected) => {
    const found = policies.find((policy) => policy.name === name);
    if (found === undefined) throw new Error(`no policy ${name}`);
    const granted = new Float64Array(8);
    const rule = found.definition.prepare(found.definition.parameters.parse(given), FACTS);
    rule.allocate(waiting.available, columns(waiting), true, granted);
    expect([...granted.slice(0, 3)]).toEqual(expected);
  });
});

test('proportional: real shares taken away one by one, as the engine does, never leave less than nothing', () => {
  const found = policies.find((policy) => policy.name === 'proportional');
  fc.assert(
    fc.property(real, (waiting) => {
      const granted = new Float64Array(8);
      found?.definition.prepare({}, FACTS).allocate(waiting.available, columns(waiting), false, granted);
      expect(granted.reduce((left, units) => left - units, waiting.available)).toBeGreaterThanOrEqual(0);
    }),
    { seed: 42, numRuns: 300 },
  );
});
