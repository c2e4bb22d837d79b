import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { IssueLog } from '../model/issue-log.ts';
import { LocatedValue } from '../model/located-value.ts';
import { applyOverrides } from '../model/override.ts';
import { isOfPolicy } from './campaign.ts';
import type { Experiment, OptimizePlan } from './experiment.ts';
import type { Optimum } from './optimum.ts';
import { parameterSettings } from './parameter-settings.ts';
import { writeTable } from './write-table.ts';

/**
 * Writes `optimum.json`, `history.csv` (every look of the search) and `optimum.yaml` (the policy with the best
 * parameters, to paste into an experiment) into the directory.
 * @throws file system errors
 */
export async function writeOptimum(
  experiment: Experiment,
  plan: OptimizePlan,
  optimum: Optimum,
  directory: string,
): Promise<void> {
  await writeFile(join(directory, 'optimum.json'), `${JSON.stringify(optimum, null, 1)}\n`);
  await writeFile(join(directory, 'optimum.yaml'), optimumYaml(experiment, plan, optimum));
  await writeTable(
    join(directory, 'history.csv'),
    optimum.history.map((point, index) => ({
      look: index + 1,
      ...Object.fromEntries(optimum.parameters.map(({ id }, parameter) => [id, point.values[parameter]])),
      replications: point.replications,
      [optimum.metric.id]: point.mean,
      'half-width': point.halfWidth,
      penalty: point.penalty,
      feasible: point.isFeasible,
    })),
  );
}

function optimumYaml(experiment: Experiment, plan: OptimizePlan, optimum: Optimum): string {
  const { id, label, description, block } = experiment.policies[plan.policy];
  const settings = parameterSettings(plan, optimum.best.values);
  const raw = new LocatedValue({ policies: { [id]: structuredClone(block?.value) } }, experiment.locate);
  const place = { file: experiment.file };
  const ofPolicy = settings.filter(isOfPolicy).map((setting) => ({ ...setting, place }));
  applyOverrides(raw, ofPolicy, new IssueLog());
  // Built above, with one policy.
  const { policies } = raw.value as { policies: Record<string, object> };
  const texts = { label, ...(description === '' ? {} : { description }) };
  const ofModel = settings.filter((setting) => !isOfPolicy(setting));
  const set = Object.fromEntries(ofModel.map(({ path, value }) => [path, value]));
  const heading = `# The best parameters that echelon optimize found for ${experiment.name}.\n`;
  const text = stringify({
    policies: { [id]: { ...texts, ...policies[id] } },
    ...(ofModel.length === 0 ? {} : { scenarios: [{ id: 'optimum', set }] }),
  });
  return heading + text;
}
