import fc from 'fast-check';
import { withRandomBaskets } from './random-baskets.ts';
import { randomCustomers } from './random-customers.ts';
import { randomDepartures } from './random-departures.ts';
import { randomForecast } from './random-forecast.ts';
import { withBuildings } from './random-inbound.ts';
import { withMarkdown } from './random-markdown.ts';
import { withMethods } from './random-methods.ts';
import { randomPolicy } from './random-policy.ts';
import { withSellers } from './random-sellers.ts';
import { withShocks } from './random-shocks.ts';
import { randomLaneMode, randomSourcing } from './random-sourcing.ts';
import { withTransfers } from './random-transfers.ts';
import { randomTransport } from './random-transport.ts';
import { randomVendors } from './random-vendors.ts';
import { withoutUnusedRules } from './without-unused-rules.ts';

/*
 * Random worlds in the public model format: every part of the format that decides what happens in a run, in small.
 * A world is plain data; its JSON text is YAML, so it goes through the same reader as any model.
 */

/** Draws a value; fast-check records the draws of one world and shrinks them when a property fails. */
export type Draw = <T>(arbitrary: fc.Arbitrary<T>) => T;

export interface WorldItem {
  readonly id: string;
  readonly class: string;
  readonly divisible: boolean;
  readonly [field: string]: unknown;
}

/** A model file as data, and the trace it names. */
export interface World {
  readonly model: Readonly<Record<string, unknown>> & {
    readonly items: readonly WorldItem[];
    readonly nodes: readonly { readonly id: string; readonly kind: string }[];
    readonly regions: readonly { readonly id: string }[];
    readonly speeds: readonly {
      readonly id: string;
      readonly share?: number;
      readonly 'when-short': string;
    }[];
  };
  readonly trace: string;
}

const integer = (min: number, max: number) => fc.integer({ min, max });
const money = fc.integer({ min: 0, max: 40 }).map((quarters) => quarters / 4);

/** Worlds of 1-3 vendors, 0-2 DCs, 1-4 FCs, 0-2 same-day sites, 1-4 regions, 1-5 items and 1-3 speeds. */
export const worlds: fc.Arbitrary<World> = fc.gen().map((recorded) => {
  const draw: Draw = (arbitrary) => recorded(() => arbitrary);
  return randomWorld(draw);
});

/** Sections of a model through which items touch one another: they share room, hands or customers. */
const SHARING: readonly string[] = ['transport', 'vendors', 'sellers'];

/** The same without anything that items share. */
export const separateWorlds: fc.Arbitrary<World> = worlds.map(({ model, trace }) => {
  const fields = Object.entries(model)
    .filter(([key]) => !SHARING.includes(key))
    .map(([key, value]) => [
      key,
      key === 'customers' ? { ...Object(value), substitution: undefined } : value,
    ]);
  // All that a world has to have is kept: none of it is shared.
  return { model: Object.fromEntries(fields) as World['model'], trace };
});

function randomWorld(draw: Draw): World {
  const regions = randomRegions(draw);
  const nodes = randomNodes(draw, regions[0]);
  // The first item is of class A, which nodes and events may name.
  const items = Array.from({ length: draw(integer(1, 5)) }, (_, index) => ({
    ...randomItem(draw, `item-${index}`),
    ...(index === 0 ? { class: 'A' } : {}),
  }));
  const speeds = randomSpeeds(draw);
  const names = { nodes, regions, items, speeds };
  const lanes = randomLanes(draw, nodes, items);
  const demand = randomDemand(draw, names);
  const trace = randomTrace(draw, names);
  const transport = randomTransport(draw, lanes);
  const model = {
    format: 1,
    name: 'world',
    horizon: `${draw(integer(4, 12))} d`,
    'warm-up': `${draw(integer(0, 4))} d`,
    costs: { 'holding-rate': draw(fc.constantFrom(0, 0.3)) },
    nodes,
    regions,
    items,
    lanes,
    speeds,
    outbound: randomOutbound(draw, regions, speeds),
    demand,
    ...(draw(fc.boolean()) ? { forecast: randomForecast(draw, items, demand, tracedItems(trace)) } : {}),
    'initial-stock': draw(fc.boolean())
      ? [{ item: items[0].id, node: 'fc-0', units: draw(integer(0, 9)) }]
      : [],
    policy: { ...randomPolicy(draw, names), ...randomSourcing(draw, lanes) },
    ...transport,
    ...randomVendors(draw),
    ...randomDepartures(draw, names),
  };
  const world = withRandomBaskets(draw, { model: withTransfers(draw, withBuildings(draw, model)), trace });
  const priced = withMarkdown(draw, randomCustomers(draw, world.model), tracedItems(trace));
  return withShocks(draw, { ...world, model: withoutUnusedRules(withSellers(draw, priced)) });
}

