import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { generateTables } from '../../models/us-network/generate.ts';

/*
 * Proves that the US network is what its README says: generated files are fresh, shares add up, places are in the
 * contiguous states, every item has one vendor, prices never fall with distance, weight or speed.
 */

const FOLDER = join(import.meta.dirname, '../../models/us-network');

type Row = Readonly<Record<string, string>>;

interface ModelFile {
  readonly speeds: readonly { readonly id: string; readonly deadline: string; readonly share: number }[];
  readonly outbound: { readonly 'zone-names': readonly string[]; readonly zones: readonly string[] };
  readonly demand: Readonly<Record<'weekday' | 'hours' | 'months', readonly number[]>>;
}

function read(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}

function table(name: string): Row[] {
  const [columns, ...rows] = read(name)
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  return rows.map((cells) =>
    Object.fromEntries(columns.map((column, position) => [column, cells[position]])),
  );
}

/** The number in front of a unit. */
function amount(cell: string): number {
  return Number(cell.split(' ')[0]);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}

/** Travelled miles by the spherical law of cosines; the generator uses the haversine formula. */
function travelledMiles(a: Row, b: Row): number {
  const [north, east, toNorth, toEast] = [a.latitude, a.longitude, b.latitude, b.longitude].map(
    (degrees) => (Number(degrees) * Math.PI) / 180,
  );
  const cosine =
    Math.sin(north) * Math.sin(toNorth) + Math.cos(north) * Math.cos(toNorth) * Math.cos(toEast - east);
  return 1.2 * 3958.76 * Math.acos(Math.min(1, cosine));
}

const model = parse(read('model.yaml')) as ModelFile;
const nodes = table('nodes.csv');
const regions = table('regions.csv');
const items = table('items.csv');
const lanes = table('lanes.csv');
const rates = table('rates.csv');
const ofKind = (kind: string) => nodes.filter((node) => node.kind === kind);
const nodeOf = (id: string) => nodes.filter((node) => node.id === id)[0];
const kindOf = (id: string) => nodeOf(id).kind;
const itemsOfLane = (lane: Row) => lane.items.split(';');

describe('files', () => {
  test('the committed tables are what the generator writes', () => {
    const tables = generateTables();
    expect(Object.keys(tables)).toEqual(['items.csv', 'lanes.csv']);
    for (const [name, text] of Object.entries(tables)) expect(read(name), name).toBe(text);
  });

  test('ids are unique', () => {
    for (const rows of [nodes, regions, items])
      expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
  });
});

describe('demand', () => {
  test('speed shares and hours sum to 1, weekdays and months have mean 1', () => {
    expect(sum(model.speeds.map((speed) => speed.share))).toBeCloseTo(1, 12);
    expect(model.demand.hours).toHaveLength(24);
    expect(sum(model.demand.hours)).toBeCloseTo(1, 12);
    expect(model.demand.weekday).toHaveLength(7);
    expect(sum(model.demand.weekday) / 7).toBeCloseTo(1, 12);
    expect(model.demand.months).toHaveLength(12);
    expect(sum(model.demand.months) / 12).toBeCloseTo(1, 12);
  });

  test('the last quarter has the 28 to 30 % of the year that US online retail has', () => {
    const lastQuarter = sum(model.demand.months.slice(9)) / 12;
    expect(lastQuarter).toBeGreaterThan(0.28);
    expect(lastQuarter).toBeLessThan(0.3);
  });

  test('popularity falls as 1/(rank + 50) and sums to 2,400 orders a day', () => {
    const daily = items.map((item) => Number(item['daily-orders']));
    expect(daily).toHaveLength(1000);
    expect(sum(daily)).toBeCloseTo(2400, 2);
    // Cells carry four decimals: 0.00005 on 0.75 orders a day is a relative 7e-5.
    for (const [position, orders] of daily.entries()) {
      expect(Math.abs((orders * (position + 51)) / (daily[0] * 51) - 1)).toBeLessThan(1e-4);
    }
  });
});

