/**
 * The same 40 replications of models/us-network with 1 and with 2 workers; one worker is the calling thread itself.
 * Times are of the whole campaign, with reading the model in each worker, and without writing the report. The campaigns
 * run in the order 1, 2, 2, 1 workers, so that a machine that becomes slower or faster meanwhile favours neither.
 * A second worker starts, reads and compiles for itself, while one alone compiles on the other core beside its runs: about
 * three seconds of work. Hence campaigns of 40 runs; `npm start` makes 100.
 * Usage: node --import tsx test/bench/scaling.ts [replications 40]
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtApi } from './built-api.ts';

const [replications = 40] = process.argv.slice(2).map(Number);
const { runModel } = await builtApi();

const folder = mkdtempSync(join(tmpdir(), 'echelon-bench-'));
try {
  let oneWorkerSeconds = await campaignSeconds(1);
  const twoWorkersSeconds = (await campaignSeconds(2)) + (await campaignSeconds(2));
  oneWorkerSeconds += await campaignSeconds(1);
  const speedUp = oneWorkerSeconds / twoWorkersSeconds;
  console.log(
    JSON.stringify({ benchmark: 'scaling', replications, oneWorkerSeconds, twoWorkersSeconds, speedUp }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function campaignSeconds(workers: number): Promise<number> {
  const modelPath = fileURLToPath(new URL('../../models/us-network', import.meta.url));
  const { directory } = await runModel({
    modelPath,
    replications,
    workers,
    seed: 'bench',
    out: join(folder, 'out'),
  });
  return JSON.parse(readFileSync(join(directory, 'run.json'), 'utf8')).simulationSeconds;
}
