/*
 * Writes the tables of the full US network from those of ../us-network and the numbers below.
 * In: ../us-network. Out: this folder's CSV files, the same bytes on every run. README.md explains every number.
 *
 *     npx tsx models/us-network-full/generate.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generateTables } from '../us-network/generate.ts';

type Row = Readonly<Record<string, string>>;

const FOLDER = import.meta.dirname;
const BASE = join(FOLDER, '../us-network');

/** Standard time of each state that a node or region stands in, hours from Coordinated Universal Time. */
const UTC_OFFSETS: Readonly<Record<string, number>> = {
  az: -7,
  al: -6,
  ca: -8,
  co: -7,
  ct: -5,
  dc: -5,
  fl: -5,
  ga: -5,
  il: -6,
  in: -5,
  ky: -5,
  la: -6,
  ma: -5,
  md: -5,
  mi: -5,
  mn: -6,
  mo: -6,
  ms: -6,
  nc: -5,
  nj: -5,
  nv: -8,
  ny: -5,
  oh: -5,
  ok: -6,
  or: -8,
  pa: -5,
  ri: -5,
  tn: -6,
  tx: -6,
  ut: -7,
  va: -5,
  wa: -8,
  wi: -6,
};

/** Largest parcel that sorting machines take: 18 x 14 x 8 inches and 20 lb. */
const SORTABLE_CUBIC_FEET = (18 * 14 * 8) / 1728;
const SORTABLE_POUNDS = 20;
const CASE_PACKS: Readonly<Record<string, string>> = { A: '12', B: '6', C: '1' };
const SAME_DAY_ITEMS = '100';

/** Air freight for the best sellers of the import vendors: from one gateway to every DC. */
const AIR: Row = {
  id: 'v21-air-freight-ca',
  kind: 'vendor',
  latitude: '33.94',
  longitude: '-118.41',
  size: '1',
  'handling-cost': '0',
};
const AIR_LANE: Row = {
  'item-classes': '',
  'lead-time.distribution': 'gamma',
  'lead-time.mean': '6.0',
  'lead-time.cv': '0.3',
  'unit-cost': '3',
  'volume-distance-cost': '0',
  priority: '2',
  express: 'true',
};
const IMPORT_VENDOR = /^v(15|16|17|18|19|20)-/;

const FULFILLMENT_FEE = 4;
const REFERRAL = 0.15;

/** Seller of an item by the last digit of its number; the others are the retailer's own. */
const SELLERS: Readonly<Record<string, string>> = {
  2: 'domestic-brands',
  3: 'importers',
  5: 'resellers',
  7: 'domestic-brands',
  8: 'importers',
  0: 'resellers',
};

/** The generated tables by file name. Throws when a table of ../us-network cannot be read. */
export function generateFullTables(): Readonly<Record<string, string>> {
  const base = generateTables();
  return {
    'nodes.csv': csv([...rowsOf(read('nodes.csv')), AIR].map(node)),
    'regions.csv': csv(rowsOf(read('regions.csv')).map(region)),
    'items.csv': csv(rowsOf(base['items.csv']).map(item)),
    'lanes.csv': csv([...rowsOf(base['lanes.csv']).map(lane), ...airLanes(base)]),
    'rates.csv': csv(rowsOf(read('rates.csv')).flatMap(rates)),
  };
}

function read(name: string): string {
  return readFileSync(join(BASE, name), 'utf8');
}

function node(row: Row): Row {
  const { id, kind, latitude, longitude, size } = row;
  const isSameDay = kind === 'same-day';
  return {
    id,
    kind,
    latitude,
    longitude,
    size,
    'handling-cost': row['handling-cost'],
    'utc-offset': String(utcOffset(id)),
    'storage-types': isSameDay ? 'sortable' : '',
    'assortment.items': isSameDay ? SAME_DAY_ITEMS : '',
  };
}

