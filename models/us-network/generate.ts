/*
 * Writes items.csv and lanes.csv of the US network from nodes.csv (kept by hand) and the numbers below.
 * In: this folder. Out: the two files, the same bytes on every run. README.md explains every number.
 *
 *     npx tsx models/us-network/generate.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Site {
  readonly id: string;
  readonly kind: string;
  readonly latitude: number;
  readonly longitude: number;
}

interface Vendor {
  readonly id: string;
  /** Days from order to pick-up at the vendor's door, or at the port for imports. */
  readonly leadDays: number;
  readonly coefficientOfVariation: number;
}

const FOLDER = import.meta.dirname;

const ITEM_COUNT = 1000;
const DAILY_ORDERS = 2400;
const POPULARITY_OFFSET = 50;
/** Last popularity rank of the class. */
const CLASS_A_LAST_RANK = 100;
const CLASS_B_LAST_RANK = 400;

const VENDORS: readonly Vendor[] = [
  { id: 'v01-cincinnati-oh', leadDays: 7, coefficientOfVariation: 0.3 },
  { id: 'v02-chicago-il', leadDays: 8, coefficientOfVariation: 0.35 },
  { id: 'v03-edison-nj', leadDays: 8, coefficientOfVariation: 0.4 },
  { id: 'v04-commerce-ca', leadDays: 9, coefficientOfVariation: 0.35 },
  { id: 'v05-atlanta-ga', leadDays: 9, coefficientOfVariation: 0.4 },
  { id: 'v06-nashville-tn', leadDays: 10, coefficientOfVariation: 0.3 },
  { id: 'v07-dallas-tx', leadDays: 10, coefficientOfVariation: 0.4 },
  { id: 'v08-minneapolis-mn', leadDays: 12, coefficientOfVariation: 0.4 },
  { id: 'v09-grand-rapids-mi', leadDays: 12, coefficientOfVariation: 0.45 },
  { id: 'v10-greensboro-nc', leadDays: 14, coefficientOfVariation: 0.5 },
  { id: 'v11-portland-or', leadDays: 14, coefficientOfVariation: 0.45 },
  { id: 'v12-st-louis-mo', leadDays: 16, coefficientOfVariation: 0.5 },
  { id: 'v13-salt-lake-city-ut', leadDays: 18, coefficientOfVariation: 0.5 },
  { id: 'v14-worcester-ma', leadDays: 21, coefficientOfVariation: 0.6 },
  { id: 'v15-port-newark-nj', leadDays: 32, coefficientOfVariation: 0.25 },
  { id: 'v16-port-oakland-ca', leadDays: 42, coefficientOfVariation: 0.2 },
  { id: 'v17-port-tacoma-wa', leadDays: 40, coefficientOfVariation: 0.2 },
  { id: 'v18-port-los-angeles-ca', leadDays: 36, coefficientOfVariation: 0.15 },
  { id: 'v19-port-long-beach-ca', leadDays: 45, coefficientOfVariation: 0.25 },
  { id: 'v20-port-savannah-ga', leadDays: 52, coefficientOfVariation: 0.3 },
];

const EARTH_RADIUS_MILES = 3958.76;
const CIRCUITY = 1.2;
const SOLO_MILES_PER_DAY = 500;
const TEAM_MILES_PER_DAY = 1000;
const TRANSFER_HANDLING_DAYS = 1;
const TRANSFER_COEFFICIENT_OF_VARIATION = 0.2;
const VENDOR_ORDER_COST = 0.5;
const TRANSFER_ORDER_COST = 0.05;
const TRANSFER_UNIT_COST = 0.3;
/** Dollars per m3 and km: 0.00107 per ft3 and mile (README.md, "Line haul"). */
const VOLUME_DISTANCE_COST = 0.0235;

/** The generated tables by file name. Throws when nodes.csv cannot be read. */
export function generateTables(): Readonly<Record<string, string>> {
  const sites = readSites();
  return { 'items.csv': itemTable(), 'lanes.csv': laneTable(sites) };
}

function readSites(): Site[] {
  const [header, ...rows] = readFileSync(join(FOLDER, 'nodes.csv'), 'utf8').trimEnd().split('\n');
  const columns = header.split(',');
  return rows.map((row) => {
    const cells = row.split(',');
    const cell = (name: string) => cells[columns.indexOf(name)];
    return {
      id: cell('id'),
      kind: cell('kind'),
      latitude: Number(cell('latitude')),
      longitude: Number(cell('longitude')),
    };
  });
}

function itemTable(): string {
  let popularity = 0;
  for (let rank = 1; rank <= ITEM_COUNT; rank++) popularity += 1 / (rank + POPULARITY_OFFSET);
  const rows = ranks().map((rank) => {
    const dailyOrders = DAILY_ORDERS / (rank + POPULARITY_OFFSET) / popularity;
    const value = clamp(18 * spread(rank, 1, 0.4), 5, 120);
    const price = 3 + value * (1.4 + 0.5 * evenly(rank, 2));
    const pounds = clamp(1.2 * spread(rank, 3, 0.6), 0.2, 20);
    const cubicFeet = clamp(0.15 * pounds ** 0.7 * spread(rank, 4, 0.25), 0.02, 2);
    const size = [`${pounds.toFixed(2)} lb`, `${cubicFeet.toFixed(3)} ft3`];
    return [
      itemId(rank),
      itemClass(rank),
      value.toFixed(2),
      price.toFixed(2),
      ...size,
      dailyOrders.toFixed(4),
    ];
  });
  return csv(['id', 'class', 'value', 'price', 'weight', 'volume', 'daily-orders'], rows);
}

