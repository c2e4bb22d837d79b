import type { z } from 'zod';
import { definedFields } from './defined-fields.ts';
import { coordinatesOf, greatCircleKm } from './great-circle.ts';
import type { NodeSpec, OutboundLaneSpec, OutboundSpec, RateBand, RegionSpec, ZoneRate } from './model.ts';
import type { CheckedList, ModelReader } from './model-reader.ts';
import { NameTable } from './name-table.ts';
import { outboundLaneSchema, outboundSchema, rateSchema } from './outbound-schema.ts';
import { resolveTransit } from './resolve-transit.ts';

/** What the ways to customers are resolved against. */
export interface OutboundContext {
  readonly nodes: CheckedList<NodeSpec>;
  readonly regions: CheckedList<RegionSpec>;
  readonly circuity: number;
}

/** Zones, their rates and the explicit connections, with the weight bands of each gathered and sorted. */
export function resolveOutbound(reader: ModelReader, context: OutboundContext): OutboundSpec {
  const outbound = reader.rawAt(['outbound']);
  const isMapping = typeof outbound === 'object' && outbound !== null && !Array.isArray(outbound);
  const value = isMapping ? { ...outbound, rates: [], lanes: [] } : outbound;
  const fields = reader.field(outboundSchema, ['outbound'], value);
  const zoneLimitsKm = fields?.zones ?? [];
  zoneLimitsKm.forEach((limit, zone) => {
    if (zone > 0 && limit <= zoneLimitsKm[zone - 1]) {
      reader.report(['outbound', 'zones', zone], {
        code: 'zones-order',
        expected: 'a limit above the one before',
        received: 'one that is not',
      });
    }
  });
  const zoneNames =
    fields?.['zone-names'] ?? Array.from({ length: zoneLimitsKm.length + 1 }, (_, zone) => String(zone + 1));
  if (fields !== undefined && zoneNames.length !== zoneLimitsKm.length + 1) {
    const expected = `${zoneLimitsKm.length + 1} names, one more than limits in zones`;
    reader.report(['outbound', 'zone-names'], {
      code: 'wrong-length',
      expected,
      received: String(zoneNames.length),
    });
  }
  const zones = new NameTable('zone', zoneNames, fields !== undefined);
  const methods = new Methods();
  const rates = zoneRates(reader, zones, methods);
  const lanes = outboundLanes(reader, context, methods);
  return { zoneLimitsKm, zoneNames, methods: methods.names, rates, lanes };
}

/** Numbers the ways of shipping as they are named. */
class Methods {
  readonly names: string[] = [];

  positionOf(name = 'parcel'): number {
    const known = this.names.indexOf(name);
    return known >= 0 ? known : this.names.push(name) - 1;
  }
}

function zoneRates(reader: ModelReader, zones: NameTable, methods: Methods): readonly ZoneRate[] {
  const rates = new Map<string, Gathered<Omit<ZoneRate, 'bands'>>>();
  let placed = 0;
  const rows = reader.list(rateSchema, ['outbound', 'rates']);
  rows.forEach((row, position) => {
    const path = ['outbound', 'rates', position];
    if (row === undefined) return;
    const speed = reader.resolve(reader.names.speeds, row.speed, [...path, 'speed']);
    const zone = row.zone === undefined ? undefined : reader.resolve(zones, row.zone, [...path, 'zone']);
    const transit = resolveTransit(reader, row, path);
    const isPlaced = speed !== undefined && (row.zone === undefined || zone !== undefined);
    if (!isPlaced || transit === undefined) return;
    placed += 1;
    const method = methods.positionOf(row.method);
    for (const one of zone === undefined ? zones.names.map((_, all) => all) : [zone]) {
      gather(reader, rates, {
        key: `${speed} ${one} ${method}`,
        connection: { speed, zone: one, method, ...transit },
        row,
        path,
      });
    }
  });
  return finish(reader, rates, placed === rows.length && !reader.raw.unreadable.has('outbound.rates'));
}

