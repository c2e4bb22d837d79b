/**
 * The fulfillment network of network-formulas.md in Echelon, from model files through the public API, with metrics,
 * conservation laws and trace hash. The rate leaves out reading the model and preparing the policy (both reported, as
 * the C++ and SimPy sides leave out their set-up) and comes after three untimed replications, in which V8 compiles the
 * engine: an experiment runs many.
 * Usage: node --import tsx test/bench/network.ts [days 100] [warm-up days 20]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtApi } from './built-api.ts';
import { writeNetworkModel } from './network-model.ts';

const [days = 100, warmUpDays = 20] = process.argv.slice(2).map(Number);
const { loadModel, compileNetwork, preparePolicy, simulate, summarizeRun } = await builtApi();

const folder = mkdtempSync(join(tmpdir(), 'echelon-bench-'));
const beforeSetUp = performance.now();
const policy = await prepare();
const setUpSeconds = (performance.now() - beforeSetUp) / 1000;
for (const replication of [1, 2, 3]) simulate(policy, { seed: 'bench', replication });

const start = performance.now();
const outcome = simulate(policy, { seed: 'bench', replication: 0 });
const summary = summarizeRun(policy, outcome);
const seconds = (performance.now() - start) / 1000;

const oneDay = summary.speeds.find(({ id }) => id === 'one-day');
const meanOnHand = (kind: string) =>
  summary.nodes.reduce((sum, node) => sum + (node.id.startsWith(kind) ? node.meanOnHand : 0), 0);
console.log(
  JSON.stringify({
    benchmark: 'network',
    implementation: 'echelon',
    operations: outcome.orderCount,
    seconds,
    rate: outcome.orderCount / seconds,
    setUpSeconds,
    fillRate: summary.metrics['fill-rate'],
    oneDayFillRate: oneDay?.fillRate,
    meanOnHandFc: meanOnHand('fc'),
    meanOnHandDc: meanOnHand('dc'),
    meanDistance: summary.metrics['distance-per-unit'],
  }),
);

async function prepare() {
  try {
    const model = await loadModel(writeNetworkModel(folder, days, warmUpDays));
    if (model.policy === undefined) throw new Error('the model has lost its policy');
    return await preparePolicy(compileNetwork(model), model.policy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
