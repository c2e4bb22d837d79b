import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DC_COUNT = 2;
const FC_COUNT = 10;
const REGION_COUNT = 20;
const ITEM_COUNT = 1000;
const ORDERS_PER_DAY = 30_000;
/** FC to the region 9 degrees away: its nearest FC. */
const NEAREST_ANGLE = 9;

/** Writes network-formulas.md as a model folder, and returns its path. */
export function writeNetworkModel(folder: string, days: number, warmUpDays: number): string {
  mkdirSync(folder, { recursive: true });
  // JSON is YAML, so the model file needs no writer of its own.
  writeFileSync(join(folder, 'model.yaml'), JSON.stringify(modelFile(days, warmUpDays)));
  writeFileSync(join(folder, 'items.csv'), csv(['id', 'daily-orders'], itemRows()));
  writeFileSync(join(folder, 'outbound.csv'), csv(['from', 'to', 'transit', 'distance'], outboundRows()));
  writeFileSync(join(folder, 'levels.csv'), csv(['item', 'node', 'order-up-to'], levelRows()));
  return folder;
}

function modelFile(days: number, warmUpDays: number): unknown {
  const { dcs, fcs, regions } = {
    dcs: names('dc', DC_COUNT),
    fcs: names('fc', FC_COUNT),
    regions: names('region', REGION_COUNT),
  };
  const leadTime = { distribution: 'gamma', mean: 10, cv: 0.3 };
  return {
    format: 1,
    name: 'network',
    'warm-up': `${warmUpDays} d`,
    horizon: `${days} d`,
    nodes: [
      { id: 'vendor', kind: 'vendor' },
      ...dcs.map((id) => ({ id, kind: 'dc' })),
      ...fcs.map((id) => ({ id, kind: 'fc' })),
    ],
    regions: regions.map((id, region) => ({ id, share: regionShare(region) })),
    items: 'items.csv',
    lanes: [
      ...dcs.map((to) => ({ from: 'vendor', to, 'lead-time': leadTime })),
      ...fcs.map((to, fc) => ({ from: dcs[dcOf(fc)], to, 'lead-time': '2 d' })),
    ],
    speeds: [
      { id: 'one-day', deadline: '1 d', reach: '750 km', share: 0.4, 'when-short': 'lost' },
      { id: 'two-day', deadline: '2 d', reach: '1500 km', share: 0.6, 'when-short': 'lost' },
    ],
    outbound: { lanes: 'outbound.csv' },
    demand: { 'by-item': { process: { type: 'poisson' } } },
    policy: {
      replenishment: [{ use: 'R-S', review: '1 d', table: 'levels.csv' }],
      fulfillment: { use: 'nearest' },
      allocation: { use: 'fifo' },
    },
  };
}

function itemRows(): (string | number)[][] {
  return itemShares().map((share, item) => [`item-${item}`, ORDERS_PER_DAY * share]);
}

function outboundRows(): string[][] {
  return names('fc', FC_COUNT).flatMap((from, fc) =>
    names('region', REGION_COUNT).map((to, region) => [from, to, '1 h', `${distanceKm(fc, region)} km`]),
  );
}

function levelRows(): (string | number)[][] {
  return itemShares().flatMap((share, item) => {
    const level = (rate: number, days: number) => Math.ceil(rate * days + 3 * Math.sqrt(rate * days));
    const fcRates = names('fc', FC_COUNT).map((_, fc) => ORDERS_PER_DAY * share * shareNearest(fc));
    const dcRates = names('dc', DC_COUNT).map((_, dc) =>
      fcRates.reduce((sum, rate, fc) => sum + (dcOf(fc) === dc ? rate : 0), 0),
    );
    return [
      ...dcRates.map((rate, dc) => [`item-${item}`, `dc-${dc}`, level(rate, 11)]),
      ...fcRates.map((rate, fc) => [`item-${item}`, `fc-${fc}`, level(rate, 3)]),
    ];
  });
}

function itemShares(): number[] {
  const weights = Array.from({ length: ITEM_COUNT }, (_, item) => 1 / (item + 51));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function regionShare(region: number): number {
  return (1 + (region % 4)) / 50;
}

/** Share of the demand of the regions whose nearest FC this is. */
function shareNearest(fc: number): number {
  let share = 0;
  for (let region = 0; region < REGION_COUNT; region++) {
    if (angle(fc, region) === NEAREST_ANGLE) share += regionShare(region);
  }
  return share;
}

function dcOf(fc: number): number {
  return fc < FC_COUNT / DC_COUNT ? 0 : 1;
}

/** Between an FC and a region as seen from the center, 0 to 180 degrees. */
function angle(fc: number, region: number): number {
  const difference = Math.abs(36 * fc + 9 - 18 * region) % 360;
  return Math.min(difference, 360 - difference);
}

function distanceKm(fc: number, region: number): number {
  return Math.sqrt(1_640_000 - 1_600_000 * Math.cos((angle(fc, region) * Math.PI) / 180));
}

function names(kind: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${kind}-${index}`);
}

function csv(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return `${[header, ...rows].map((row) => row.join(',')).join('\n')}\n`;
}
