import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtEchelon } from '../support/built-echelon.ts';
import { withFiles } from '../support/small-model.ts';

/* Policy files that decide the impossible, in a world of one vendor, one DC, two FCs: decisions are checked, never clamped. */

const MODEL = {
  format: 1,
  name: 'misbehaving',
  horizon: '10 d',
  nodes: [
    { id: 'vendor', kind: 'vendor' },
    { id: 'depot', kind: 'dc' },
    { id: 'east', kind: 'fc' },
    { id: 'west', kind: 'fc' },
  ],
  regions: [{ id: 'town', share: 1 }],
  items: [{ id: 'lamp' }],
  lanes: [
    { from: 'vendor', to: 'depot', 'lead-time': '1 d' },
    { from: 'depot', to: 'east', 'lead-time': '1 d' },
    { from: 'depot', to: 'west', 'lead-time': '1 d' },
  ],
  speeds: [{ id: 'standard', deadline: '1 d', 'when-short': 'backorder' }],
  outbound: { rates: [{ speed: 'standard', transit: '1 h' }] },
  transfers: { review: '1 d', lanes: [{ 'lead-time': '1 d' }] },
  demand: { rows: [{ item: 'lamp', process: { type: 'periodic', every: '1 d', at: '30 h' }, size: 2 }] },
  'initial-stock': [
    { item: 'lamp', node: 'depot', units: 3 },
    { item: 'lamp', node: 'east', units: 10 },
    { item: 'lamp', node: 'west', units: 10 },
  ],
};

const REPLENISHMENT = `import { defineStockPolicy } from 'echelon';
import { z } from 'zod';
const answers = { nan: Number.NaN, negative: -1, fraction: 1.5, infinite: Number.POSITIVE_INFINITY, huge: 1e300, uncountable: 2 ** 53, text: '3', nothing: undefined };
export const wrong = defineStockPolicy({
  family: 'replenishment', scope: 'stock', name: 'wrong-orders', summary: 'Wrong.', source: 'own',
  parameters: z.strictObject({ answer: z.string() }),
  prepare: ({ answer }) => ({
    reviewSeconds: 0, reorderPoint: Infinity, initialStock: 0, orderQuantity: () => answers[answer as keyof typeof answers] as number,
  }),
});
`;
const FULFILLMENT = `import { defineFulfillmentPolicy } from 'echelon';
import { z } from 'zod';
export const wrong = defineFulfillmentPolicy({
  family: 'fulfillment', name: 'wrong-scores', summary: 'Wrong.', source: 'own',
  parameters: z.strictObject({ answer: z.string() }),
  prepare: ({ answer }) => ({ score: () => (answer === 'nan' ? Number.NaN : undefined) as number }),
});
`;
const ALLOCATION = `import { defineAllocationPolicy } from 'echelon';
import { z } from 'zod';
const answers = { nan: Number.NaN, negative: -1, fraction: 0.5, 'more-than-asked': 100, 'more-than-there-is': 2 };
export const wrong = defineAllocationPolicy({
  family: 'allocation', name: 'wrong-shares', summary: 'Wrong.', source: 'own',
  parameters: z.strictObject({ answer: z.string() }),
  prepare: ({ answer }) => ({
    oldestFirst: false, allocate: (_available, waiting, _whole, granted) => granted.fill(answers[answer as keyof typeof answers], 0, waiting.count),
  }),
});
`;
const REBALANCING = `import { defineRebalancingPolicy } from 'echelon';
import { z } from 'zod';
const answers = { nan: Number.NaN, negative: -1, fraction: 0.5, 'more-than-there-is': 11, 'some-of-it': 3 };
export const wrong = defineRebalancingPolicy({
  family: 'rebalancing', name: 'wrong-moves', summary: 'Wrong.', source: 'own',
  parameters: z.strictObject({ answer: z.string() }),
  prepare: ({ answer }) => ({ move: (_stocks, units) => { units[0] = answers[answer as keyof typeof answers]; } }),
});
`;

const ORDERED =
  /^policy "wrong-orders" at day 0, 00:00:00, item "lamp", node "east": ordered (.*) units \(on hand 10, on order 0, backorders 0\); expected a whole number of units from 0 to 9007199254740991$/;

