import { existsSync } from 'node:fs';
import { InputError, type Issue, type Place } from '../foundation/issue.ts';
import { nearestName } from '../foundation/nearest-name.ts';
import type { PluginDefinition } from '../foundation/plugin-definition.ts';
import type { AllocationPolicy } from './allocation/allocation-policy.ts';
import { ALLOCATION_POLICIES } from './allocation/catalogue.ts';
import { FULFILLMENT_POLICIES } from './fulfillment/catalogue.ts';
import type { FulfillmentPolicy } from './fulfillment/fulfillment-policy.ts';
import { importUserPolicy } from './import-user-policy.ts';
import { MARKDOWN_POLICIES } from './markdown/catalogue.ts';
import type { MarkdownPolicy } from './markdown/markdown-policy.ts';
import { REBALANCING_POLICIES } from './rebalancing/catalogue.ts';
import type { RebalancingPolicy } from './rebalancing/rebalancing-policy.ts';
import { REPLENISHMENT_POLICIES } from './replenishment/catalogue.ts';
import type { ReplenishmentPolicy } from './replenishment/replenishment-policy.ts';
import { SOURCING_POLICIES } from './sourcing/catalogue.ts';
import type { SourcingPolicy } from './sourcing/sourcing-policy.ts';

/** The kinds of policy and the definition each is written as. */
export interface PolicyFamilies {
  readonly replenishment: ReplenishmentPolicy;
  readonly fulfillment: FulfillmentPolicy;
  readonly allocation: AllocationPolicy;
  readonly sourcing: SourcingPolicy;
  readonly rebalancing: RebalancingPolicy;
  readonly markdown: MarkdownPolicy;
}

export type PolicyFamily = keyof PolicyFamilies;

/** Everything that ships, by family. */
export const POLICY_CATALOGUE: { readonly [F in PolicyFamily]: readonly PolicyFamilies[F][] } = {
  replenishment: REPLENISHMENT_POLICIES,
  fulfillment: FULFILLMENT_POLICIES,
  allocation: ALLOCATION_POLICIES,
  sourcing: SOURCING_POLICIES,
  rebalancing: REBALANCING_POLICIES,
  markdown: MARKDOWN_POLICIES,
};

/**
 * Finds a policy by catalogue name, or loads it from a user's TypeScript or JavaScript file given by absolute path.
 * The file exports one definition of the family under any name.
 * @throws InputError for an unknown name, a missing file, a file that does not load or holds no such policy
 */
export async function loadPolicy<F extends PolicyFamily>(
  family: F,
  use: string,
  place: Place,
): Promise<PolicyFamilies[F]> {
  const known = POLICY_CATALOGUE[family].find((policy) => policy.name === use);
  if (known !== undefined) return known;
  if (!/[\\/]/.test(use)) throw new InputError([unknownName(family, use, place)]);
  if (!existsSync(use)) {
    throw new InputError([issueOf(place, 'policy-file', `a ${family} policy file`, `no file at ${use}`)]);
  }
  const exported = await importFile(family, use, place);
  const definitions = Object.values(exported).filter((value) => isDefinition(value, family));
  if (definitions.length !== 1) {
    const received = `${definitions.length} in ${use} (exports: ${Object.keys(exported).join(', ') || 'none'})`;
    throw new InputError([issueOf(place, 'policy-file', `exactly one exported ${family} policy`, received)]);
  }
  // isDefinition has checked the family and the functions the engine will call.
  return definitions[0] as PolicyFamilies[F];
}

function unknownName(family: PolicyFamily, use: string, place: Place): Issue {
  const names = POLICY_CATALOGUE[family].map((policy) => policy.name);
  const near = nearestName(use, names);
  return {
    ...issueOf(
      place,
      'unknown-policy',
      `a ${family} policy (${names.join(', ')}, or a ./file.ts)`,
      `"${use}"`,
    ),
    ...(near === undefined ? {} : { hint: `did you mean "${near}"?` }),
  };
}

async function importFile(
  family: PolicyFamily,
  file: string,
  place: Place,
): Promise<Record<string, unknown>> {
  try {
    return await importUserPolicy(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError([
      issueOf(place, 'policy-file', `a ${family} policy file that loads`, `${file}: ${reason}`),
    ]);
  }
}

function isDefinition(value: unknown, family: PolicyFamily): value is PluginDefinition {
  if (typeof value !== 'object' || value === null) return false;
  const has = (key: string, type: string) => key in value && typeof value[key as keyof typeof value] === type;
  return 'family' in value && value.family === family && has('name', 'string') && has('prepare', 'function');
}

function issueOf(place: Place, code: string, expected: string, received: string): Issue {
  return { code, place, path: 'use', expected, received };
}
