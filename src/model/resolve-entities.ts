import type { z } from 'zod';
import { DEFAULT_STORAGE_TYPE } from './can-hold.ts';
import { definedFields } from './defined-fields.ts';
import { itemSchema, nodeSchema, regionSchema, speedSchema } from './entity-schemas.ts';
import type { ItemSpec, NodeSpec, RegionSpec, SpeedSpec, WhenShort } from './model.ts';
import type { CheckedList, ModelReader } from './model-reader.ts';
import { longestPromise, offsetSeconds, resolveDeliverBy, resolveDeliveries } from './resolve-calendar.ts';
import { choosesSpeed } from './resolve-customers.ts';
import type { ValuePath } from './source-document.ts';

const DAYS_PER_YEAR = 365;
const SUM_TOLERANCE = 1e-6;

/** The nodes, their classes checked against those of the items. */
export function resolveNodes(reader: ModelReader): CheckedList<NodeSpec> {
  reportDuplicates(reader, 'nodes');
  return reader.list(nodeSchema, ['nodes']).map((node, position) => {
    if (node === undefined) return undefined;
    reader.resolveAll(reader.names.classes, node.classes ?? [], ['nodes', position, 'classes']);
    const storageTypes = node['storage-types'];
    reader.resolveAll(reader.names.storageTypes, storageTypes ?? [], ['nodes', position, 'storage-types']);
    checkCoordinates(reader, ['nodes', position], node);
    const { id, kind, latitude, longitude, size, classes } = node;
    return {
      id,
      kind,
      size,
      processingSeconds: node['processing-time'] ?? 0,
      handlingCost: node['handling-cost'],
      servesCustomers: node['serves-customers'] ?? (kind === 'fc' || kind === 'same-day'),
      ...definedFields({
        latitude,
        longitude,
        classes,
        storageTypes,
        holdingCostPerDay: node['holding-cost'],
        utcOffsetSeconds: offsetSeconds(reader, ['nodes', position], node['utc-offset']),
      }),
    };
  });
}

/** The regions with their shares: given for all, or in proportion to population. */
export function resolveRegions(reader: ModelReader, startDate: string): CheckedList<RegionSpec> {
  reportDuplicates(reader, 'regions');
  const rows = reader.list(regionSchema, ['regions']);
  const shares = regionShares(reader, rows);
  return rows.map((region, position) => {
    if (region === undefined) return undefined;
    checkCoordinates(reader, ['regions', position], region);
    const { id, latitude, longitude, population } = region;
    const path = ['regions', position];
    const utcOffsetSeconds = offsetSeconds(reader, path, region['utc-offset']);
    const deliveries = resolveDeliveries(reader, path, region.deliveries, startDate);
    return {
      id,
      share: shares[position],
      ...definedFields({ latitude, longitude, population, utcOffsetSeconds, deliveries }),
    };
  });
}

/** Half a coordinate is a slip: as good as none, it would go unseen until a distance is needed. */
function checkCoordinates(
  reader: ModelReader,
  path: ValuePath,
  {
    latitude,
    longitude,
  }: { readonly latitude?: number | undefined; readonly longitude?: number | undefined },
): void {
  if ((latitude === undefined) === (longitude === undefined)) return;
  const [missing, given] = latitude === undefined ? ['latitude', 'longitude'] : ['longitude', 'latitude'];
  const expected = `a ${missing}, as there is a ${given}`;
  reader.report([...path, missing], { code: 'missing-field', expected, received: 'nothing' });
}

function regionShares(
  reader: ModelReader,
  rows: CheckedList<z.infer<typeof regionSchema>>,
): readonly number[] {
  const known = rows.filter((row) => row !== undefined);
  const isExplicit = known.some((row) => row.share !== undefined);
  const field = isExplicit ? 'share' : 'population';
  const values = rows.map((row, position) => {
    const value = row?.[field];
    if (row !== undefined && value === undefined) {
      const expected = isExplicit ? 'a share, as other regions have one' : 'a share or a population';
      reader.report(['regions', position, field], { code: 'missing-share', expected, received: 'nothing' });
    }
    return value ?? 0;
  });
  const isComplete = known.length === rows.length && known.every((row) => row[field] !== undefined);
  const total = sumOf(values);
  if (isComplete && isExplicit) checkSum(reader, 'regions', total);
  if (isComplete && !isExplicit && rows.length > 0 && total === 0) {
    reader.report(['regions'], {
      code: 'shares-sum',
      expected: 'a region with population > 0',
      received: 'a total of 0',
    });
  }
  return isExplicit || total === 0 ? values : values.map((value) => value / total);
}

