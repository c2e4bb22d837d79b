import { describe, expect, test } from 'vitest';
import { formatIssue, InputError } from '../../src/foundation/issue.ts';
import { loadModel } from '../../src/model/load-model.ts';
import type { Override } from '../../src/model/override.ts';
import { type Edit, SMALL_MODEL, withFiles, withSmallModel } from '../support/small-model.ts';

const yaml = (from: string, to: string): Edit => ({ file: 'model.yaml', from, to });
const table = (file: string, from: string, to: string): Edit => ({ file, from, to });

/** What is printed of the small model with the edits made, the folder left out. */
async function printed(edits: readonly Edit[], overrides: readonly Override[] = []): Promise<string[]> {
  return withSmallModel(edits, (folder) => printedOf(folder, overrides));
}

async function printedOf(folder: string, overrides: readonly Override[] = []): Promise<string[]> {
  const error: unknown = await loadModel(folder, overrides).catch((thrown: unknown) => thrown);
  if (!(error instanceof InputError)) throw new Error(`expected an InputError, got ${String(error)}`);
  return error.issues.map((issue) => formatIssue(issue).replaceAll(`${folder}/`, ''));
}

describe('a mistake hides no other', () => {
  test('a key given twice', async () => {
    expect(
      await printed([yaml('warm-up: 7 d', 'horizon: 28 d\nwarm-up: 7'), yaml('kind: fc,', 'kind: ft,')]),
    ).toEqual([
      'model.yaml:4:1: expected each key once, got "horizon" again [duplicate-key]',
      'model.yaml:5:10: warm-up: expected a duration with a unit, such as "2 h", got 7 [missing-unit]',
      expect.stringContaining('nodes[2].kind: expected one of vendor, dc, fc, same-day, got "ft"'),
    ]);
  });

  test('a key given twice beside another format', async () => {
    expect(await printed([yaml('format: 1\nname: small', 'format: 2\nname: small\nname: large')])).toEqual([
      'model.yaml:3:1: expected each key once, got "name" again [duplicate-key]',
      'model.yaml:1:9: format: expected format: 1, got 2 [unknown-format]',
    ]);
  });

  test('a list given twice, whose first part nobody sees', async () => {
    const second = 'costs: {holding-rate: x}\nnodes:\n  - {id: other, kind: fc}\nlanes:';
    expect(await printed([yaml('costs: {holding-rate: 0.25}\nlanes:', second)])).toEqual([
      'model.yaml:14:1: expected each key once, got "nodes" again [duplicate-key]',
      'model.yaml:13:23: costs.holding-rate: expected a number, got "x" [wrong-type]',
    ]);
  });

  test('a wrong field beside others of the same lane', async () => {
    const lane =
      '{from: makr, to: depot, order-cost: -8, lead-time: {distribution: gama, mean: 10, cv: 0.4}}';
    const edit = yaml('{from: maker, to: depot, lead-time: {distribution: gamma, mean: 10, cv: 0.4}}', lane);
    expect(await printed([edit])).toEqual([
      'model.yaml:15:41: lanes[0].order-cost: expected at least 0, got -8 [out-of-range]',
      expect.stringContaining('lanes[0].from: expected the name of a node: maker, depot, shop, got "makr"'),
      expect.stringContaining('lanes[0].lead-time.distribution: expected one of'),
    ]);
  });

  test('a wrong field beside others of the same row, one that must be given among them', async () => {
    const edits = [
      table('rates.csv', 'next-day,,20 h,6,', 'sameday,,20 h,abc,'),
      yaml('item: widget, node: shop, units: 5', 'item: wdget, node: shop, units: many'),
    ];
    expect(await printed(edits)).toEqual([
      'rates.csv:2:15: fixed: expected a number, got "abc" [wrong-type]',
      'model.yaml:27:38: initial-stock[0].units: expected a number, got "many" [wrong-type]',
      expect.stringContaining('rates.csv:2:1: speed: expected the name of a speed'),
      expect.stringContaining('initial-stock[0].item: expected the name of an item'),
    ]);
  });

  test('a wrong field beside others of the same section', async () => {
    const rebate = 'markdown:\n  review: x\n  rules: [{where: {classes: [Z]}, age: 91 d}]\ndemand:';
    expect(await printed([yaml('demand:', rebate)])).toEqual([
      'model.yaml:24:11: markdown.review: expected a duration with a unit, such as "2 h", got "x" [wrong-type]',
      expect.stringContaining('markdown.rules[0].where.classes[0]: expected the name of an item class'),
    ]);
  });

  test('what stands in for a wrong field is not judged', async () => {
    const edits = [
      yaml('when-short: backorder, patience: 3 d', 'when-short: backordr, patience: 3 d'),
      yaml('kind: fc,', 'kind: ft,'),
      yaml('share: 0.75', 'share: -1'),
      table('rates.csv', '0.20 /lb,10 lb', '0.20 /lb,10 lbx'),
    ];
    expect(await printed(edits)).toHaveLength(4);
  });

  test('broken quotes in a table', async () => {
    const edits = [table('items.csv', 'widget,A', '"widget"s,A'), table('items.csv', ',B,3,5', ',B,-3,5')];
    expect(await printed(edits)).toEqual([
      'items.csv:2:9: id: expected quotes that open and close around a whole cell, got "s" after the closing quote [csv-syntax]',
      'items.csv:3:10: value: expected at least 0, got -3 [out-of-range]',
    ]);
  });

  test('bytes of another encoding, in the model and in a table', async () => {
    const files = {
      ...SMALL_MODEL,
      'model.yaml': Buffer.from(
        SMALL_MODEL['model.yaml']
          .replace('id: shop', 'id: shop, city: Orl\u00e9ans')
          .replaceAll('shop', 'sh\u00f6p'),
        'latin1',
      ),
      'stocks.csv': SMALL_MODEL['stocks.csv'].replace('shop', 'sh\u00f6p'),
      'items.csv': Buffer.from(SMALL_MODEL['items.csv'].replace('widget,A', 'widget,\u00c4'), 'latin1'),
    };
    expect(await withFiles(files, (folder) => printedOf(folder))).toEqual([
      'model.yaml:8:12: expected UTF-8 text, got byte 0xF6, 3 more such bytes after it (save the file as UTF-8) [wrong-encoding]',
      'items.csv:2:8: expected UTF-8 text, got byte 0xC4 (save the file as UTF-8) [wrong-encoding]',
      expect.stringContaining('nodes[2].city: expected one of'),
    ]);
  });
});

