import { expect, test } from 'vitest';
import { validateFile } from '../../src/application/validate-file.ts';
import { formatIssue, InputError } from '../../src/foundation/issue.ts';
import { IssueLog } from '../../src/model/issue-log.ts';
import { loadModel } from '../../src/model/load-model.ts';
import { pathText } from '../../src/model/located-value.ts';
import { namesOf } from '../../src/model/name-table.ts';
import { parsePolicySpec } from '../../src/model/parse-policy.ts';
import { SourceFiles } from '../../src/model/source-files.ts';
import { type Edit, SMALL_MODEL, withFiles, withSmallModel } from '../support/small-model.ts';

/** Reads a policy block that stands outside the model, as an experiment does. */
async function read(value: unknown, table = 'item,node,level\n') {
  return withFiles({ ...SMALL_MODEL, 'levels.csv': table }, async (folder) => {
    const log = new IssueLog();
    const policy = await parsePolicySpec(value, {
      path: ['policies', 'mine'],
      locate: (path) => ({ place: { file: 'experiment.yaml' }, path: pathText(path) }),
      names: namesOf(await loadModel(folder)),
      files: new SourceFiles(folder, log),
      log,
    });
    return { policy, issues: log.list().map((issue) => formatIssue(issue).replaceAll(`${folder}/`, '')) };
  });
}

test('resolves names against the model and keeps parameters as they are', async () => {
  const where = { nodes: ['shop'], items: ['gadget'], classes: ['B'], kinds: ['fc'] };
  const rule = {
    use: 'R-S',
    where,
    from: { nodes: ['depot'], kinds: ['dc'] },
    review: '7 d',
    'order-up-to': 8,
  };
  const { policy, issues } = await read({
    replenishment: [rule],
    allocation: { use: 'priority', order: ['shop'] },
  });
  expect(issues).toEqual([]);
  expect(policy?.replenishment[0]).toMatchObject({
    where: { nodes: [2], items: [1], classes: ['B'], kinds: ['fc'] },
    from: { nodes: [1], kinds: ['dc'] },
    policy: { use: 'R-S', parameters: { review: '7 d', 'order-up-to': 8 } },
  });
  expect(policy?.allocation).toMatchObject({ use: 'priority', parameters: { order: ['shop'] } });
});

test('types the cells of a table as numbers, true or false, lists and text', async () => {
  const table = 'item,node,level,review,fast,steps\nwidget,shop,8,7 d,true,1;2\n';
  const { policy } = await read({ replenishment: [{ use: 'x', table: 'levels.csv' }] }, table);
  const parameters = { level: 8, review: '7 d', fast: true, steps: [1, 2] };
  expect(policy?.replenishment[0].table).toMatchObject([
    { item: 0, node: 2, parameters, place: { line: 2 } },
  ]);
});

test('reports every unknown name and key where it stands', async () => {
  const rule = { use: 'x', where: { nodes: ['shp'], kind: ['fc'] }, table: 'levels.csv' };
  const first = await read({ replenishment: [rule] });
  expect(first.issues).toEqual([
    'experiment.yaml: policies.mine.replenishment[0].where.kind: expected one of nodes, kinds, items, classes, got "kind" (did you mean "kinds"?) [unknown-key]',
    expect.stringMatching(
      /^experiment\.yaml: use: expected a replenishment policy .* got "x" \[unknown-policy\]$/,
    ),
  ]);
  const table = 'item,node,level\nwidgt,shop,8\nwidget,shop,8\nwidget,shop,9\n';
  const second = await read({ replenishment: [{ ...rule, where: { nodes: ['shp'] } }] }, table);
  expect(second.issues).toEqual([
    'experiment.yaml: policies.mine.replenishment[0].where.nodes[0]: expected the name of a node: maker, depot, shop, got "shp" (did you mean "shop"?) [unknown-name]',
    'levels.csv:2:1: item: expected the name of an item: widget, gadget, got "widgt" (did you mean "widget"?) [unknown-name]',
    'levels.csv:4: expected each stock once, got "widget" at "shop" again [duplicate-id]',
  ]);
});

/** What validating the small model says after edits of model.yaml. */
async function mistakesAfter(...edits: readonly (readonly [string, string, string?])[]): Promise<string[]> {
  const inFiles = edits.map(([from, to, file = 'model.yaml']): Edit => ({ file, from, to }));
  return withSmallModel(inFiles, async (folder) => {
    const error: unknown = await validateFile(folder).catch((thrown: unknown) => thrown);
    if (!(error instanceof InputError)) throw new Error('the model was accepted');
    return error.issues.map((issue) => formatIssue(issue).replaceAll(`${folder}/`, ''));
  });
}

test('a wrong parameter is told where it stands, in plain words', async () => {
  const table = '      table: stocks.csv\n';
  expect(await mistakesAfter([table, ''], ['quantity: 20', 'quantity: -20'])).toEqual([
    'model.yaml:33:17: policy.replenishment[0].quantity: expected more than 0, got -20 [policy-parameter]',
  ]);
  expect(await mistakesAfter([table, ''], ['reorder-point: 10', 'reorder-point: ten'])).toEqual([
    'model.yaml:32:22: policy.replenishment[0].reorder-point: expected a number, got "ten" [policy-parameter]',
  ]);
  expect(await mistakesAfter([table, ''], ['quantity: 20', 'quantty: 20'])).toEqual([
    'model.yaml:30:7: policy.replenishment[0].quantity: expected a number, got nothing [policy-parameter]',
    'model.yaml:33:7: policy.replenishment[0].quantty: expected one of reorder-point, quantity, got "quantty" (did you mean "quantity"?) [policy-parameter]',
  ]);
});

test('a wrong parameter of a table is told in its cell, one the table leaves to the rule in the rule', async () => {
  const holdsAtDepot = ['kinds: [fc]', 'kinds: [fc, dc]'] as const;
  expect(await mistakesAfter(holdsAtDepot, ['shop,12', 'shop,much', 'stocks.csv'])).toEqual([
    'stocks.csv:2:13: reorder-point: expected a number, got "much" [policy-parameter]',
  ]);
  expect(await mistakesAfter(holdsAtDepot, ['quantity: 20', 'quantity: -20'])).toEqual([
    'model.yaml:33:17: policy.replenishment[0].quantity: expected more than 0, got -20 [policy-parameter]',
  ]);
});

test('an unknown key of the block hides no unknown parameter of its rules', async () => {
  const found = await mistakesAfter(
    ['      table: stocks.csv\n', '  fulfilment: { use: nearest }\n'],
    ['quantity: 20', 'quantty: 20'],
  );
  expect(found.map((line) => line.split(': ')[0])).toEqual([
    'model.yaml:34:3',
    'model.yaml:30:7',
    'model.yaml:33:7',
  ]);
});
