import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { checkExperiment } from '../../src/application/check-experiment.ts';
import { runExperiment } from '../../src/application/run-experiment.ts';
import { Campaign } from '../../src/experiment/campaign.ts';
import { campaignKey } from '../../src/experiment/campaign-key.ts';
import { loadExperiment } from '../support/load-experiment.ts';

/* Scenarios that change which metrics a model has, and code that changes what a journal may be mixed with. */

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'echelon-scenarios-'));
  writeFileSync(
    join(home, 'model.yaml'),
    `format: 1
name: two-nodes
start: 2025-01-06
horizon: 30 d
warm-up: 5 d
nodes:
  - { id: v, kind: vendor }
  - { id: f1, kind: fc }
  - { id: f2, kind: fc }
regions: [{ id: r, share: 1 }]
items: [{ id: a, daily-orders: 10, price: 3 }]
lanes:
  - { from: v, to: f1, lead-time: 2 d }
  - { from: v, to: f2, lead-time: 2 d }
speeds: [{ id: std, deadline: 2 d, when-short: late, late-cost: 3 }]
outbound:
  lanes:
    - { from: f1, to: r, transit: 1 d, distance: 1 km }
    - { from: f2, to: r, transit: 3 d, distance: 2 km }
demand: { by-item: { process: { type: poisson } } }
`,
  );
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

const POLICY = 'policies: { base: { replenishment: [{ use: base-stock, level: 25 }] } }';

function experiment(name: string, extra: string, policy = POLICY): string {
  const path = join(home, `${name}.yaml`);
  writeFileSync(path, `format: 1\nname: ${name}\nmodel: model.yaml\nreplications: 3\n${policy}\n${extra}\n`);
  return path;
}

describe('a scenario that changes the kinds of nodes', () => {
  it('keeps every figure under its own metric', async () => {
    const path = experiment(
      'kinds',
      'scenarios: [{ id: as-is }, { id: kind, set: { nodes.f2.kind: same-day } }]',
    );
    const { result } = await runExperiment({ experimentPath: path, out: join(home, 'kinds'), workers: 1 });
    const [before, after] = result.cells;
    // The kind of a node is a name: nothing else happens differently.
    expect(after.traceHashes).toEqual(before.traceHashes);
    for (const id of ['units-demanded', 'mean-on-order', 'total-cost-per-unit', 'promise-met']) {
      expect(after.estimates[id]).toEqual(before.estimates[id]);
    }
    expect(before.estimates['on-hand-same-day']).toBeUndefined();
    const split = after.estimates['on-hand-fc'].mean + after.estimates['on-hand-same-day'].mean;
    expect(split).toBeCloseTo(before.estimates['on-hand-fc'].mean, 9);
  });

  it('may not change the calendar that all scenarios share', async () => {
    const path = experiment('calendar', "scenarios: [{ id: short, set: { horizon: '10 d' } }]");
    await expect(loadExperiment(path)).rejects.toThrow(/calendar\.yaml:6:\d+:.*share one calendar/);
  });
});

test('a cost below zero that rises is a relative change above zero', async () => {
  const model = readFileSync(join(home, 'model.yaml'), 'utf8');
  const withSeller = model.replace(
    'price: 3 }]',
    'price: 3 }, { id: b, daily-orders: 10, price: 3, seller: s }]',
  );
  const sellers =
    'sellers: [{ id: s, replenishment: [{ use: base-stock, level: 40 }], fees: { fulfillment: 9 } }]';
  writeFileSync(join(home, 'fees.yaml'), `${withSeller}${sellers}\n`);
  const rule = (level: number) => `{ replenishment: [{ use: base-stock, level: ${level} }] }`;
  const path = experiment('fees-compared', '', `policies: { much: ${rule(40)}, little: ${rule(10)} }`);
  writeFileSync(path, readFileSync(path, 'utf8').replace('model: model.yaml', 'model: fees.yaml'));
  const { result } = await runExperiment({ experimentPath: path, out: join(home, 'fees'), workers: 1 });
  const total = result.comparisons.find(({ metric }) => metric === 'total-cost-per-unit');
  expect(total?.incumbent.mean).toBeLessThan(0);
  expect(total?.difference.mean).toBeGreaterThan(0);
  expect(total?.relative).toBeGreaterThan(0);
});

describe('the key of a journal', () => {
  const key = async (path: string): Promise<string> => {
    const loaded = await loadExperiment(path);
    return campaignKey(loaded, [await new Campaign(loaded).network(0)], '1.0.0');
  };

  it('changes with a policy file, with what it imports, and with nothing else', async () => {
    mkdirSync(join(home, 'lib'), { recursive: true });
    const helper = join(home, 'lib/level.ts');
    const policy = join(home, 'policy.ts');
    writeFileSync(helper, 'export const LEVEL = 3000;\n');
    writeFileSync(policy, "import { LEVEL } from './lib/level.js';\nexport const level = LEVEL;\n");
    const path = experiment('keyed', '', 'policies: { own: { replenishment: [{ use: ./policy.ts }] } }');
    const first = await key(path);
    expect(await key(path)).toBe(first);
    writeFileSync(helper, 'export const LEVEL = 300;\n');
    const second = await key(path);
    expect(second).not.toBe(first);
    writeFileSync(policy, `${readFileSync(policy, 'utf8')}// changed\n`);
    expect(await key(path)).not.toBe(second);
  });

  it.each([
    ['policy', '', 'policy: { replenishment: [{ use: ./own.ts }] }'],
    ['seller', POLICY, 'sellers: [{ id: other, where: { items: [a] }, replenishment: [{ use: ./own.ts }] }]'],
  ])("changes with a plug-in of the model's own %s", async (owner, policies, section) => {
    writeFileSync(join(home, 'own.ts'), 'export const level = 1;\n');
    const model = readFileSync(join(home, 'model.yaml'), 'utf8');
    writeFileSync(join(home, `with-${owner}.yaml`), `${model}${section}\n`);
    const path = experiment(`own-${owner}`, '', policies);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('model: model.yaml', `model: with-${owner}.yaml`));
    const first = await key(path);
    writeFileSync(join(home, 'own.ts'), 'export const level = 2;\n');
    expect(await key(path)).not.toBe(first);
  });
});

describe('the exact gate', () => {
  it('sees prices that change although every event is as before', async () => {
    const path = experiment('prices', 'gates: { exact: true }');
    await runExperiment({ experimentPath: path, out: join(home, 'prices-baseline'), workers: 1 });
    const model = readFileSync(join(home, 'model.yaml'), 'utf8');
    writeFileSync(join(home, 'model.yaml'), model.replace('price: 3', 'price: 3, holding-cost: 0.5'));
    const { gates } = await checkExperiment({
      experimentPath: path,
      baseline: join(home, 'prices-baseline'),
      out: join(home, 'prices-check'),
      workers: 1,
    });
    writeFileSync(join(home, 'model.yaml'), model);
    expect(gates.rows[0].verdict).toBe('fail');
    expect(gates.rows[0].reason).toMatch(/^every event as before, but total-cost-per-unit is /);
  });
});
