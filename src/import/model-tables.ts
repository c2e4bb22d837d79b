import type { ImportedLog } from './imported-log.ts';
import type { ItemFacts } from './item-facts.ts';
import { fulfillmentCentres } from './model-text.ts';
import { networkAssumptions as assumed } from './network-assumptions.ts';
import { isoTime } from './parse-date.ts';
import { setAsideColumns } from './set-aside.ts';
import type { TableRow } from './write-table.ts';

/** One CSV of the model folder. */
export interface ModelTable {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: Iterable<TableRow>;
}

/** Every table of the folder; the long ones are made row by row while they are written. */
export function modelTables(log: ImportedLog): ModelTable[] {
  return [
    itemsTable(log),
    itemFactsTable(log.items),
    {
      file: 'regions.csv',
      columns: ['id', 'share'],
      rows: log.regions.regions.map(({ id, share }) => [id, share]),
    },
    { file: 'orders.csv.gz', columns: ['time', 'item', 'region', 'quantity', 'order'], rows: orderRows(log) },
    demandTable(log.items),
    outboundTable(log),
    coverTable(log),
    {
      file: 'set-aside.csv.gz',
      columns: setAsideColumns,
      rows: log.read.setAside.map(({ line, reason, fields }) => [line, reason, ...fields]),
    },
  ];
}

function itemsTable({ items, settings }: ImportedLog): ModelTable {
  const rows = items.map((item) => {
    const price = Number.isNaN(item.medianPrice) ? 1 : rounded(item.medianPrice);
    const value = rounded(price * settings['cost-share']);
    return [item.id, item.class, value, price, String(item.isDivisible), rounded(item.count.mean)];
  });
  return { file: 'items.csv', columns: ['id', 'class', 'value', 'price', 'divisible', 'daily-orders'], rows };
}

function itemFactsTable(items: readonly ItemFacts[]): ModelTable {
  const columns = [
    'item',
    'code-in-log',
    'description',
    'class',
    'order-lines',
    'units',
    'revenue',
    'average-demand-interval-days',
    'squared-cv',
    'pattern',
    'daily-count',
    'mean',
    'dispersion',
    'degrees-of-freedom',
    'size',
    'mean-size',
    'size-distance',
  ];
  const rows = items.map(({ intermittence, count, size, ...item }) => [
    item.id,
    item.code,
    item.description,
    item.class,
    item.lineCount,
    rounded(item.units),
    rounded(item.revenue),
    rounded(intermittence.adi),
    rounded(intermittence.cv2),
    intermittence.pattern,
    count.type,
    rounded(count.mean),
    Number.isNaN(count.dispersion) ? '' : rounded(count.dispersion),
    count.degreesOfFreedom,
    size.distribution,
    rounded(size.mean),
    rounded(size.distance),
  ]);
  return { file: 'item-facts.csv', columns, rows };
}

function* orderRows({ read, items, regions }: ImportedLog): Generator<TableRow> {
  const { log } = read;
  for (let row = 0; row < log.line.length; row++) {
    const region = regions.regions[regions.regionOf[log.region[row]]].id;
    yield [
      isoTime(log.seconds[row]),
      items[log.item[row]].id,
      region,
      log.quantity[row],
      log.orderIds[log.order[row]],
    ];
  }
}

function demandTable(items: readonly ItemFacts[]): ModelTable {
  const columns = [
    'item',
    'process.type',
    'process.mean',
    'process.variance-to-mean',
    'process.probability',
    'size.distribution',
    'size.value',
    'size.values',
    'size.probabilities',
    'size.mean',
  ];
  const rows = items.map(({ id, count, size }) => [
    id,
    count.type,
    count.type === 'intermittent' ? '' : rounded(count.mean),
    count.type === 'negative-binomial' ? rounded(count.dispersion) : '',
    count.type === 'intermittent' ? rounded(count.mean) : '',
    size.distribution,
    size.distribution === 'constant' ? size.values[0] : '',
    size.distribution === 'discrete' ? size.values.join(';') : '',
    size.distribution === 'discrete' ? size.probabilities.join(';') : '',
    size.distribution === 'geometric' ? size.mean : '',
  ]);
  return { file: 'demand-fitted.csv', columns, rows };
}

function outboundTable(log: ImportedLog): ModelTable {
  const rows = fulfillmentCentres(log).flatMap((from) =>
    log.regions.regions.map(({ id }, rank) => {
      const isHome = rank === 0;
      const own = from === 'fc-home' ? assumed.near : assumed.abroad;
      const { transit, distance, fixed } = isHome === (from === 'fc-home') ? own : assumed.far;
      return [from, id, transit, distance, fixed];
    }),
  );
  return { file: 'outbound-lanes.csv', columns: ['from', 'to', 'transit', 'distance', 'fixed'], rows };
}

/** Order-up-to levels of the incumbent: mean daily units served from the node x (lead time + review + safety days). */
function coverTable(log: ImportedLog): ModelTable {
  const { settings, lines, items, regions, read } = log;
  const homeUnits = new Float64Array(items.length);
  read.log.item.forEach((item, row) => {
    if (regions.regionOf[read.log.region[row]] === 0) homeUnits[item] += read.log.quantity[row];
  });
  const coverDc = settings['lead-time-mean'] + assumed.reviewDc + assumed.safetyDaysDc;
  const coverFc = assumed.transferDays + assumed.reviewFc + assumed.safetyDaysFc;
  const centres = fulfillmentCentres(log);
  const rows = items.flatMap((item, position) => {
    const level = (units: number, days: number) => {
      const target = (units / lines.dayCount) * days;
      return item.isDivisible ? rounded(target) : Math.ceil(target);
    };
    const unitsOf = (centre: string) =>
      centre === 'fc-home' ? homeUnits[position] : item.units - homeUnits[position];
    const atCentres = centres.map((centre) => [item.id, centre, level(unitsOf(centre), coverFc)]);
    return [[item.id, 'dc', level(item.units, coverDc)], ...atCentres];
  });
  return { file: 'days-of-cover.csv', columns: ['item', 'node', 'order-up-to'], rows };
}

/** Six significant digits: more is noise, and files stay readable. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
