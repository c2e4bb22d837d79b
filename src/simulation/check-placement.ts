import { InputError, type Issue } from '../foundation/issue.ts';
import type { Network, PolicySpec } from '../network/network.ts';
import { acceptsType } from '../network/network.ts';
import { covers, ownerOf } from './match-rules.ts';
import { rulePath } from './seller-rules.ts';

const GREATEST_ISSUE_COUNT = 20;

/**
 * A rule that would hold an item only at nodes that do not accept its storage type holds it nowhere.
 * @throws InputError naming the items that no node holds for that reason
 */
export function checkPlacement(network: Network, policy: PolicySpec, ruleOf: Int32Array): void {
  const { model, siteCount, siteNode } = network;
  if (model.nodes.every(({ storageTypes }) => storageTypes === undefined)) return;
  const issues: Issue[] = [];
  for (const [item, spec] of model.items.entries()) {
    if (ruleOf.subarray(item * siteCount, (item + 1) * siteCount).some((rule) => rule >= 0)) continue;
    const rule = policy.replenishment.findIndex(
      ({ where, seller }) =>
        seller === ownerOf(network, item) &&
        siteNode.some(
          (node, site) => covers(network, where, item, site) && !acceptsType(model.nodes[node], spec),
        ),
    );
    if (rule < 0 || issues.length === GREATEST_ISSUE_COUNT) continue;
    issues.push({
      code: 'policy-cannot-hold',
      place: policy.replenishment[rule].policy.place,
      path: rulePath(network, policy, rule),
      expected: `a node for item "${spec.id}" that accepts storage type "${spec.storageType}"`,
      received: 'none among those of the rule',
      hint: 'check storage-types of the nodes, or add a rule for nodes that accept it',
    });
  }
  if (issues.length > 0) throw new InputError(issues);
}
