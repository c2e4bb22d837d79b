import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadModel } from '../../src/model/load-model.ts';
import { compileNetwork } from '../../src/network/network.ts';
import { summarizeRun } from '../../src/observation/summarize-run.ts';
import { preparePolicy } from '../../src/simulation/prepare-policy.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { projectRoot } from '../support/project-root.ts';

/*
 * Runs recorded as files, so that a change of any event of any of them is seen, on any machine. A change that is meant
 * is accepted with `npx vitest run test/golden -u`; the new files belong into the commit that explains why.
 */

const DAYS = 30;
const METRICS = ['units-demanded', 'fill-rate', 'mean-on-hand', 'total-cost-per-unit', 'delivery-hours-mean'];

describe.each(['newsvendor', 'one-warehouse-retailers', 'serial-three-echelon', 'single-fc', 'us-network'])(
  '%s, 30 days',
  (name) => {
    test('runs as recorded', async () => {
      const model = await loadModel(join(projectRoot, 'models', name));
      if (model.policy === undefined) throw new Error('a model to record needs a policy');
      const policy = await preparePolicy(compileNetwork(model), model.policy);
      const runs = [0, 1].map((replication) => {
        const outcome = simulate(policy, { seed: 'golden', replication, horizonDays: DAYS, warmUpDays: 0 });
        const { metrics } = summarizeRun(policy, outcome);
        return {
          traceHash: outcome.traceHash,
          events: outcome.eventCount,
          orders: outcome.orderCount,
          metrics: Object.fromEntries(METRICS.map((id) => [id, Number(metrics[id].toPrecision(6))])),
        };
      });
      expect(runs[0].orders).toBeGreaterThan(20);
      expect(runs[0].traceHash).not.toBe(runs[1].traceHash);
      await expect(`${JSON.stringify(runs, null, 1)}\n`).toMatchFileSnapshot(`${name}.json`);
    });
  },
);
