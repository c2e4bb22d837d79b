/**
 * Peak resident memory of a Node process that reads the model of network-formulas.md from its files and runs one
 * replication of 120 days. The process is a fresh one without a TypeScript loader, which would count as ours.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeNetworkModel } from './network-model.ts';

const folder = mkdtempSync(join(tmpdir(), 'echelon-bench-'));
try {
  const model = writeNetworkModel(join(folder, 'model'), 100, 20);
  const library = new URL('../../dist/index.js', import.meta.url).href;
  const program = `
    const { loadModel, compileNetwork, preparePolicy, simulate, summarizeRun } = await import(${JSON.stringify(library)});
    const model = await loadModel(${JSON.stringify(model)});
    const policy = await preparePolicy(compileNetwork(model), model.policy);
    summarizeRun(policy, simulate(policy, { seed: 'bench', replication: 0 }));
    console.log(process.resourceUsage().maxRSS / 1024);`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
  });
  console.log(JSON.stringify({ benchmark: 'memory', peakMegabytes: Number(output) }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