describe('a mistake is told once, not by what follows from it', () => {
  test.each<[string, readonly Edit[], string]>([
    ['a price that is not finite', [table('rates.csv', 'standard,,40 h,3', 'standard,,40 h,.nan')], 'fixed'],
    [
      'an infinite price in YAML',
      [yaml('rates: rates.csv', 'rates: [{speed: standard, transit: 40 h, fixed: .inf}]')],
      'outbound.rates[0].fixed',
    ],
    ['a node without an id', [yaml('id: maker, kind', 'kind')], 'nodes[0].id'],
    [
      'a speed that is no mapping',
      [
        yaml(
          '{id: next-day, deadline: 24 h, reach: 300 km, share: 0.4, when-short: late, late-cost: 2}',
          'next-day',
        ),
      ],
      'speeds[0]',
    ],
    ['a lead time', [yaml('lead-time: 2 d', 'lead-time: -3 d')], 'lanes[1].lead-time'],
    ['the kind of a vendor', [yaml('kind: vendor', 'kind: vendors')], 'nodes[0].kind'],
    ['an empty list', [yaml('items: items.csv', 'items: []')], 'items'],
    [
      'stock of an item that no lane brings',
      [
        yaml('to: depot, lead', 'to: depot, items: [gadget], lead'),
        yaml('{item: widget, node', '{item: widgt, node'),
      ],
      'initial-stock[0].item',
    ],
    [
      'departures that a promise waits for',
      [
        yaml('policy:', 'departures: [{times: ["25:00"]}]\npolicy:'),
        yaml('deadline: 24 h', 'deliver-by: {days: 1, at: "21:00"}'),
      ],
      'departures[0].times[0]',
    ],
  ])('%s', async (_name, edits, path) => {
    const lines = await printed(edits);
    expect(lines.map((line) => / (\S+): expected/.exec(line)?.[1])).toEqual([path]);
  });
});

test('an override of one use of an alias changes no other', async () => {
  const files = {
    ...SMALL_MODEL,
    'model.yaml': SMALL_MODEL['model.yaml']
      .replace('lead-time: {', 'lead-time: &days {')
      .replace('lead-time: 2 d', 'lead-time: *days'),
  };
  await withFiles(files, async (folder) => {
    const override = { path: 'lanes.maker>depot.lead-time.mean', value: 3, place: { file: 'command line' } };
    const { lanes } = await loadModel(folder, [override]);
    expect(lanes.map(({ leadTimeDays }) => leadTimeDays.mean)).toEqual([3, 10]);
  });
});
