import { readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InputError } from '../foundation/issue.ts';
import { makeFolder } from './make-folder.ts';

const MODEL = `# A small network to start from: one vendor, one DC, two FCs, two cities.
format: 1
name: starter
title: Two cities
start: 2025-01-06
horizon: 180 d
warm-up: 30 d
currency: USD
distance-unit: mile
costs: { holding-rate: 0.25 } # per year, on value
nodes:
  - { id: vendor, kind: vendor }
  - { id: dc, kind: dc, latitude: 39.8, longitude: -86.2 }
  - { id: fc-east, kind: fc, latitude: 40.6, longitude: -74.2, processing-time: 4 h }
  - { id: fc-west, kind: fc, latitude: 33.9, longitude: -117.4, processing-time: 4 h }
regions:
  - { id: new-york, latitude: 40.71, longitude: -74.01, population: 19500000 }
  - { id: los-angeles, latitude: 34.05, longitude: -118.24, population: 12900000 }
items:
  - { id: kettle, value: 18, price: 30, weight: 2.5 lb, daily-orders: 12 }
  - { id: lamp, value: 25, price: 45, weight: 4 lb, daily-orders: 3 }
lanes:
  - { from: vendor, to: dc, lead-time: { distribution: gamma, mean: 14, cv: 0.4 }, order-cost: 20 }
  - { from: dc, to: fc-east, lead-time: 2 d, unit-cost: 0.4 }
  - { from: dc, to: fc-west, lead-time: 4 d, unit-cost: 0.7 }
speeds:
  - { id: one-day, deadline: 30 h, share: 0.4, when-short: late, late-cost: 3 }
  - { id: two-day, deadline: 54 h, share: 0.6, when-short: backorder, patience: 5 d, backorder-cost: 0.5 }
outbound:
  zones: [150 mile, 600 mile]
  zone-names: [near, middle, far]
  rates:
    - { speed: one-day, zone: near, transit: 20 h, fixed: 5, per-weight: 0.3 /lb }
    - { speed: one-day, zone: middle, transit: 22 h, fixed: 11, per-weight: 0.8 /lb }
    - { speed: one-day, zone: far, transit: 24 h, fixed: 16, per-weight: 1.6 /lb }
    - { speed: two-day, zone: near, transit: 30 h, fixed: 4.5, per-weight: 0.3 /lb }
    - { speed: two-day, zone: middle, transit: 40 h, fixed: 6, per-weight: 0.4 /lb }
    - { speed: two-day, zone: far, transit: 48 h, fixed: 10, per-weight: 1.1 /lb }
demand:
  by-item: { process: { type: poisson } }
policy:
  replenishment:
    - { where: { kinds: [dc] }, use: newsvendor, review: 7 d, quantile: 0.95 }
    - { where: { kinds: [fc] }, use: newsvendor, review: 1 d, quantile: 0.95 }
  fulfillment: { use: cheapest }
`;

const EXPERIMENT = `# Does the policy in my-policy.ts beat the incumbent?
format: 1
name: starter
title: Two cities, two policies
model: .
replications: 20
seed: starter
incumbent: newsvendor
policies:
  newsvendor:
    label: Newsvendor
    replenishment:
      - { where: { kinds: [dc] }, use: newsvendor, review: 7 d, quantile: 0.95 }
      - { where: { kinds: [fc] }, use: newsvendor, review: 1 d, quantile: 0.95 }
    fulfillment: { use: cheapest }
  days-of-supply:
    label: Days of supply
    replenishment:
      - { where: { kinds: [dc] }, use: ./my-policy.ts, review: 7 d, days: 28 }
      - { where: { kinds: [fc] }, use: ./my-policy.ts, review: 1 d, days: 8 }
    fulfillment: { use: cheapest }
`;

const POLICY = `import { defineStockPolicy, durationParameter } from 'echelon';
import { z } from 'zod';

/** Order up to a number of days of mean demand, whatever its spread: the rule many planners start from. */
export const daysOfSupply = defineStockPolicy({
  family: 'replenishment',
  scope: 'stock',
  name: 'days-of-supply',
  summary: 'Periodic review: order up to a number of days of mean demand.',
  source: 'own',
  parameters: z.strictObject({
    review: durationParameter('Time between reviews.'),
    days: z.number().positive().describe('Days of mean demand to order up to.'),
  }),
  prepare: ({ review, days }, stock) => {
    const level = Math.ceil(stock.meanDailyDemand * days);
    return {
      reviewSeconds: review,
      reorderPoint: level,
      initialStock: level,
      orderQuantity: (state) => Math.max(0, level - state.inventoryPosition),
    };
  },
});
`;

const FILES: Readonly<Record<string, string>> = {
  'model.yaml': MODEL,
  'experiment.yaml': EXPERIMENT,
  'my-policy.ts': POLICY,
};

/**
 * Writes a small model, an experiment and a policy of one's own to start from.
 * @returns the files written
 * @throws InputError when the directory holds any file already: nothing is overwritten
 */
export async function initProject(directory: string): Promise<string[]> {
  const present = await readdir(directory).catch(() => []);
  if (present.length > 0) {
    const received = `${present.length} files, such as ${present[0]}`;
    const place = { file: directory };
    throw new InputError([
      { code: 'folder-not-empty', place, path: '', expected: 'an empty or new folder', received },
    ]);
  }
  const written: string[] = [];
  for (const [name, text] of Object.entries(FILES)) {
    const file = join(directory, name);
    await makeFolder(dirname(file));
    await writeFile(file, text);
    written.push(file);
  }
  return written;
}
