import { expect, test } from 'vitest';
import { formatIssue } from '../../src/foundation/issue.ts';
import { IssueLog } from '../../src/model/issue-log.ts';
import { loadModel } from '../../src/model/load-model.ts';
import { pathText } from '../../src/model/located-value.ts';
import { namesOf } from '../../src/model/name-table.ts';
import { parsePolicySpec } from '../../src/model/parse-policy.ts';
import { SourceFiles } from '../../src/model/source-files.ts';
import { SMALL_MODEL, withFiles } from '../support/small-model.ts';

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
  ]);
  const table = 'item,node,level\nwidgt,shop,8\nwidget,shop,8\nwidget,shop,9\n';
  const second = await read({ replenishment: [{ ...rule, where: { nodes: ['shp'] } }] }, table);
  expect(second.issues).toEqual([
    'experiment.yaml: policies.mine.replenishment[0].where.nodes[0]: expected the name of a node: maker, depot, shop, got "shp" (did you mean "shop"?) [unknown-name]',
    'levels.csv:2:1: item: expected the name of an item: widget, gadget, got "widgt" (did you mean "widget"?) [unknown-name]',
    'levels.csv:4: expected each stock once, got "widget" at "shop" again [duplicate-id]',
  ]);
});