function outboundLanes(
  reader: ModelReader,
  context: OutboundContext,
  methods: Methods,
): readonly OutboundLaneSpec[] {
  const lanes = new Map<string, Gathered<Omit<OutboundLaneSpec, 'bands'>>>();
  let placed = 0;
  const rows = reader.list(outboundLaneSchema, ['outbound', 'lanes']);
  rows.forEach((row, position) => {
    const path = ['outbound', 'lanes', position];
    if (row === undefined) return;
    const from = reader.resolve(reader.names.nodes, row.from, [...path, 'from']);
    const region = reader.resolve(reader.names.regions, row.to, [...path, 'to']);
    const speed =
      row.speed === undefined
        ? undefined
        : reader.resolve(reader.names.speeds, row.speed, [...path, 'speed']);
    const transit = resolveTransit(reader, row, path);
    if (from === undefined || region === undefined || (row.speed !== undefined && speed === undefined))
      return;
    if (context.nodes[from]?.servesCustomers === false) {
      const expected = 'a node that serves customers';
      const received = `"${row.from}", which does not`;
      reader.report([...path, 'from'], {
        code: 'not-serving',
        expected,
        received,
        hint: 'set serves-customers: true on it',
      });
    }
    if (transit === undefined) return;
    placed += 1;
    const method = methods.positionOf(row.method);
    const distanceKm = row.distance ?? distanceOf(context, from, region);
    const connection = { from, region, method, ...transit, distanceKm, ...definedFields({ speed }) };
    gather(reader, lanes, { key: `${from} ${region} ${speed ?? '*'} ${method}`, connection, row, path });
  });
  return finish(reader, lanes, placed === rows.length && !reader.raw.unreadable.has('outbound.lanes'));
}

function distanceOf({ nodes, regions, circuity }: OutboundContext, from: number, to: number): number {
  const start = coordinatesOf(nodes[from] ?? {});
  const end = coordinatesOf(regions[to] ?? {});
  return start === undefined || end === undefined ? 0 : greatCircleKm(start, end) * circuity;
}

type Connection = Omit<ZoneRate, 'bands'> | Omit<OutboundLaneSpec, 'bands'>;

/** One connection while its weight bands are being gathered. */
interface Gathered<T extends Connection> {
  readonly connection: T;
  readonly bands: RateBand[];
  readonly path: readonly (string | number)[];
  /** The transit as it was written. */
  readonly written: string;
}

interface BandRow<T extends Connection> {
  readonly key: string;
  readonly connection: T;
  readonly row: Pick<
    z.infer<typeof rateSchema>,
    'fixed' | 'per-weight' | 'from-weight' | 'transit' | 'planned-transit' | 'late-risk'
  >;
  readonly path: readonly (string | number)[];
}

function gather<T extends Connection>(
  reader: ModelReader,
  all: Map<string, Gathered<T>>,
  { key, connection, row, path }: BandRow<T>,
): void {
  const band = { fromKg: row['from-weight'] ?? 0, fixed: row.fixed, perKg: row['per-weight'] ?? 0 };
  const written = JSON.stringify([row['late-risk'], connection.transit === undefined ? 0 : row.transit]);
  const known = all.get(key);
  if (known === undefined) {
    all.set(key, { connection, bands: [band], path, written });
    return;
  }
  if (known.bands.some(({ fromKg }) => fromKg === band.fromKg)) {
    reader.report(path, {
      code: 'duplicate-rate',
      expected: 'one row per connection and from-weight',
      received: 'a second one',
    });
  } else if (known.connection.transitSeconds !== connection.transitSeconds || known.written !== written) {
    reader.report([...path, 'transit'], {
      code: 'band-transit',
      expected: 'the same transit in all weight bands of a connection',
      received: 'another',
    });
  }
  known.bands.push(band);
}

/** `isWhole` is false when rows are missing, which may be the first band of a connection. */
function finish<T extends Connection>(
  reader: ModelReader,
  all: ReadonlyMap<string, Gathered<T>>,
  isWhole: boolean,
): (T & { bands: readonly RateBand[] })[] {
  return [...all.values()].map(({ connection, bands, path }) => {
    bands.sort((left, right) => left.fromKg - right.fromKg);
    if (isWhole && bands[0].fromKg > 0) {
      const expected = 'a weight band that starts at 0 kg for this connection';
      reader.report([...path, 'from-weight'], {
        code: 'first-band',
        expected,
        received: `none below ${Number(bands[0].fromKg.toPrecision(6))} kg`,
      });
    }
    return { ...connection, bands };
  });
}
