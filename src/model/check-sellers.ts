import type { ItemSpec, LaneSpec, NodeSpec } from './model.ts';
import type { ModelReader } from './model-reader.ts';
import { transportRuleOf } from './resolve-transport.ts';
import type { SellerSpec } from './sellers-spec.ts';
import type { TransportRuleSpec } from './transport-spec.ts';

/** The parts of a model in which sellers and trailers meet. */
interface SellerLanes {
  readonly nodes: readonly NodeSpec[];
  readonly items: readonly ItemSpec[];
  readonly lanes: readonly LaneSpec[];
  readonly transport: readonly TransportRuleSpec[];
  readonly sellers?: readonly SellerSpec[];
}

/** Reports lead times of sellers whose goods come from a vendor on trailers, for all on a trailer arrives with it. */
export function checkSellers(reader: ModelReader, model: SellerLanes): void {
  const { nodes, lanes, sellers = [] } = model;
  const onTrailers = lanes.filter(
    (lane) => nodes[lane.from].kind === 'vendor' && transportRuleOf(model, lane) >= 0,
  );
  for (const [position, { items, leadTimeDays }] of sellers.entries()) {
    if (leadTimeDays === undefined) continue;
    const lane = onTrailers.find((spec) => items.some((item) => spec.items?.includes(item) ?? true));
    if (lane === undefined) continue;
    reader.report(['sellers', position, 'lead-time'], {
      code: 'unused-field',
      expected: 'no lead-time where goods travel on trailers, whose lead time is that of the trailer',
      received: `vendor "${nodes[lane.from].id}" with transport to "${nodes[lane.to].id}"`,
    });
  }
}