function region(row: Row): Row {
  return {
    ...row,
    'utc-offset': String(utcOffset(row.id)),
    'deliveries.from': '08:00',
    'deliveries.until': '22:00',
  };
}

function item(row: Row): Row {
  const isSortable =
    Number.parseFloat(row.volume) <= SORTABLE_CUBIC_FEET && Number.parseFloat(row.weight) <= SORTABLE_POUNDS;
  const seller = SELLERS[row.id.slice(-1)] ?? '';
  return {
    ...row,
    'storage-type': isSortable ? 'sortable' : 'non-sortable',
    'case-pack': CASE_PACKS[row.class],
    seller,
    'lost-sale-cost': seller === '' ? '' : feesOf(row).toFixed(2),
  };
}

/** What the sale of a seller's unit brings: the fees per unit and by price of model.yaml. */
function feesOf({ price }: Row): number {
  return FULFILLMENT_FEE + REFERRAL * Number(price);
}

/**
 * Goods from DCs to FCs travel on trailers, which are paid by the mile: no cost by volume there. What same-day sites get
 * follows from their assortment.
 */
function lane(row: Row): Row {
  const isOnTrailers = row.from.startsWith('dc-') && row.to.startsWith('fc-');
  return {
    ...row,
    'item-classes': row.to.startsWith('sd-') ? '' : row['item-classes'],
    'volume-distance-cost': isOnTrailers ? '0' : row['volume-distance-cost'],
    express: '',
  };
}

/** One lane to each DC with the items of class A that import vendors bring there by sea. */
function airLanes(base: Readonly<Record<'items.csv' | 'lanes.csv', string>>): Row[] {
  const bestSellers = new Set(
    rowsOf(base['items.csv']).flatMap((row) => (row.class === 'A' ? [row.id] : [])),
  );
  const bySea = rowsOf(base['lanes.csv']).filter(
    ({ from, to }) => IMPORT_VENDOR.test(from) && to.startsWith('dc-'),
  );
  return [...new Set(bySea.map(({ to }) => to))].map((to) => {
    const own = bySea.filter((row) => row.to === to);
    const items = own.flatMap((row) => row.items.split(';')).filter((id) => bestSellers.has(id));
    return { ...own[0], ...AIR_LANE, from: AIR.id, items: items.sort().join(';') };
  });
}

/** Courier, ground or air, by speed and zone; one-day zone 3 has both ground and air. */
function rates(row: Row): Row[] {
  const zone = Number(row.zone);
  const { speed } = row;
  if (speed === 'two-hour') return [withMethod(row, 'courier', 0.03, '1 h')];
  if (speed === 'same-day') return [withMethod({ ...row, transit: '5 h' }, 'courier', 0.02, '12 h')];
  const isGround = zone <= (speed === 'one-day' ? 3 : 4);
  if (!isGround) return [withMethod(row, 'air', 0.02, '1 d')];
  const ground = withMethod(row, 'ground', 0.015, '1 d');
  if (speed !== 'one-day' || zone < 3) return [ground];
  const air = { ...row, transit: '20 h', fixed: '17.00', 'per-weight': '2.00 /lb' };
  return [ground, withMethod(air, 'air', 0.02, '1 d')];
}

function withMethod(row: Row, method: string, probability: number, delay: string): Row {
  return { ...row, method, 'late-risk.probability': String(probability), 'late-risk.delay': delay };
}

/** By the state at the end of a name such as fc-kent-wa. */
function utcOffset(id: string): number {
  const state = id.slice(-2);
  const offset = UTC_OFFSETS[state];
  if (offset === undefined) throw new Error(`no time zone for the state of ${id}`);
  return offset;
}

function rowsOf(text: string): Row[] {
  const [columns, ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  return rows.map((cells) => Object.fromEntries(columns.map((column, index) => [column, cells[index]])));
}

function csv(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0]);
  const lines = rows.map((row) => columns.map((column) => row[column]).join(','));
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const [name, text] of Object.entries(generateFullTables())) writeFileSync(join(FOLDER, name), text);
}
