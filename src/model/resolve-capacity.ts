import { capacitySchema } from './capacity-schema.ts';
import type { CapacitySpec } from './capacity-spec.ts';
import { definedFields } from './defined-fields.ts';
import type { ModelReader } from './model-reader.ts';
import { resolveInbound, resolveStorage } from './resolve-buildings.ts';
import { type DepartureContext, resolveOutboundCapacity } from './resolve-departures.ts';

/** What nodes can handle; undefined when the model says nothing of it. */
export function resolveCapacity(reader: ModelReader, context: DepartureContext): CapacitySpec | undefined {
  const written = reader.rawAt(['capacity']);
  if (written === undefined) return undefined;
  const isMapping = typeof written === 'object' && written !== null && !Array.isArray(written);
  // The lists are read element by element below.
  const lists = Object.keys(capacitySchema.shape).filter((key) => isMapping && key in written);
  const fields = isMapping ? { ...written, ...Object.fromEntries(lists.map((key) => [key, []])) } : written;
  if (reader.field(capacitySchema, ['capacity'], fields) === undefined && !isMapping) return undefined;
  return definedFields({
    outbound: resolveOutboundCapacity(reader, context),
    inbound: resolveInbound(reader, context.nodes),
    storage: resolveStorage(reader, context.nodes),
  });
}
