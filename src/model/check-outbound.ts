import { readySeconds } from './departure-rule-of.ts';
import { coordinatesOf } from './great-circle.ts';
import type { ModelReader } from './model-reader.ts';
import type { OutboundModel } from './outbound-lookup.ts';
import { OutboundLookup } from './outbound-lookup.ts';

/**
 * Reports coordinates missing where distances decide, regions that nothing reaches, and speeds promised faster than
 * any way can deliver. Time grows with nodes x regions x speeds.
 */
export function checkOutbound(reader: ModelReader, model: OutboundModel): void {
  const lookup = new OutboundLookup(model);
  const serving = [...model.nodes.keys()].filter((node) => model.nodes[node].servesCustomers);
  if (serving.length === 0) {
    const hint = 'fc and same-day nodes do by default; set serves-customers: true on others';
    reader.report(['nodes'], {
      code: 'no-serving-node',
      expected: 'a node that serves customers',
      received: 'none',
      hint,
    });
    return;
  }
  const before = reader.log.count;
  checkCoordinates(reader, model, { lookup, serving });
  if (reader.log.count > before) return;
  const isReached = model.regions.map(() => false);
  const fastest = model.speeds.map(() => Number.POSITIVE_INFINITY);
  for (const node of serving) {
    for (const region of model.regions.keys()) {
      for (const speed of model.speeds.keys()) {
        const option = lookup.option(node, region, speed);
        if (option === undefined) continue;
        isReached[region] = true;
        fastest[speed] = Math.min(fastest[speed], readySeconds(model, node, speed) + option.transitSeconds);
      }
    }
  }
  isReached.forEach((reached, region) => {
    if (reached) return;
    const expected = 'a way to this region from a node that serves customers';
    reader.report(['regions', region, 'id'], {
      code: 'unreachable-region',
      expected,
      received: 'none at any speed',
    });
  });
  model.speeds.forEach(({ deadlineSeconds, deliverBy }, speed) => {
    if (fastest[speed] <= deadlineSeconds) return;
    const expected = 'a deadline that some node can keep somewhere within reach';
    const received = Number.isFinite(fastest[speed])
      ? `processing and transit of ${hours(fastest[speed])} h at best, against ${hours(deadlineSeconds)} h`
      : 'no way at this speed from any node to any region';
    const field = deliverBy === undefined ? 'deadline' : 'deliver-by';
    reader.report(['speeds', speed, field], { code: 'impossible-promise', expected, received });
  });
}

interface Serving {
  readonly lookup: OutboundLookup;
  readonly serving: readonly number[];
}

/** Zones and reach need distances, unless an explicit connection says its own. */
function checkCoordinates(reader: ModelReader, model: OutboundModel, { lookup, serving }: Serving): void {
  const { rates, zoneLimitsKm } = model.outbound;
  if (rates.length === 0) return;
  const needing = model.speeds.flatMap(({ reachKm }, speed) =>
    zoneLimitsKm.length > 0 || Number.isFinite(reachKm) ? [speed] : [],
  );
  const isExplicit = (node: number, region: number): boolean =>
    needing.every((speed) => lookup.explicitOption(node, region, speed) !== undefined);
  const lacking = (kind: 'nodes' | 'regions', position: number): void => {
    const { latitude, longitude } = model[kind][position];
    // One of the two was given: that the other is missing has been said.
    if (latitude !== undefined || longitude !== undefined) return;
    const expected = 'latitude and longitude, as zones or a reach need distances';
    reader.report([kind, position, 'latitude'], {
      code: 'missing-coordinates',
      expected,
      received: 'nothing',
    });
  };
  for (const node of serving) {
    const isLacking = coordinatesOf(model.nodes[node]) === undefined;
    if (isLacking && model.regions.some((_, region) => !isExplicit(node, region))) lacking('nodes', node);
  }
  model.regions.forEach((region, position) => {
    const isLacking = coordinatesOf(region) === undefined;
    if (isLacking && serving.some((node) => !isExplicit(node, position))) lacking('regions', position);
  });
}

function hours(seconds: number): number {
  return Number((seconds / 3600).toFixed(2));
}
