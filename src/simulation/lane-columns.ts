import type { Network } from '../network/network.ts';

/** Lead time of a lane that never varies [days], else NaN. */
export function constantDaysOf({ leadTimeDays }: Network['model']['lanes'][number]): number {
  return leadTimeDays.variance === 0 ? leadTimeDays.mean : Number.NaN;
}

/** Costs of each lane [money]: of an order, of a dispatch, of a unit whatever its volume, and of a cubic metre. */
export function laneColumns(lanes: Network['model']['lanes']): Float64Array[] {
  return [
    Float64Array.from(lanes, (lane) => lane.orderCost),
    Float64Array.from(lanes, (lane) => lane.shipmentCost),
    Float64Array.from(lanes, (lane) => lane.unitCost + lane.unitDistanceCost * lane.distanceKm),
    Float64Array.from(lanes, (lane) => lane.volumeDistanceCost * lane.distanceKm),
  ];
}
