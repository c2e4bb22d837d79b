import { allOrEveryIssue } from '../foundation/all-or-every-issue.ts';
import { InputError } from '../foundation/issue.ts';
import type { Campaign } from './campaign.ts';
import type { OptimizePlan } from './experiment.ts';
import { parameterSettings } from './parameter-settings.ts';
import type { Setting } from './replication-row.ts';

/**
 * Makes the policy ready as it is, with each parameter alone at its start, and with each at its ends, so that a search
 * does not fail there after hours. What goes wrong first at a step is the fault of what the step changed.
 * @throws InputError with every mistake of the first step that fails, each at the parameter that brought it
 */
export async function checkParameters(campaign: Campaign, plan: OptimizePlan): Promise<void> {
  const { experiment } = campaign;
  const start = plan.parameters.map((parameter) => parameter.start);
  const tryWith = async (settings: readonly Setting[], index: number, field: string): Promise<void> => {
    try {
      await campaign.policy(0, plan.policy, settings);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const { place } = experiment.locate(['optimize', 'parameters', index, field]);
      throw new InputError(error.issues.map((issue) => ({ ...issue, place })));
    }
  };
  await campaign.policy(0, plan.policy);
  const atStart = parameterSettings(plan, start);
  await allOrEveryIssue(atStart.map((setting, index) => tryWith([setting], index, 'path')));
  await allOrEveryIssue(
    plan.parameters.flatMap(({ low, high }, index) => [
      tryWith(parameterSettings(plan, start.with(index, low)), index, 'low'),
      tryWith(parameterSettings(plan, start.with(index, high)), index, 'high'),
    ]),
  );
}