function tracedItems(trace: string): Set<string> {
  return new Set(trace.split('\n').map((line) => line.split(',')[1]));
}

function randomRegions(draw: Draw) {
  const count = draw(integer(1, 4));
  return Array.from({ length: count }, (_, index) => ({
    id: `region-${index}`,
    latitude: 40 + draw(integer(0, 30)) / 10,
    longitude: -80 + draw(integer(0, 30)) / 10,
    population: draw(integer(1, 9)),
  }));
}

function randomNodes(draw: Draw, home: { readonly latitude: number; readonly longitude: number }) {
  const kinds = [
    ...new Array<string>(draw(integer(1, 3))).fill('vendor'),
    ...new Array<string>(draw(integer(0, 2))).fill('dc'),
    ...new Array<string>(draw(integer(1, 4))).fill('fc'),
    ...new Array<string>(draw(integer(0, 2))).fill('same-day'),
  ];
  return kinds.map((kind, index) => {
    const first = kinds.indexOf(kind);
    const isHome = kind === 'fc' && first === index;
    return {
      id: `${kind}-${index - first}`,
      kind,
      // The first FC stands in the first region, so that every promise can be kept somewhere.
      latitude: isHome ? home.latitude : 40 + draw(integer(0, 30)) / 10,
      longitude: isHome ? home.longitude : -80 + draw(integer(0, 30)) / 10,
      size: draw(integer(1, 5)),
      'processing-time': `${draw(integer(0, 60))} min`,
      'handling-cost': draw(money),
      ...(kind === 'same-day' && draw(fc.boolean()) ? { classes: ['A'] } : {}),
      ...(kind === 'dc' ? { 'serves-customers': draw(fc.boolean()) } : {}),
    };
  });
}

/** An item as `randomWorld` makes them; also used to add one to a finished world. */
export function randomItem(draw: Draw, id: string): WorldItem {
  return {
    id,
    class: draw(fc.constantFrom('A', 'B')),
    value: draw(integer(1, 50)),
    price: draw(integer(1, 90)),
    weight: `${draw(integer(0, 3000))} g`,
    volume: `${draw(integer(0, 20))} l`,
    divisible: draw(fc.integer({ min: 0, max: 3 })) === 0,
    'daily-orders': draw(integer(0, 16)) / 4,
  };
}

const leadTimes: fc.Arbitrary<unknown> = fc.constantFrom(
  '0 s',
  '6 h',
  '2 d',
  { distribution: 'uniform', low: 0, high: 3 },
  { distribution: 'gamma', mean: 2, cv: 0.7 },
  { distribution: 'lognormal', mean: 3, cv: 1 },
  { distribution: 'exponential', mean: 1.5 },
  { distribution: 'poisson', mean: 1 },
);

function randomLanes(
  draw: Draw,
  nodes: readonly { readonly id: string; readonly kind: string }[],
  items: readonly WorldItem[],
) {
  const vendors = nodes.filter((node) => node.kind === 'vendor');
  const dcs = nodes.filter((node) => node.kind === 'dc');
  return nodes.flatMap((node) => {
    if (node.kind === 'vendor') return [];
    const possible = node.kind === 'dc' ? vendors : [...dcs, ...vendors];
    const sources = draw(fc.shuffledSubarray(possible, { minLength: 1 }));
    return sources.map((source, index) => ({
      from: source.id,
      to: node.id,
      // The first source brings everything, so that every stock has one.
      ...(index > 0 && draw(fc.boolean()) ? { items: [draw(fc.constantFrom(...items)).id] } : {}),
      'lead-time': draw(leadTimes),
      crossing: draw(fc.boolean()),
      'order-cost': draw(money),
      'shipment-cost': draw(money),
      'unit-cost': draw(money),
      'volume-distance-cost': draw(money),
      'unit-distance-cost': draw(money) / 100,
      priority: draw(integer(1, 2)),
      share: draw(integer(1, 3)),
      ...randomLaneMode(draw),
    }));
  });
}

function randomSpeeds(draw: Draw) {
  const shares = draw(fc.constantFrom([1], [0.5, 0.5], [0.25, 0.75], [0.5, 0.25, 0.25], [0, 0.5, 0.5]));
  return shares.map((share, index) => {
    const whenShort = draw(fc.constantFrom('late', 'lost', 'backorder'));
    const waits = whenShort === 'backorder';
    return {
      id: `speed-${index}`,
      deadline: `${draw(integer(4, 60))} h`,
      // The first speed is offered everywhere, so that every region is reached.
      ...(index > 0 && draw(fc.boolean()) ? { reach: `${draw(integer(20, 400))} km` } : {}),
      share,
      'when-short': whenShort,
      ...(waits && draw(fc.boolean()) ? { patience: `${draw(integer(0, 90))} h` } : {}),
      'partial-shipments': draw(fc.boolean()),
      'late-cost': draw(money),
      'backorder-cost': draw(money),
      ...(draw(fc.boolean()) ? { 'lost-sale-cost': draw(money) } : {}),
    };
  });
}

