import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MarkdownFacts } from '../../src/policies/markdown/markdown-policy.ts';
import { deepFreeze, expectDeclaration, policiesUnderTest } from './policy-under-test.ts';

const policies = await policiesUnderTest('markdown', 'deeper-with-age.ts', {
  'full-price': [{}],
  'aged-stock': [{ discount: 0.3 }, { discount: 0.5, above: 10 }],
  'deeper-with-age': [{ deepest: 0.4 }, { deepest: 0.9 }],
});

const FACTS: MarkdownFacts = deepFreeze({
  item: { id: 'item', class: 'A', value: 5, price: 20 },
  ageDays: 91,
  reviewDays: 7,
  greatestDiscount: 0.5,
  elasticity: 2,
});

test('every policy of the catalogue and the example is under test, each name once', () => {
  expect(policies.map(({ name }) => name)).toContain('deeper-with-age');
  expect(policies.length).toBeGreaterThanOrEqual(3);
  expect(new Set(policies.map(({ name }) => name)).size).toBe(policies.length);
});

describe.each(policies)('$name', (policy) => {
  const { definition, parameters } = policy;

  test('declares itself, describes its parameters and refuses unknown ones', () => expectDeclaration(policy));

  test('gives discounts from 0 to the greatest, and the same again', () => {
    const states = fc
      .record({ onHand: fc.nat(90), aged: fc.nat(100), discount: fc.constantFrom(0, 0.3) })
      .map(({ onHand, aged, discount }) => ({ now: 0, onHand, agedUnits: Math.min(onHand, aged), discount }));
    fc.assert(
      fc.property(fc.constantFrom(...parameters), states, (given, state) => {
        const rule = definition.prepare(definition.parameters.parse(given), FACTS);
        const discount = rule?.discount(state) ?? 0;
        expect(discount).toBeGreaterThanOrEqual(0);
        expect(discount).toBeLessThanOrEqual(0.5);
        expect(rule?.discount(state) ?? 0).toBe(discount);
      }),
      { seed: 45, numRuns: 200 },
    );
  });
});

test.each<[string, Readonly<Record<string, unknown>>, number, number]>([
  ['aged-stock', { discount: 0.3 }, 0, 0],
  ['aged-stock', { discount: 0.3 }, 1, 0.3],
  ['aged-stock', { discount: 0.3, above: 10 }, 10, 0],
  ['aged-stock', { discount: 0.3, above: 10 }, 11, 0.3],
  ['deeper-with-age', { deepest: 0.4 }, 20, 0.2],
])('%s %j of 40 units with %d aged: %d', (name, given, agedUnits, expected) => {
  const definition = policies.find((policy) => policy.name === name)?.definition;
  const rule = definition?.prepare(definition.parameters.parse(given), FACTS);
  expect(rule?.discount({ now: 0, onHand: 40, agedUnits, discount: 0 })).toBe(expected);
});

test('aged-stock refuses a discount that the model does not allow', () => {
  const definition = policies.find(({ name }) => name === 'aged-stock')?.definition;
  expect(() => definition?.prepare({ discount: 0.6, above: 0 }, FACTS)).toThrow('greatest-discount 0.5');
});