/** The items, with the holding and lost-sale costs that follow from value and price. */
export function resolveItems(reader: ModelReader, holdingRate: number): CheckedList<ItemSpec> {
  reportDuplicates(reader, 'items');
  return reader.list(itemSchema, ['items']).map((item, position) => {
    if (item === undefined) return undefined;
    const { value, price = value } = item;
    return {
      id: item.id,
      class: item.class,
      storageType: item['storage-type'] ?? DEFAULT_STORAGE_TYPE,
      value,
      price,
      weightKg: item.weight ?? 0,
      volumeM3: item.volume ?? 0,
      divisible: item.divisible,
      holdingCostPerDay: item['holding-cost'] ?? (value * holdingRate) / DAYS_PER_YEAR,
      lostSaleCost: item['lost-sale-cost'] ?? Math.max(0, price - value),
      ...definedFields({ dailyOrders: item['daily-orders'], casePack: casePackOf(reader, item, position) }),
    };
  });
}

/** Reports cases of part of a unit. */
function casePackOf(
  reader: ModelReader,
  item: z.infer<typeof itemSchema>,
  position: number,
): number | undefined {
  const casePack = item['case-pack'];
  if (casePack !== undefined && !item.divisible && !Number.isInteger(casePack)) {
    reader.report(['items', position, 'case-pack'], {
      code: 'fractional-size',
      expected: 'whole units, as the item is not divisible',
      received: String(casePack),
    });
  }
  return casePack;
}

/** The speeds; their shares sum to 1. */
export function resolveSpeeds(reader: ModelReader): CheckedList<SpeedSpec> {
  reportDuplicates(reader, 'speeds');
  const rows = reader.list(speedSchema, ['speeds']);
  const isChosen = choosesSpeed(reader);
  const isComplete = rows.every((row) => row !== undefined && (row.share !== undefined || rows.length === 1));
  if (isComplete && rows.length > 0 && !isChosen)
    checkSum(reader, 'speeds', sumOf(rows.map((row) => row?.share ?? 1)));
  return rows.map((row, position) => {
    if (row === undefined) return undefined;
    if (isChosen && row.share !== undefined) {
      const expected = 'no share, as customers.choice decides';
      reader.report(['speeds', position, 'share'], { code: 'unused-field', expected, received: 'a share' });
    }
    if (row.share === undefined && rows.length > 1 && !isChosen) {
      const problem = {
        code: 'missing-share',
        expected: 'a share, as there are several speeds',
        received: 'nothing',
      };
      reader.report(['speeds', position, 'share'], problem);
    }
    if (row.patience !== undefined && row['when-short'] !== 'backorder') {
      const problem = {
        code: 'unused-field',
        expected: 'patience only with when-short: backorder',
        received: `when-short: ${row['when-short']}`,
      };
      reader.report(['speeds', position, 'patience'], problem);
    }
    const deliverBy = resolveDeliverBy(reader, position, row);
    return {
      id: row.id,
      deadlineSeconds: row.deadline ?? longestPromise(deliverBy),
      reachKm: row.reach ?? Number.POSITIVE_INFINITY,
      share: row.share ?? 1,
      whenShort: whenShortOf(row),
      partialShipments: row['partial-shipments'],
      lateCost: row['late-cost'],
      backorderCostPerDay: row['backorder-cost'],
      ...definedFields({ lostSaleCost: row['lost-sale-cost'], deliverBy }),
    };
  });
}

function whenShortOf(row: z.infer<typeof speedSchema>): WhenShort {
  const kind = row['when-short'];
  return kind === 'backorder'
    ? { kind, patienceSeconds: row.patience ?? Number.POSITIVE_INFINITY }
    : { kind };
}

function reportDuplicates(reader: ModelReader, key: 'nodes' | 'regions' | 'items' | 'speeds'): void {
  const list = reader.rawAt([key]);
  if (!Array.isArray(list)) return;
  list.forEach((_, position) => {
    const id = reader.rawAt([key, position, 'id']);
    if (typeof id === 'string' && reader.names[key].find(id) !== position) {
      reader.report([key, position, 'id'], {
        code: 'duplicate-id',
        expected: 'each id once',
        received: `"${id}" again`,
      });
    }
  });
}

function checkSum(reader: ModelReader, key: string, total: number): void {
  if (Math.abs(total - 1) <= SUM_TOLERANCE || reader.raw.unreadable.has(key)) return;
  const received = `a sum of ${Number(total.toPrecision(9))}`;
  reader.report([key, 0, 'share'], {
    code: 'shares-sum',
    expected: `shares of all ${key} that sum to 1`,
    received,
  });
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
