import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runExperiment } from '../../src/application/run-experiment.ts';
import type { Result } from '../../src/experiment/result.ts';
import { reportPage } from '../../src/report/page/report-page.ts';

/*
 * Figures of nodes in a result. One node has a dock and limited work, the other has neither; a second scenario takes the
 * dock away.
 */
const MODEL = `format: 1
name: two-buildings
horizon: 30 d
nodes:
  - { id: v, kind: vendor }
  - { id: busy, kind: fc }
  - { id: easy, kind: fc }
regions: [{ id: north, share: 0.5 }, { id: south, share: 0.5 }]
items: [{ id: a, daily-orders: 20 }]
lanes: [{ from: v, to: busy, lead-time: 2 d }, { from: v, to: easy, lead-time: 2 d }]
speeds: [{ id: std, deadline: 3 d, when-short: late }]
outbound:
  lanes:
    - { from: busy, to: north, transit: 1 d, distance: 1 km }
    - { from: easy, to: south, transit: 1 d, distance: 1 km }
demand: { by-item: { process: { type: poisson } } }
departures: [{ cycle-time: 1 h, times: ["12:00", "20:00"] }]
capacity:
  outbound: [{ where: { nodes: [busy] }, shifts: [{ from: "06:00", until: "18:00", units-per-hour: 1 }] }]
  inbound: [{ where: { nodes: [busy] }, doors: 1, units-per-hour: 2 }]
`;
const EXPERIMENT = `format: 1
name: buildings
model: ./model.yaml
replications: 3
scenarios: [{ id: dock }, { id: no-dock, set: { capacity.inbound: [] } }]
policies: { low: { replenishment: [{ use: base-stock, level: 60 }] }, high: { replenishment: [{ use: base-stock, level: 90 }] } }
`;

let folder = '';
let result: Result;
let table = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'echelon-nodes-'));
  await writeFile(join(folder, 'model.yaml'), MODEL);
  await writeFile(join(folder, 'buildings.yaml'), EXPERIMENT);
  const out = join(folder, 'out');
  const path = join(folder, 'buildings.yaml');
  ({ result } = await runExperiment({ experimentPath: path, out, workers: 1 }));
  table = await readFile(join(out, 'nodes.csv'), 'utf8');
});

afterAll(() => rm(folder, { recursive: true }));

test('a node has the figures of its own docks and work; the network of one such node has the same', () => {
  for (const { scenario, nodes, estimates } of result.cells) {
    const [busy, easy] = nodes;
    expect(easy.figures).toBeUndefined();
    const figures = Object.entries(busy.figures ?? {});
    expect(figures.length).toBe(scenario === 'dock' ? 16 : 8);
    expect(busy.figures?.['dock-wait-hours'] !== undefined).toBe(scenario === 'dock');
    // Shares of all units that left count those of the other node, too.
    const isOfAll = (id: string) => /share|late|delay/.test(id) && !id.startsWith('dock');
    for (const [id, value] of figures) {
      if (!isOfAll(id)) expect(value, id).toBeCloseTo(estimates[id].mean, 9);
    }
  }
});

test('the table has a column for each, empty where the node does not have it', () => {
  const [header, ...lines] = table.trimEnd().split('\n');
  const ids = result.nodeFigures?.map(({ id }) => id) ?? [];
  expect(header.split(',').slice(-ids.length)).toEqual(ids);
  const easy = lines.filter((line) => line.includes(',easy,'));
  expect(easy).toHaveLength(4);
  for (const line of easy) expect(line.endsWith(','.repeat(ids.length))).toBe(true);
  const busy = lines.find((line) => line.includes(',busy,'))?.split(',') ?? [];
  expect(Number(busy[header.split(',').indexOf('dock-utilisation')])).toBe(
    result.cells[0].nodes[0].figures?.['dock-utilisation'],
  );
});

test('the report has a table of docks and one of outbound work, without nodes that have neither', () => {
  const page = reportPage(result, 'window.Chart = {};\n');
  const tables = [...page.matchAll(/<details class="building"><summary>([^<]*)<[\s\S]*?<\/details>/g)];
  expect(tables.map(([, title]) => title)).toEqual([
    'Docks by node',
    'Outbound work by node',
    'Outbound work by node',
  ]);
  for (const [text] of tables) {
    expect(text.match(/<th scope="row">busy</g)).toHaveLength(2);
    expect(text).not.toContain('easy');
    expect(text).not.toMatch(/undefined|NaN/);
  }
});