describe('places', () => {
  test('all lie in the contiguous United States', () => {
    for (const place of [...nodes, ...regions]) {
      expect(Number(place.latitude), place.id).toBeGreaterThan(24.4);
      expect(Number(place.latitude), place.id).toBeLessThan(49.4);
      expect(Number(place.longitude), place.id).toBeGreaterThan(-124.8);
      expect(Number(place.longitude), place.id).toBeLessThan(-66.9);
    }
  });

  test('fifty metropolitan areas in order of size hold 182,876,464 of the 331,449,281 people of 2020', () => {
    const populations = regions.map((region) => Number(region.population));
    expect(populations).toHaveLength(50);
    expect([...populations].sort((a, b) => b - a)).toEqual(populations);
    expect(sum(populations)).toBe(182_876_464);
    expect(populations[49]).toBeGreaterThan(1_000_000);
  });

  test('there are 20 vendors, 3 DCs, 11 FCs and 4 same-day sites', () => {
    const counts = ['vendor', 'dc', 'fc', 'same-day'].map((kind) => ofKind(kind).length);
    expect(counts).toEqual([20, 3, 11, 4]);
  });

  test('the shares of people within reach are those of the README', () => {
    const people = sum(regions.map((region) => Number(region.population)));
    const shareWithin = (sites: readonly Row[], miles: number) => {
      const reached = regions.filter((region) => sites.some((site) => travelledMiles(site, region) <= miles));
      return sum(reached.map((region) => Number(region.population))) / people;
    };
    expect(shareWithin(ofKind('same-day'), 30)).toBeCloseTo(0.277, 3);
    expect(shareWithin(ofKind('fc'), 60)).toBeCloseTo(0.489, 3);
    expect(shareWithin(ofKind('fc'), 150)).toBeCloseTo(0.646, 3);
    expect(shareWithin(ofKind('fc'), 300)).toBeCloseTo(0.898, 3);
    expect(shareWithin(ofKind('fc'), 1000)).toBe(1);
  });
});

describe('items', () => {
  test('value, weight and volume stay in range around the documented medians', () => {
    const ranges = [
      ['value', 5, 18, 120],
      ['weight', 0.2, 1.2, 20],
      ['volume', 0.02, 0.17, 2],
    ] as const;
    for (const [column, least, middle, greatest] of ranges) {
      const values = items.map((item) => amount(item[column]));
      expect(Math.min(...values), column).toBeGreaterThanOrEqual(least);
      expect(Math.max(...values), column).toBeLessThanOrEqual(greatest);
      expect(Math.abs(median(values) / middle - 1), column).toBeLessThan(0.02);
    }
  });

  test('every price leaves between 1.4 and 1.9 times the value plus 3 dollars', () => {
    for (const item of items) {
      const markup = (Number(item.price) - 3) / Number(item.value);
      expect(markup, item.id).toBeGreaterThan(1.398);
      expect(markup, item.id).toBeLessThan(1.902);
    }
  });

  test('classes are the 100 best sellers, the next 300, and the rest', () => {
    const classes = items.map((item) => item.class).join('');
    expect(classes).toBe('A'.repeat(100) + 'B'.repeat(300) + 'C'.repeat(600));
  });
});