describe('a policy that decides the impossible stops the run and is told what it decided, when and where', () => {
  test.each([
    ['nan', 'NaN'],
    ['negative', '-1'],
    ['fraction', '1.5'],
    ['infinite', 'Infinity'],
    ['huge', '1e+300'],
    ['uncountable', '9007199254740992'],
    ['text', '3'],
    ['nothing', 'undefined'],
  ])('replenishment that orders %s', async (answer, printed) => {
    const error = await failureOf({ replenishment: [{ use: './replenishment.ts', answer }] });
    expect(error).toMatchObject({ name: 'DecisionError', message: expect.stringMatching(ORDERED) });
    expect(ORDERED.exec(String((error as Error).message))?.[1]).toBe(printed);
  });

  test.each([
    ['nan', 'NaN'],
    ['nothing', 'undefined'],
  ])('fulfillment that scores %s', async (answer, printed) => {
    const replenishment = [{ use: 'base-stock', level: 10 }];
    const error = await failureOf({ replenishment, fulfillment: { use: './fulfillment.ts', answer } });
    expect(error).toMatchObject({
      name: 'DecisionError',
      message: `policy "wrong-scores" at day 1, 06:00:00, item "lamp", node "east": scored ${printed} (on hand 10, asked for 2); expected a number`,
    });
  });

  // Both FCs ask for 2 lamps at the first review, at time 0; the depot has 3.
  test.each([
    ['nan', 'granted NaN of 2 units asked for; expected a whole number between 0 and what was asked'],
    ['negative', 'granted -1 of 2 units asked for; expected a whole number between 0 and what was asked'],
    ['fraction', 'granted 0.5 of 2 units asked for; expected a whole number between 0 and what was asked'],
    [
      'more-than-asked',
      'granted 100 of 2 units asked for; expected a whole number between 0 and what was asked',
    ],
    ['more-than-there-is', 'granted 4 units in all; only 3 on hand'],
  ])('allocation that grants %s', async (answer, problem) => {
    const replenishment = [
      { where: { kinds: ['fc'] }, use: 'R-S', review: '1 d', 'order-up-to': 12 },
      { use: 'base-stock', level: 3 },
    ];
    const error = await failureOf({ replenishment, allocation: { use: './allocation.ts', answer } });
    expect(error).toMatchObject({
      name: 'DecisionError',
      message: `policy "wrong-shares" at day 0, 00:00:00, item "lamp", node "depot": ${problem}`,
    });
  });

  // From east, which has 10, to west.
  test.each([
    ['nan', 'moved NaN units; expected a whole number of units >= 0'],
    ['negative', 'moved -1 units; expected a whole number of units >= 0'],
    ['fraction', 'moved 0.5 units; expected a whole number of units >= 0'],
    ['more-than-there-is', 'moved 11 units in all; only 10 on hand'],
  ])('rebalancing that moves %s', async (answer, problem) => {
    const replenishment = [{ use: 'base-stock', level: 10 }];
    const error = await failureOf({ replenishment, rebalancing: { use: './rebalancing.ts', answer } });
    expect(error).toMatchObject({
      name: 'DecisionError',
      message: `policy "wrong-moves" at day 0, 00:00:00, item "lamp", node "east": ${problem}`,
    });
  });

  test('rebalancing that moves units out of a closed node', async () => {
    const scheduled = { from: '2025-01-06', duration: '1 d' };
    const shocks = { outages: [{ of: 'node', where: { nodes: ['east'] }, scheduled }] };
    const policy = {
      replenishment: [{ use: 'base-stock', level: 10 }],
      rebalancing: { use: './rebalancing.ts', answer: 'some-of-it' },
    };
    expect(await failureOf(policy)).toBe('no error');
    expect(await failureOf(policy, { start: '2025-01-06', shocks })).toMatchObject({
      name: 'DecisionError',
      message:
        'policy "wrong-moves" at day 0, 00:00:00, item "lamp", node "east": moved 3 units; nothing can leave on that way: it or the node is closed',
    });
  });
});

/** What a run under the policy throws, of the model with some fields replaced. */
async function failureOf(
  policy: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<unknown> {
  const { compileNetwork, loadModel, preparePolicy, simulate } = builtEchelon();
  const files = {
    'model.yaml': JSON.stringify({ ...MODEL, ...fields, policy }),
    'replenishment.ts': REPLENISHMENT,
    'fulfillment.ts': FULFILLMENT,
    'allocation.ts': ALLOCATION,
    'rebalancing.ts': REBALANCING,
  };
  return withFiles(files, async (folder) => {
    const model = await loadModel(join(folder, 'model.yaml'));
    if (model.policy === undefined) throw new Error('no policy');
    const prepared = await preparePolicy(compileNetwork(model), model.policy);
    try {
      simulate(prepared, { seed: '1', replication: 0 });
    } catch (error) {
      return error;
    }
    return 'no error';
  });
}
