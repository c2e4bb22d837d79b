/**
 * One FC under (s, Q) in Echelon, from its model file (single-fc.yaml) through the public API, with metrics, conservation
 * laws and trace hash. The rate leaves out reading the model, and comes after untimed replications, as all but the first
 * of a campaign do: V8 compiles the order path in steps, and the first million orders take twice as long. They are as long
 * as the timed one, as those of a campaign are: past 68 years the seconds no longer fit 32 bits, and V8 compiles anew.
 * Usage: node --import tsx test/bench/single-fc.ts [days 50000]
 */
import { fileURLToPath } from 'node:url';
import { builtApi } from './built-api.ts';

const [days = 50_000] = process.argv.slice(2).map(Number);
const { loadModel, compileNetwork, preparePolicy, simulate, summarizeRun } = await builtApi();

const model = await loadModel(fileURLToPath(new URL('../bench/single-fc.yaml', import.meta.url)));
if (model.policy === undefined) throw new Error('single-fc.yaml has lost its policy');
const policy = await preparePolicy(compileNetwork(model), model.policy);
for (const replication of [1, 2, 3]) simulate(policy, { seed: 'bench', replication, horizonDays: days });

const start = performance.now();
const outcome = simulate(policy, { seed: 'bench', replication: 0, horizonDays: days });
const summary = summarizeRun(policy, outcome);
const seconds = (performance.now() - start) / 1000;

console.log(
  JSON.stringify({
    benchmark: 'single-fc',
    implementation: 'echelon',
    operations: outcome.orderCount,
    seconds,
    rate: outcome.orderCount / seconds,
    fillRate: summary.metrics['fill-rate'],
    meanOnHand: summary.metrics['mean-on-hand'],
    meanBackorders: summary.metrics['mean-backorders'],
  }),
);
