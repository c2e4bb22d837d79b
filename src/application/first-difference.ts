import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Campaign } from '../experiment/campaign.ts';
import { type EventFields, eventLine } from '../observation/event-log.ts';
import type { RunObserver } from '../simulation/run-observer.ts';
import { simulate } from '../simulation/simulate.ts';

/** Stops a run that has shown what was looked for. */
class Found extends Error {}

/**
 * Runs replication 0 of a cell beside the event log of the baseline and says which event is the first to differ;
 * undefined when there is no log, or no difference.
 */
export async function firstDifference(
  campaign: Campaign,
  {
    scenario,
    policy,
    logFile,
  }: { readonly scenario: number; readonly policy: number; readonly logFile: string },
): Promise<string | undefined> {
  if (!existsSync(logFile)) return undefined;
  const expected = gunzipSync(readFileSync(logFile)).toString('utf8').trimEnd().split('\n').slice(1);
  const prepared = await campaign.policy(scenario, policy);
  let line = 0;
  let sentence: string | undefined;
  const observer: RunObserver = {
    onEvent: (...fields: EventFields) => {
      const actual = eventLine(prepared.network, ...fields);
      if (actual !== expected[line]) {
        sentence = `first difference at event ${line + 1}: now ${actual}, baseline ${expected[line] ?? 'ended before it'}`;
        throw new Found();
      }
      line += 1;
    },
  };
  try {
    simulate(prepared, { seed: campaign.experiment.seed, replication: 0, observer });
  } catch (error) {
    if (!(error instanceof Found)) throw error;
  }
  return sentence;
}
