import type { CustomersSpec } from './customers-spec.ts';
import type { SpeedSpec } from './model.ts';

const SECONDS_PER_DAY = 86_400;

/**
 * The speeds with the shares in which customers choose them when all are offered at their deadlines (multinomial logit);
 * as written where they do not choose. Plans go by these shares.
 */
export function withChosenShares(
  speeds: readonly SpeedSpec[],
  customers: CustomersSpec | undefined,
): readonly SpeedSpec[] {
  const choice = customers?.choice;
  if (choice === undefined || speeds.length < 2) return speeds;
  const utilities = speeds.map(
    (speed, position) =>
      choice.constants[position] -
      choice.daysWeight * (speed.deadlineSeconds / SECONDS_PER_DAY) -
      choice.feeWeight * (customers?.fees[position] ?? 0),
  );
  const best = Math.max(...utilities);
  const weights = utilities.map((utility) => Math.exp(utility - best));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return speeds.map((speed, position) => ({ ...speed, share: weights[position] / total }));
}
