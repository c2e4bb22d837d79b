import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/foundation/issue.ts';
import { loadModel } from '../../src/model/load-model.ts';
import { withSmallModel } from '../support/small-model.ts';

const withVendors = <T>(vendors: string, use: (folder: string) => Promise<T>) =>
  withSmallModel([{ file: 'model.yaml', from: 'policy:\n', to: `vendors: ${vendors}\npolicy:\n` }], use);

/** Code, path and what was received, of every issue. */
const issuesOf = (vendors: string): Promise<string[]> =>
  withVendors(vendors, async (folder) => {
    try {
      await loadModel(folder);
      return [];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return error.issues.map(({ code, path, received }) => `${code} ${path}: ${received}`);
    }
  });

test('a rule is read with its units and defaults', async () => {
  const [full, bare] = await withVendors(
    `[{where: {nodes: [maker], classes: [A]}, minimum-units: 5, minimum-value: 100, below: skip, case-pack: 6,
       rounding: nearest, order-days: [mon, sun], confirmation: {share: {distribution: beta, mean: 0.9, concentration: 20}, after: 36 h},
       receipts: [{share: 0.75}, {share: 0.25, delay: 12 h}], regimes: [{factor: 1, mean: 24 wk}, {factor: 2, mean: 30 d}],
       capacity: {units: 500, per: 1 wk}}, {}]`,
    async (folder) => (await loadModel(folder)).vendors ?? [],
  );
  expect(full).toMatchObject({
    where: { nodes: [0], classes: ['A'] },
    minimumUnits: 5,
    minimumValue: 100,
    below: 'skip',
    casePack: 6,
    rounding: 'nearest',
    nearestFrom: 0.6,
    isOrderDay: [true, false, false, false, false, false, true],
    confirmedShare: { name: 'beta', mean: 0.9 },
    confirmationSeconds: 36 * 3600,
    receipts: [
      { share: 0.75, delayDays: { mean: 0 } },
      { share: 0.25, delayDays: { mean: 0.5 } },
    ],
    regimes: [
      { factor: 1, meanDays: 168 },
      { factor: 2, meanDays: 30 },
    ],
    capacity: { units: 500, periodDays: 7, excess: 'delay' },
  });
  expect(bare).toMatchObject({ where: {}, below: 'raise', rounding: 'up', confirmedShare: { mean: 1 } });
  expect(bare.isOrderDay).toEqual(Array.from({ length: 7 }, () => true));
});

describe('mistakes', () => {
  test.each([
    ['[{where: {nodes: [shop]}}]', 'not-a-vendor vendors[0].where.nodes[0]: fc "shop"'],
    ['[{where: {nodes: [maler]}}]', 'unknown-name vendors[0].where.nodes[0]: "maler"'],
    ['[{where: {classes: [C]}}]', 'unknown-name vendors[0].where.classes[0]: "C"'],
    ['[{confirmation: {share: 1.2}}]', 'out-of-range vendors[0].confirmation.share: values up to 1.2'],
    ['[{confirmation: {share: 0}}]', 'out-of-range vendors[0].confirmation.share: values from 0 with mean 0'],
    [
      '[{confirmation: {share: {distribution: uniform, low: 0.5, high: 1.5}}}]',
      'out-of-range vendors[0].confirmation.share: values up to 1.5',
    ],
    [
      '[{confirmation: {share: {distribution: gamma, mean: 0.5, cv: 1}}}]',
      'out-of-range vendors[0].confirmation.share: values up to Infinity',
    ],
    ['[{receipts: [{share: 0.8}, {share: 0.3}]}]', 'shares-sum vendors[0].receipts: a sum of 1.1'],
    ['[{receipts: [{share: 1, delay: 5}]}]', 'missing-unit vendors[0].receipts[0].delay: 5'],
    ['[{case-pack: 2.5}]', 'fractional-size vendors[0].case-pack: 2.5'],
    ['[{rounding: down}]', 'unused-field vendors[0].rounding: no case-pack'],
    ['[{case-pack: 2, nearest-from: 0.5}]', 'unused-field vendors[0].nearest-from: up'],
    ['[{below: skip}]', 'unused-field vendors[0].below: no minimum'],
    ['[{order-days: [monday]}]', 'unknown-value vendors[0].order-days[0]: "monday"'],
    ['[{capacity: {units: 5, per: 12 h}}]', 'out-of-range vendors[0].capacity: 0.5 d'],
    ['[{capacity: {units: 0.5, per: 1 d}}]', 'out-of-range vendors[0].capacity.units: 0.5'],
    [
      '[{regimes: [{factor: 1, mean: 0 s}, {factor: 2, mean: 1 d}]}]',
      'out-of-range vendors[0].regimes[0].mean: 0 s',
    ],
    ['[{regimes: [{factor: 1, mean: 1 d}]}]', 'wrong-length vendors[0].regimes: 1'],
    ['[{joint-minimum: {}}]', 'missing-field vendors[0].joint-minimum: none'],
    [
      '[{joint-minimum: {units: 9, below: fill, longest-wait: 2 d}}]',
      'unused-field vendors[0].joint-minimum.longest-wait: fill',
    ],
    ['[{minimun-units: 3}]', 'unknown-key vendors[0].minimun-units: "minimun-units"'],
  ])('%s', async (vendors, issue) => {
    expect(await issuesOf(vendors)).toEqual([issue]);
  });

  test('a minimum in money for items that are worth nothing', async () => {
    const worthless = { file: 'items.csv', from: '12.5', to: '0' };
    const vendors = { file: 'model.yaml', from: 'policy:\n', to: 'vendors: [{minimum-value: 9}]\npolicy:\n' };
    const error = await withSmallModel([worthless, vendors], loadModel).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).issues.map(({ expected }) => expected)).toEqual([
      '0, or a value on item "widget"',
    ]);
  });

  test.each([
    ['2.5', 'fractional-size case-pack: 2.5'],
    ['2', 'unused-field case-pack: no vendors'],
  ])('an item’s case of %s units in a model without vendors', async (units, issue) => {
    const edits = [
      ['daily-orders', 'daily-orders,case-pack'],
      ['3.2', `3.2,${units}`],
      ['200 g,1', '200 g,1,'],
    ].map(([from, to]) => ({ file: 'items.csv', from, to }));
    const error = await withSmallModel(edits, loadModel).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    const { issues } = error as InputError;
    expect(issues.map(({ code, path, received }) => `${code} ${path}: ${received}`)).toEqual([issue]);
  });
});

test('regimes and receipts of vendors whose goods travel on trailers', async () => {
  const sections = `transport: [{where: {from: {nodes: [maker]}}, trailer: {volume: 60 m3}, fill-threshold: 1, longest-wait: 3 d}]
vendors: [{receipts: [{share: 0.5}, {share: 0.5, delay: 2 d}], regimes: [{factor: 1, mean: 9 d}, {factor: 2, mean: 9 d}]}]
policy:
`;
  const edit = { file: 'model.yaml', from: 'policy:\n', to: sections };
  const { vendors } = await withSmallModel([edit], loadModel);
  expect(vendors?.[0].receipts).toHaveLength(2);
});
