import { allOrEveryIssue } from '../foundation/all-or-every-issue.ts';
import { InputError } from '../foundation/issue.ts';
import type { Campaign } from './campaign.ts';

/**
 * Makes every policy ready in each of the scenarios, one after another as their networks can be large.
 * @throws InputError with every mistake of all of them, each once
 */
export async function checkPolicies(campaign: Campaign, scenarios: Iterable<number>): Promise<void> {
  const failed: InputError[] = [];
  for (const scenario of scenarios) {
    for (const policy of campaign.experiment.policies.keys()) {
      try {
        await campaign.policy(scenario, policy);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        failed.push(error);
      }
    }
  }
  await allOrEveryIssue(failed.map((error) => Promise.reject(error)));
}