describe('supply', () => {
  const vendorLanes = lanes.filter((lane) => kindOf(lane.from) === 'vendor');

  test('every item has one vendor, and every vendor about fifty items', () => {
    const firstLanes = ofKind('vendor').map((vendor) => vendorLanes.find((lane) => lane.from === vendor.id));
    const assortments = firstLanes.map((lane) => (lane === undefined ? [] : itemsOfLane(lane)));
    for (const assortment of assortments) {
      expect(assortment.length).toBeGreaterThanOrEqual(45);
      expect(assortment.length).toBeLessThanOrEqual(55);
    }
    expect(assortments.flat().sort()).toEqual(items.map((item) => item.id));
  });

  test('every vendor supplies the same items to every DC and FC', () => {
    for (const vendor of ofKind('vendor')) {
      const own = vendorLanes.filter((lane) => lane.from === vendor.id);
      const destinations = [...ofKind('dc'), ...ofKind('fc')].map((node) => node.id);
      expect(own.map((lane) => lane.to)).toEqual(destinations);
      expect(new Set(own.map((lane) => lane.items)).size).toBe(1);
    }
  });

  test('vendor lead times are 7 to 60 days, imports at least 30 days and less variable', () => {
    for (const lane of vendorLanes) {
      const days = Number(lane['lead-time.mean']);
      const variation = Number(lane['lead-time.cv']);
      const isImport = lane.from.includes('port-');
      expect(days).toBeGreaterThanOrEqual(isImport ? 30 : 7);
      expect(days).toBeLessThanOrEqual(isImport ? 60 : 30);
      expect(variation).toBeGreaterThanOrEqual(isImport ? 0.15 : 0.3);
      expect(variation).toBeLessThanOrEqual(isImport ? 0.3 : 0.6);
    }
  });

  test('transfers take one day and the truck, with the nearest DC first', () => {
    for (const fc of ofKind('fc')) {
      const own = lanes.filter((lane) => lane.to === fc.id && kindOf(lane.from) === 'dc');
      expect(own.map((lane) => lane.priority)).toEqual(['1', '2', '3']);
      const miles = own.map((lane) => {
        const distance = travelledMiles(nodeOf(lane.from), fc);
        // Cells carry one decimal.
        expect(Math.abs(Number(lane['lead-time.mean']) - 1 - distance / 1000)).toBeLessThan(0.0501);
        return distance;
      });
      expect([...miles].sort((a, b) => a - b)).toEqual(miles);
    }
  });

  test('same-day sites receive class A within two days', () => {
    for (const site of ofKind('same-day')) {
      const own = lanes.filter((lane) => lane.to === site.id);
      expect(own.map((lane) => kindOf(lane.from))).toEqual(['dc', 'fc']);
      for (const lane of own) {
        expect(lane['item-classes']).toBe(site.classes);
        expect(Number(lane['lead-time.mean'])).toBeLessThanOrEqual(2);
      }
    }
  });

  test('line haul costs a truck mile spread over a trailer that is 65 % full', () => {
    // 2.26 USD a mile (ATRI 2025), 16.7 % of miles empty, 3,900 ft3 usable; 1 ft3 mile = 0.045571 m3 km.
    const perCubicFootMile = 2.26 / (1 - 0.167) / (3900 * 0.65);
    const perCubicMetreKilometre = perCubicFootMile / (0.028316846592 * 1.609344);
    for (const lane of lanes) {
      expect(Math.abs(Number(lane['volume-distance-cost']) / perCubicMetreKilometre - 1)).toBeLessThan(0.01);
    }
  });
});

describe('outbound', () => {
  const zones = model.outbound['zone-names'];
  const priceOf = (speed: string, zone: string, pounds: number) => {
    const [rate] = rates.filter((row) => row.speed === speed && row.zone === zone);
    return Number(rate.fixed) + amount(rate['per-weight']) * pounds;
  };
  const weights = [0.2, 1, 2, 5, 10, 20];

  test('there is one rate for each speed and zone, and only the nearest zone for the two fastest', () => {
    expect(zones).toHaveLength(model.outbound.zones.length + 1);
    for (const speed of ['one-day', 'two-day']) {
      expect(rates.filter((rate) => rate.speed === speed).map((rate) => rate.zone)).toEqual(zones);
    }
    for (const speed of ['two-hour', 'same-day']) {
      expect(rates.filter((rate) => rate.speed === speed).map((rate) => rate.zone)).toEqual(['2']);
    }
    expect(rates).toHaveLength(16);
  });

  test('prices rise with weight and with zone', () => {
    for (const rate of rates) expect(amount(rate['per-weight'])).toBeGreaterThan(0);
    for (const speed of ['one-day', 'two-day']) {
      for (const pounds of weights) {
        const prices = zones.map((zone) => priceOf(speed, zone, pounds));
        for (const [position, price] of prices.slice(1).entries())
          expect(price).toBeGreaterThan(prices[position]);
      }
    }
  });

  test('a faster promise never costs less', () => {
    for (const pounds of weights) {
      const nearby = ['two-hour', 'same-day', 'one-day', 'two-day'].map((speed) =>
        priceOf(speed, '2', pounds),
      );
      expect([...nearby].sort((a, b) => b - a)).toEqual(nearby);
      for (const zone of zones) {
        expect(priceOf('one-day', zone, pounds)).toBeGreaterThanOrEqual(priceOf('two-day', zone, pounds));
      }
    }
  });

  test('every promise can be kept from an FC, but two hours only from a same-day site', () => {
    const processing = (kind: string) =>
      Math.max(...ofKind(kind).map((node) => amount(node['processing-time'])));
    for (const rate of rates) {
      const deadline = amount(model.speeds.find((speed) => speed.id === rate.speed)?.deadline ?? '');
      const transit = amount(rate.transit);
      expect(processing('same-day') + transit).toBeLessThanOrEqual(deadline);
      expect(processing('fc') + transit <= deadline).toBe(rate.speed !== 'two-hour');
    }
  });
});
