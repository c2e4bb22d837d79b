import { checkSellers } from './check-sellers.ts';
import type { ItemSpec, LaneSpec, NodeSpec } from './model.ts';
import type { ModelReader } from './model-reader.ts';
import { checkTransport, transportRuleOf } from './resolve-transport.ts';
import type { SellerSpec } from './sellers-spec.ts';
import type { TransportRuleSpec } from './transport-spec.ts';
import type { VendorRuleSpec } from './vendor-spec.ts';

/** The parts of a model in which vendor rules and trailers meet. */
interface SharedLanes {
  readonly nodes: readonly NodeSpec[];
  readonly items: readonly ItemSpec[];
  readonly lanes: readonly LaneSpec[];
  readonly transport: readonly TransportRuleSpec[];
  readonly vendors: readonly VendorRuleSpec[];
  readonly sellers?: readonly SellerSpec[];
}

/**
 * Reports what does not go with trailers: rules and items that do not fit (checkTransport, checkSellers), and regimes and receipts of
 * vendors whose goods travel on them, for their lead time is the trailer's, the same for all that is on it.
 */
export function checkTrailers(reader: ModelReader, model: SharedLanes): void {
  checkTransport(reader, model);
  checkSellers(reader, model);
  const { nodes, lanes, vendors } = model;
  const onTrailers = lanes.filter((lane) => transportRuleOf(model, lane) >= 0);
  vendors.forEach(({ where, regimes, receipts }, position) => {
    const lane = onTrailers.find(
      ({ from }) =>
        nodes[from].kind === 'vendor' && (where.nodes === undefined || where.nodes.includes(from)),
    );
    if (lane === undefined) return;
    const fields = { regimes: regimes.length > 0, receipts: receipts.length > 1 };
    for (const [field, isGiven] of Object.entries(fields)) {
      if (!isGiven) continue;
      reader.report(['vendors', position, field], {
        code: 'unused-field',
        expected: `no ${field} where goods travel on trailers, whose lead time is that of the trailer`,
        received: `vendor "${nodes[lane.from].id}" with transport to "${nodes[lane.to].id}"`,
      });
    }
  });
}
