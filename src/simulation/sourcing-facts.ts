import type { Network } from '../network/network.ts';
import type { SourcingFacts } from '../policies/sourcing/sourcing-policy.ts';

/** What a sourcing policy may know before the run. */
export function sourcingFacts({ model, lanePlannedWaitDays }: Network): SourcingFacts {
  const { nodes, lanes } = model;
  return {
    nodes,
    lanes: lanes.map((lane, position) => ({
      from: lane.from,
      isExpress: lane.isExpress,
      hasFirstLeg: lane.firstLegDays !== undefined,
      priority: lane.priority,
      share: lane.share,
      meanLeadTimeDays: lane.leadTimeDays.mean + lanePlannedWaitDays[position],
      orderCost: lane.orderCost,
      shipmentCost: lane.shipmentCost,
    })),
  };
}