function randomOutbound(
  draw: Draw,
  regions: readonly { readonly id: string }[],
  speeds: readonly { readonly id: string; readonly deadline: string }[],
) {
  const rates = speeds.flatMap(({ id, deadline }) => {
    const hours = Number.parseInt(deadline, 10);
    return [
      { speed: id, zone: '1', transit: `${hours - 2} h`, fixed: draw(money), 'per-weight': '0.5 /kg' },
      {
        speed: id,
        zone: '1',
        transit: `${hours - 2} h`,
        fixed: 0,
        'per-weight': '0.4 /kg',
        'from-weight': '2 kg',
      },
      { speed: id, zone: '2', transit: `${draw(integer(1, 2 * hours))} h`, fixed: draw(money) },
    ];
  });
  const lanes = draw(fc.boolean())
    ? [
        {
          from: 'fc-0',
          to: regions[0].id,
          speed: speeds[0].id,
          transit: '1 h',
          distance: '10 km',
          fixed: draw(money),
        },
      ]
    : [];
  return { zones: [`${draw(integer(50, 300))} km`], rates: withMethods(draw, rates), lanes };
}

interface Names {
  readonly items: readonly WorldItem[];
  readonly regions: readonly { readonly id: string }[];
  readonly speeds: readonly { readonly id: string }[];
}

const wholeSizes: fc.Arbitrary<unknown> = fc.constantFrom(
  1,
  3,
  { distribution: 'geometric', mean: 2.5 },
  { distribution: 'poisson', mean: 2 },
  { distribution: 'discrete', values: [1, 4, 9], probabilities: [0.5, 0.3, 0.2] },
);
const realSizes: fc.Arbitrary<unknown> = fc.constantFrom(
  0.3,
  { distribution: 'gamma', mean: 2, cv: 1 },
  { distribution: 'uniform', low: 0.1, high: 3 },
);

function randomDemand(draw: Draw, { items, regions, speeds }: Names) {
  const rows = Array.from({ length: draw(integer(0, 3)) }, () => {
    const item = draw(fc.constantFrom(...items));
    return {
      item: item.id,
      ...(draw(fc.boolean()) ? { region: draw(fc.constantFrom(...regions)).id } : {}),
      ...(draw(fc.boolean()) ? { speed: draw(fc.constantFrom(...speeds)).id } : {}),
      process: draw(
        fc.constantFrom<unknown>(
          { type: 'poisson', mean: 2 },
          { type: 'negative-binomial', mean: 3, 'variance-to-mean': 2.5 },
          { type: 'intermittent', probability: 0.3 },
          { type: 'periodic', every: '5 h', at: '1 h' },
          { type: 'periodic', every: '1 d' },
        ),
      ),
      size: draw(item.divisible ? realSizes : wholeSizes),
    };
  });
  const process = draw(
    fc.constantFrom<unknown>(
      { type: 'poisson' },
      { type: 'negative-binomial', 'variance-to-mean': 1.7 },
      { type: 'intermittent', probability: 0.3 },
    ),
  );
  return {
    'by-item': { process, size: draw(wholeSizes) },
    rows,
    trace: 'trace.csv',
    ...(draw(fc.boolean()) ? { weekday: [1.5, 1, 1, 1, 1, 1, 0.5] } : {}),
    ...(draw(fc.boolean()) ? { hours: [...new Array(12).fill(0), ...new Array(12).fill(1 / 12)] } : {}),
    ...(draw(fc.boolean())
      ? { events: [{ name: 'sale', from: '2025-01-08', days: 2, factor: 3, classes: ['A'] }] }
      : {}),
  };
}

/** A few order lines at whole hours of the first two days; every other one draws its speed. */
function randomTrace(draw: Draw, { items, regions, speeds }: Names): string {
  const rows = Array.from({ length: draw(integer(1, 5)) }, (_, index) => {
    const item = draw(fc.constantFrom(...items));
    const region = draw(fc.constantFrom(...regions));
    const speed = index % 2 === 0 ? draw(fc.constantFrom(...speeds)).id : '';
    const quantity = item.divisible ? draw(integer(1, 20)) / 8 : draw(integer(1, 9));
    return `${draw(integer(0, 47)) / 24},${item.id},${region.id},${speed},${quantity}`;
  });
  return `time,item,region,speed,quantity\n${rows.join('\n')}\n`;
}