function laneTable(sites: readonly Site[]): string {
  const dcs = sites.filter((site) => site.kind === 'dc');
  const fcs = sites.filter((site) => site.kind === 'fc');
  const sameDaySites = sites.filter((site) => site.kind === 'same-day');
  const rows: string[][] = [];
  for (const vendor of VENDORS) {
    const origin = findSite(sites, vendor.id);
    for (const dc of dcs) rows.push(vendorLane(vendor, origin, dc, 1));
    for (const fc of fcs) rows.push(vendorLane(vendor, origin, fc, dcs.length + 1));
  }
  for (const fc of fcs) {
    for (const [position, dc] of nearestFirst(dcs, fc).entries())
      rows.push(transferLane(dc, fc, '', position + 1));
  }
  for (const site of sameDaySites) {
    rows.push(transferLane(nearestFirst(dcs, site)[0], site, 'A', 1));
    rows.push(transferLane(nearestFirst(fcs, site)[0], site, 'A', 2));
  }
  const terms = [
    'crossing',
    'order-cost',
    'shipment-cost',
    'unit-cost',
    'volume-distance-cost',
    'priority',
    'share',
  ];
  const leadTime = ['lead-time.distribution', 'lead-time.mean', 'lead-time.cv'];
  return csv(['from', 'to', 'item-classes', 'items', ...leadTime, ...terms], rows);
}

function vendorLane(vendor: Vendor, origin: Site, to: Site, priority: number): string[] {
  const items = ranks()
    .filter((rank) => vendorOf(rank) === vendor.id)
    .map(itemId)
    .join(';');
  const meanDays = vendor.leadDays + miles(origin, to) / SOLO_MILES_PER_DAY;
  const leadTime = ['gamma', meanDays.toFixed(1), String(vendor.coefficientOfVariation)];
  const costs = [VENDOR_ORDER_COST, 0, 0, VOLUME_DISTANCE_COST].map(String);
  return [vendor.id, to.id, '', items, ...leadTime, 'true', ...costs, String(priority), '1'];
}

function transferLane(from: Site, to: Site, itemClasses: string, priority: number): string[] {
  const meanDays = TRANSFER_HANDLING_DAYS + miles(from, to) / TEAM_MILES_PER_DAY;
  const leadTime = ['gamma', meanDays.toFixed(1), String(TRANSFER_COEFFICIENT_OF_VARIATION)];
  const costs = [TRANSFER_ORDER_COST, 0, TRANSFER_UNIT_COST, VOLUME_DISTANCE_COST].map(String);
  return [from.id, to.id, itemClasses, '', ...leadTime, 'false', ...costs, String(priority), '1'];
}

function ranks(): number[] {
  return Array.from({ length: ITEM_COUNT }, (_, position) => position + 1);
}

function itemId(rank: number): string {
  return `i${String(rank).padStart(4, '0')}`;
}

function itemClass(rank: number): string {
  if (rank <= CLASS_A_LAST_RANK) return 'A';
  return rank <= CLASS_B_LAST_RANK ? 'B' : 'C';
}

function vendorOf(rank: number): string {
  return VENDORS[Math.floor(VENDORS.length * evenly(rank, 5))].id;
}

/**
 * Point `rank` of coordinate `dimension` (1 to 5) of an additive recurrence: evenly spread on (0, 1), no two
 * coordinates related (Roberts 2018, "The unreasonable effectiveness of quasirandom sequences").
 */
function evenly(rank: number, dimension: number): number {
  // The root of x^6 = x + 1, the golden ratio of five dimensions.
  const root = 1.1347241384015194;
  return (0.5 + rank / root ** dimension) % 1;
}

/** Quantile of a log-logistic distribution with median 1: bell-shaped on a logarithmic scale, in closed form. */
function spread(rank: number, dimension: number, scale: number): number {
  const share = evenly(rank, dimension);
  return (share / (1 - share)) ** scale;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** Travelled miles: great-circle distance (haversine formula) times circuity. */
function miles(from: Site, to: Site): number {
  const radians = Math.PI / 180;
  const north = Math.sin(((to.latitude - from.latitude) * radians) / 2) ** 2;
  const east = Math.sin(((to.longitude - from.longitude) * radians) / 2) ** 2;
  const cosines = Math.cos(from.latitude * radians) * Math.cos(to.latitude * radians);
  return CIRCUITY * 2 * EARTH_RADIUS_MILES * Math.asin(Math.sqrt(north + cosines * east));
}

function nearestFirst(sites: readonly Site[], to: Site): Site[] {
  return [...sites].sort((a, b) => miles(a, to) - miles(b, to));
}

function findSite(sites: readonly Site[], id: string): Site {
  const site = sites.find((candidate) => candidate.id === id);
  if (site === undefined) throw new Error(`nodes.csv has no node ${id}`);
  return site;
}

function csv(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${[columns, ...rows].map((row) => row.join(',')).join('\n')}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const [name, text] of Object.entries(generateTables())) writeFileSync(join(FOLDER, name), text);
}
