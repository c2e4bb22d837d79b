import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { generateFullTables } from '../../models/us-network-full/generate.ts';
import { loadModel } from '../../src/model/load-model.ts';
import { compileNetwork } from '../../src/network/network.ts';
import { summarizeRun } from '../../src/observation/summarize-run.ts';
import { preparePolicy } from '../../src/simulation/prepare-policy.ts';
import { simulate } from '../../src/simulation/simulate.ts';

/*
 * Proves that the full US network is what its README says: generated files are fresh, it has the mechanisms named there, and a
 * run with all of them on keeps the laws and promises what the README's clocks say.
 */

const FOLDER = join(import.meta.dirname, '../../models/us-network-full');
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

test.each(Object.entries(generateFullTables()))('%s is what the generator writes', (name, text) => {
  expect(read(name)).toBe(text);
});

test.each([
  'departures',
  'capacity.outbound',
  'capacity.inbound',
  'capacity.storage',
  'transport',
  'vendors.0.joint-minimum',
  'vendors.0.order-days',
  'vendors.0.regimes',
  'vendors.2.capacity',
  'vendors.2.receipts',
  'baskets.affinity',
  'baskets.consolidation',
  'customers.conversion',
  'customers.substitution.dissimilarity',
  'customers.cancellation',
  'customers.returns',
  'forecast.events',
  'forecast.cold-start',
  'shocks.surges',
  'shocks.outages',
  'shocks.capacity',
  'transfers',
  'sellers',
  'markdown',
  'policy.sourcing',
  'policy.rebalancing',
  'policy.markdown',
])('it has %s, as the README says', (path) => {
  expect(parseDocument(read('model.yaml'), { merge: true }).hasIn(path.split('.').map(keyOf))).toBe(true);
});

function keyOf(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part;
}

describe('a run of three weeks', async () => {
  const model = await loadModel(FOLDER, [
    { path: 'horizon', value: '14 d', place: { file: 'test' } },
    { path: 'warm-up', value: '7 d', place: { file: 'test' } },
  ]);
  if (model.policy === undefined) throw new Error('the model has no policy');
  const policy = await preparePolicy(compileNetwork(model), model.policy);
  // The laws of units, boxes and money are checked at its end.
  const outcome = simulate(policy, { seed: 'test', replication: 0 });
  const { metrics } = summarizeRun(policy, outcome);

  test('promises less the faster the speed, and keeps what it promises but for late parcels', () => {
    expect(metrics['offered-two-hour']).toBeGreaterThan(0.02);
    expect(metrics['offered-same-day']).toBeGreaterThan(metrics['offered-two-hour']);
    expect(metrics['offered-one-day']).toBeGreaterThan(metrics['offered-same-day']);
    expect(metrics['offered-two-day']).toBeGreaterThan(metrics['offered-one-day']);
    // 1.5 to 3 % of the parcels are late (README, "Clocks, promises and cut-offs"), some of them with time to spare.
    expect(metrics['on-time-to-promise']).toBeGreaterThan(0.97);
    expect(metrics['on-time-to-promise']).toBeLessThan(1);
  });

  test('sells for others about 60 % of its units', () => {
    // Six items in ten of every class (README, "Sellers").
    expect(metrics['seller-share']).toBeGreaterThan(0.57);
    expect(metrics['seller-share']).toBeLessThan(0.63);
    expect(metrics['seller-fill-rate']).toBeGreaterThan(0.9);
    expect(metrics['own-fill-rate']).toBeGreaterThan(0.9);
  });

  test('sends about 1.5 lines an order', () => {
    expect(metrics['lines-per-order']).toBeGreaterThan(1.4);
    expect(metrics['lines-per-order']).toBeLessThan(1.6);
  });
});
