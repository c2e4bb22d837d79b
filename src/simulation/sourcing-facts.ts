import type { Network } from '../network/network.ts';
import type { SourcingFacts } from '../policies/sourcing/sourcing-policy.ts';

/** What a sourcing policy may know before the run. */
export function sourcingFacts({ nodes, lanes }: Network['model']): SourcingFacts {
  return {
    nodes,
    lanes: lanes.map((lane) => ({
      from: lane.from,
      isExpress: lane.isExpress,
      hasFirstLeg: lane.firstLegDays !== undefined,
      priority: lane.priority,
      share: lane.share,
      meanLeadTimeDays: lane.leadTimeDays.mean,
      orderCost: lane.orderCost,
      shipmentCost: lane.shipmentCost,
    })),
  };
}
