import { invariant } from '../../foundation/invariant.ts';
import type { Network } from '../../network/network.ts';
import { isNear } from '../is-near.ts';
import { CELL, CELL_STRIDE, COST, COST_STRIDE, WHOLE, WHOLE_STRIDE } from '../layout.ts';
import type { Mechanism } from '../mechanism.ts';
import { METHOD, METHOD_STRIDE } from './method-counters.ts';

/** What methods read of a run. */
export interface MethodWorld {
  readonly network: Network;
  readonly groupCount: number;
  readonly wholeByOption: Float64Array;
  readonly cells: Float64Array;
  readonly costs: Float64Array;
}

/** What each way of shipping carried to customers, in models that name several or whose transit varies. */
export class Methods implements Mechanism {
  readonly name = 'methods';
  readonly counters: Float64Array;
  /** Shipments that are not counted by option: whole-orders.ts. */
  private readonly counted: Float64Array;
  private readonly world: MethodWorld;
  private readonly methodOf: Int32Array;

  constructor(world: MethodWorld) {
    const { methods } = world.network.model.outbound;
    this.world = world;
    this.methodOf = world.network.outbound.method;
    this.counters = new Float64Array(methods.length * METHOD_STRIDE);
    this.counted = new Float64Array(this.counters.length);
  }

  /** Counts one shipment to a customer. */
  count(option: number, units: number, shippingCost: number, isLate: boolean): void {
    const record = this.methodOf[option] * METHOD_STRIDE;
    this.counted[record + METHOD.units] += units;
    if (isLate) this.counted[record + METHOD.lateUnits] += units;
    this.counted[record + METHOD.shipments] += 1;
    this.counted[record + METHOD.shippingCost] += shippingCost;
  }

  /** Adds the orders shipped whole, which are counted by option. */
  settle(): void {
    const { counters, methodOf } = this;
    const { groupCount, wholeByOption } = this.world;
    counters.set(this.counted);
    for (let option = 0; option < methodOf.length; option++) {
      const record = methodOf[option] * METHOD_STRIDE;
      for (let group = 0; group < groupCount; group++) {
        const whole = (option * groupCount + group) * WHOLE_STRIDE;
        counters[record + METHOD.units] += wholeByOption[whole + WHOLE.units];
        counters[record + METHOD.shipments] += wholeByOption[whole + WHOLE.orders];
        counters[record + METHOD.shippingCost] += wholeByOption[whole + WHOLE.shippingCost];
      }
    }
  }

  /** Units, late units, shipments and shipping cost by method = by region and speed, or by site. */
  checkLaws(): void {
    const { cells, costs } = this.world;
    const byMethod = (field: number) => sum(this.counted, METHOD_STRIDE, field);
    agree('units shipped', byMethod(METHOD.units), sum(cells, CELL_STRIDE, CELL.shipped));
    agree('late units', byMethod(METHOD.lateUnits), sum(cells, CELL_STRIDE, CELL.late));
    agree('shipments', byMethod(METHOD.shipments), sum(cells, CELL_STRIDE, CELL.shipments));
    agree('shipping cost', byMethod(METHOD.shippingCost), sum(costs, COST_STRIDE, COST.shipping));
  }
}

/** The mechanism for a model that names several methods or whose transit varies, else undefined. */
export function methodsOf(world: MethodWorld): Methods | undefined {
  const { model, outbound } = world.network;
  return model.outbound.methods.length > 1 || outbound.transits.length > 0 ? new Methods(world) : undefined;
}

function sum(records: Float64Array, stride: number, field: number): number {
  let total = 0;
  for (let index = field; index < records.length; index += stride) total += records[index];
  return total;
}

function agree(what: string, byMethod: number, other: number): void {
  invariant(isNear(byMethod, other), () => `${what} by method: ${byMethod}, otherwise counted: ${other}`);
}
