import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OptionView } from '../../src/policies/fulfillment/fulfillment-policy.ts';
import { deepFreeze, expectDeclaration, policiesUnderTest } from './policy-under-test.ts';

const FACTS = deepFreeze({
  nodes: ['vendor', 'dc', 'east', 'west'].map((id) => ({ id, kind: id === 'dc' ? 'dc' : 'fc' })),
  regions: [{ id: 'town' }, { id: 'city' }],
  items: [{ id: 'lamp', class: 'A', value: 10 }],
  speeds: [
    { id: 'fast', deadlineSeconds: 7_200 },
    { id: 'slow', deadlineSeconds: 86_400 },
  ],
});

const policies = await policiesUnderTest('fulfillment', 'keep-for-fast.ts', {
  nearest: [{}],
  cheapest: [{}],
  preference: [
    { lists: [{ region: 'town', nodes: ['east', 'west'] }] },
    {
      lists: [
        { region: 'town', speed: 'fast', nodes: ['west'] },
        { region: 'town', nodes: ['east'] },
      ],
    },
  ],
  'keep-for-fast': [{ reserve: 2, fast: ['fast'] }],
});

const options: fc.Arbitrary<OptionView> = fc
  .record({
    now: fc.nat(1e6),
    node: fc.integer({ min: 1, max: 3 }),
    region: fc.nat(1),
    item: fc.constant(0),
    speed: fc.nat(1),
    quantity: fc.integer({ min: 1, max: 9 }),
    onHand: fc.nat(9),
    distanceKm: fc.double({ min: 0, max: 4000, noNaN: true }),
    deliverySeconds: fc.nat(1e6),
    method: fc.constantFrom('ground', 'air'),
    shippingCost: fc.double({ min: 0, max: 100, noNaN: true }),
  })
  .map(deepFreeze);

test('every policy of the catalogue and the example is under test, each name once', () => {
  expect(policies.map(({ name }) => name)).toContain('keep-for-fast');
  expect(policies.length).toBeGreaterThanOrEqual(4);
  expect(new Set(policies.map(({ name }) => name)).size).toBe(policies.length);
});

describe.each(policies)('$name', (policy) => {
  const { definition, parameters } = policy;

  test('declares itself, describes its parameters and refuses unknown ones', () => expectDeclaration(policy));

  test('scores every option with a number, the same whatever it scored before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...parameters), fc.array(options), (given, sequence) => {
        const parsed = deepFreeze(definition.parameters.parse(given));
        const rule = definition.prepare(parsed, FACTS);
        for (const option of sequence) {
          const score = rule.score(option);
          expect(typeof score === 'number' && !Number.isNaN(score)).toBe(true);
          expect(definition.prepare(parsed, FACTS).score(option)).toBe(score);
        }
      }),
      { seed: 31, numRuns: 100 },
    );
  });
});

const fixed = policies.filter(({ definition, parameters }) =>
  parameters.some((given) => definition.prepare(definition.parameters.parse(given), FACTS).isFixed === true),
);

test('nearest and preference call their scores fixed', () => {
  expect(fixed.map(({ name }) => name)).toEqual(['nearest', 'preference']);
});

describe.each(fixed)('$name, whose scores are fixed', ({ definition, parameters }) => {
  test('scores the same whatever the item, quantity, stock, cost and time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...parameters), options, options, (given, option, other) => {
        const rule = definition.prepare(deepFreeze(definition.parameters.parse(given)), FACTS);
        const { now, item, quantity, onHand, shippingCost } = other;
        expect(rule.score({ ...option, now, item, quantity, onHand, shippingCost })).toBe(rule.score(option));
      }),
      { seed: 32, numRuns: 100 },
    );
  });
});

test('scores that a policy calls the shipping cost are the shipping cost', () => {
  const byCost = policies.filter(({ definition, parameters }) =>
    parameters.some(
      (given) => definition.prepare(definition.parameters.parse(given), FACTS).isShippingCost === true,
    ),
  );
  expect(byCost.map(({ name }) => name)).toEqual(['cheapest']);
  for (const { definition, parameters } of byCost) {
    fc.assert(
      fc.property(fc.constantFrom(...parameters), options, (given, option) => {
        const rule = definition.prepare(deepFreeze(definition.parameters.parse(given)), FACTS);
        expect(rule.score(option)).toBe(option.shippingCost);
      }),
      { seed: 33, numRuns: 100 },
    );
  }
});

describe('what single policies promise', () => {
  const option = {
    now: 0,
    node: 2,
    region: 0,
    item: 0,
    speed: 1,
    quantity: 1,
    onHand: 9,
    distanceKm: 50,
    deliverySeconds: 3600,
    method: 'ground',
    shippingCost: 8,
  };
  const ruleOf = (name: string, given: unknown) => {
    const found = policies.find((policy) => policy.name === name);
    if (found === undefined) throw new Error(`no policy ${name}`);
    return found.definition.prepare(found.definition.parameters.parse(given), FACTS);
  };

  test('nearest scores by distance, cheapest by handling and parcel price', () => {
    expect(ruleOf('nearest', {}).score(option)).toBe(50);
    expect(ruleOf('cheapest', {}).score(option)).toBe(8);
  });

  test('preference: the list of a speed goes before the general one; nodes not listed are refused', () => {
    const { score } = ruleOf('preference', {
      lists: [
        { region: 'town', speed: 'fast', nodes: ['west'] },
        { region: 'town', nodes: ['east', 'dc'] },
      ],
    });
    expect(score({ ...option, speed: 1, node: 2 })).toBe(0);
    expect(score({ ...option, speed: 1, node: 1 })).toBe(1);
    expect(score({ ...option, speed: 1, node: 3 })).toBe(Number.POSITIVE_INFINITY);
    expect(score({ ...option, speed: 0, node: 2 })).toBe(Number.POSITIVE_INFINITY);
    expect(score({ ...option, speed: 0, node: 3 })).toBe(0);
    expect(score({ ...option, region: 1 })).toBe(Number.POSITIVE_INFINITY);
  });

  test('preference and keep-for-fast refuse names that the model does not have', () => {
    expect(() => ruleOf('preference', { lists: [{ region: 'towm', nodes: ['east'] }] })).toThrow(
      'unknown region "towm", did you mean "town"?',
    );
    expect(() => ruleOf('keep-for-fast', { reserve: 1, fast: ['faster'] })).toThrow('unknown speed "faster"');
  });

  test('keep-for-fast: a slow order goes to a farther node rather than into the reserve; a fast one does not mind', () => {
    const { score } = ruleOf('keep-for-fast', { reserve: 2, fast: ['fast'] });
    const near = { ...option, onHand: 2 };
    const far = { ...option, onHand: 3, distanceKm: 3000 };
    expect(score(far)).toBeLessThan(score(near));
    expect(score({ ...near, speed: 0 })).toBeLessThan(score({ ...far, speed: 0 }));
  });
});
