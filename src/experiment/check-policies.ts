import { allOrEveryIssue } from '../foundation/all-or-every-issue.ts';
import { InputError } from '../foundation/issue.ts';
import type { Campaign } from './campaign.ts';

/**
 * Makes every scenario's network ready, and every policy in those of `scenarios`, one after another as networks can be
 * large.
 * @throws InputError with every mistake of all of them, each once
 */
export async function checkPolicies(campaign: Campaign, scenarios: Iterable<number>): Promise<void> {
  const { experiment } = campaign;
  const failed: InputError[] = [];
  const attempt = async (ready: Promise<unknown>): Promise<void> => {
    try {
      await ready;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      failed.push(error);
    }
  };
  const ofPolicies = new Set(scenarios);
  for (const scenario of experiment.scenarios.keys()) {
    await attempt(campaign.network(scenario));
    if (!ofPolicies.has(scenario)) continue;
    for (const policy of experiment.policies.keys()) await attempt(campaign.policy(scenario, policy));
  }
  await allOrEveryIssue(failed.map((error) => Promise.reject(error)));
}
