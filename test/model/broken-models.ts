import type { Edit } from '../support/small-model.ts';

/** The small model with one mistake in it. */
export interface BrokenModel {
  readonly code: string;
  readonly edit: Edit;
}

const yaml = (from: string, to: string): Edit => ({ file: 'model.yaml', from, to });
const file = (name: string, from: string, to: string): Edit => ({ file: name, from, to });

const shocks = (section: string): Edit => yaml('policy:', `shocks: {${section}}\npolicy:`);

/** One or more for every issue code of the model stage. What each must say is in docs/errors.md. */
export const BROKEN_MODELS: readonly BrokenModel[] = [
  { code: 'band-transit', edit: file('rates.csv', 'standard,3,40 h', 'standard,3,41 h') },
  { code: 'before-start', edit: file('orders.csv', '2025-01-07T06', '2024-01-07T06') },
  {
    code: 'both-item-and-items',
    edit: yaml(
      '  trace:',
      '  rows: [{item: widget, items: [widget, gadget], process: {type: poisson, mean: 1}}]\n  trace:',
    ),
  },
  { code: 'cannot-hold', edit: yaml('node: shop, units', 'node: maker, units') },
  {
    code: 'cannot-hold',
    edit: yaml('policy:', 'capacity: {inbound: [{time: 1 h, where: {nodes: [maker, shop]}}]}\npolicy:'),
  },
  { code: 'cannot-hold', edit: yaml('policy:', 'customers: {returns: [{share: 0.1, to: maker}]}\npolicy:') },
  {
    code: 'cold-demand',
    edit: yaml('demand:\n', 'forecast: {variance: 0, cold-start: [{where: {items: [widget]}}]}\ndemand:\n'),
  },
  {
    code: 'cannot-hold',
    edit: yaml(
      'policy:',
      'transfers: {review: 7 d, lanes: [{lead-time: 2 d, across-kinds: true, where: {from: {nodes: [maker, depot]}}}]}\npolicy:',
    ),
  },
  {
    code: 'out-of-range',
    edit: yaml('policy:', 'transfers: {review: 0 d, lanes: [{lead-time: 2 d, across-kinds: true}]}\npolicy:'),
  },
  {
    code: 'unused-rule',
    edit: yaml('policy:', 'transfers: {review: 7 d, lanes: [{lead-time: 2 d}]}\npolicy:'),
  },
  {
    code: 'markdown-demand',
    edit: yaml('policy:', 'markdown: {review: 7 d, rules: [{age: 91 d}]}\npolicy:'),
  },
  {
    code: 'wrong-period',
    edit: yaml('policy:', 'markdown: {review: 7 d, rules: [{age: 90 d}]}\npolicy:'),
  },
  { code: 'csv-syntax', edit: file('items.csv', 'gadget,B', '"gadget,B') },
  { code: 'duplicate-header', edit: file('items.csv', 'id,class,value,price', 'id,class,value,value') },
  { code: 'duplicate-id', edit: file('items.csv', 'gadget,', 'widget,') },
  {
    code: 'duplicate-id',
    edit: yaml(
      '  trace:',
      '  rows: [{items: [widget, widget], process: {type: poisson, mean: 1}}]\n  trace:',
    ),
  },
  { code: 'duplicate-key', edit: yaml('warm-up: 7 d', 'horizon: 7 d') },
  { code: 'duplicate-rate', edit: file('rates.csv', '10 lb', '') },
  { code: 'empty-file', edit: file('stocks.csv', 'item,node,reorder-point\nwidget,shop,12\n', '') },
  { code: 'empty-file', edit: file('stocks.csv', 'widget,shop,12\n', '') },
  { code: 'empty-header', edit: file('items.csv', 'weight', '') },
  { code: 'factors-sum', edit: yaml('  trace:', '  weekday: [1, 1, 1, 1, 1, 1, 2]\n  trace:') },
  { code: 'first-band', edit: file('rates.csv', 'standard,,40 h,3,0.25 /lb,\n', '') },
  { code: 'fractional-size', edit: yaml('size: 1}', 'size: 1.5}') },
  { code: 'impossible-promise', edit: yaml('deadline: 24 h', 'deadline: 21 h') },
  {
    code: 'intermittent-level',
    edit: yaml(
      'demand:\n  by-item: {process: {type: poisson}',
      'forecast: {}\ndemand:\n  by-item: {process: {type: intermittent, probability: 0.2}',
    ),
  },
  { code: 'lane-into-vendor', edit: yaml('{from: depot, to: shop', '{from: depot, to: maker') },
  { code: 'lane-to-itself', edit: yaml('{from: depot, to: shop', '{from: depot, to: depot') },
  { code: 'missing-coordinates', edit: yaml('id: east, latitude: 40.7, longitude: -74', 'id: east') },
  { code: 'missing-field', edit: yaml('kind: fc, ', '') },
  { code: 'missing-field', edit: yaml('policy:', 'capacity: {inbound: [{doors: 2}]}\npolicy:') },
  { code: 'missing-file', edit: yaml('items: items.csv', 'items: itms.csv') },
  { code: 'missing-share', edit: yaml(', share: 0.25', '') },
  { code: 'missing-unit', edit: yaml('processing-time: 2 h', 'processing-time: 2') },
  {
    code: 'mixed-group',
    edit: yaml(
      'items: items.csv',
      `customers: {substitution: {groups: [[widget, gadget]]}}
items:
  - {id: widget, class: A, divisible: true, daily-orders: 1}
  - {id: gadget, class: B, daily-orders: 1}`,
    ),
  },
  {
    code: 'needs-departures',
    edit: yaml('deadline: 24 h', 'deliver-by: {days: 1, at: "21:00"}'),
  },
  { code: 'needs-departures', edit: yaml('policy:', 'customers: {cancellation: {}}\npolicy:') },
  { code: 'negative-lead-time', edit: yaml('gamma, mean: 10, cv: 0.4', 'uniform, low: -1, high: 3') },
  { code: 'negative-lead-time', edit: yaml('lead-time: 2 d', 'lead-time: -2 d') },
  { code: 'negative-size', edit: yaml('size: 1}', 'size: -1}') },
  {
    code: 'nobody-waits',
    edit: yaml(
      `late, late-cost: 2}
  - {id: standard, deadline: 72 h, share: 0.6, when-short: backorder, patience: 3 d}`,
      `lost}
  - {id: standard, deadline: 72 h, share: 0.6, when-short: lost}
customers: {substitution: {}}`,
    ),
  },
  {
    code: 'no-demand',
    edit: yaml('  by-item: {process: {type: poisson}, size: 1}\n  trace: orders.csv', '  events: []'),
  },
  {
    code: 'no-lane',
    edit: yaml(
      'policy:',
      'transport: [{where: {from: {kinds: [fc]}}, trailer: {volume: 90 m3}, fill-threshold: 0}]\npolicy:',
    ),
  },
  { code: 'no-serving-node', edit: yaml('processing-time: 2 h', 'serves-customers: false') },
  { code: 'no-source', edit: yaml('{from: maker, to: depot,', '{from: maker, to: depot, items: [widget],') },
  {
    code: 'not-a-vendor',
    edit: yaml('policy:\n', 'vendors: [{where: {nodes: [shop]}}]\npolicy:\n'),
  },
  { code: 'not-finite', edit: yaml('quantity: 20', 'quantity: .nan') },
  {
    code: 'not-serving',
    edit: yaml('  rates: rates.csv', '  rates: rates.csv\n  lanes: [{from: depot, to: east, transit: 5 h}]'),
  },
  { code: 'out-of-range', edit: file('items.csv', '12.5', '-12.5') },
  { code: 'out-of-range', edit: yaml('horizon: 28 d', 'horizon: 99999999 d') },
  { code: 'out-of-range', edit: yaml('warm-up: 7 d', 'warm-up: -7 d') },
  { code: 'out-of-range', edit: yaml('lead-time: 2 d', 'lead-time: 200000 d') },
  { code: 'wrong-unit', edit: yaml('lead-time: 2 d', 'lead-time: 2 moons') },
  { code: 'ragged-row', edit: file('items.csv', '200 g,1', '200 g,1,1') },
  {
    code: 'revealed-weeks',
    edit: yaml(
      'demand:\n',
      'forecast: {revealed: [{weeks: 4, share: 0.5}, {weeks: 1, share: 0.5}]}\ndemand:\n',
    ),
  },
  {
    code: 'revealed-weeks',
    edit: yaml(
      'demand:\n',
      'forecast: {revealed: [{weeks: 4, share: 1}, {weeks: 9, share: 0}, {weeks: 0, share: 0}]}\ndemand:\n',
    ),
  },
  {
    code: 'shares-sum',
    edit: yaml('demand:\n', 'forecast: {revealed: [{weeks: 0, share: 0.9}]}\ndemand:\n'),
  },
  { code: 'shares-sum', edit: yaml('share: 0.6', 'share: 0.7') },
  {
    code: 'shares-sum',
    edit: yaml('policy:', 'customers: {substitution: {substitute: 0.7, wait: 0.4}}\npolicy:'),
  },
  {
    code: 'small-trailer',
    edit: yaml(
      'policy:',
      'transport: [{trailer: {volume: 90 m3, weight: 1 lb}, departures: {times: ["18:00"]}}]\npolicy:',
    ),
  },
  { code: 'split-order', edit: file('orders.csv', '1,,b', '1,,a') },
  {
    code: 'supply-cycle',
    edit: yaml('items: [widget, gadget]}', '}\n  - {from: shop, to: depot, lead-time: 1 d}'),
  },
  { code: 'unknown-column', edit: file('items.csv', 'price', 'prise') },
  { code: 'unknown-format', edit: yaml('format: 1', 'format: 2') },
  { code: 'unknown-key', edit: yaml('warm-up:', 'warmup:') },
  { code: 'unknown-key', edit: yaml('holding-rate:', 'holding-cost:') },
  {
    code: 'unknown-name',
    edit: yaml('demand:\n', 'forecast: {levels: [{where: {classes: [Z]}, variance: 1}]}\ndemand:\n'),
  },
  { code: 'unknown-name', edit: yaml('items: [widget, gadget]', 'items: [widgit]') },
  { code: 'unknown-name', edit: yaml('kind: fc, ', 'kind: fc, storage-types: [standard, cold], ') },
  {
    code: 'unknown-name',
    edit: yaml('policy:', 'capacity: {storage: [{limit: 9 m3, types: [cold]}]}\npolicy:'),
  },
  { code: 'unknown-key', edit: yaml('policy:', 'capacity: {inbond: []}\npolicy:') },
  { code: 'wrong-type', edit: yaml('policy:', 'capacity: 5\npolicy:') },
  { code: 'out-of-range', edit: yaml('policy:', 'capacity: {storage: [{limit: 0 m3}]}\npolicy:') },
  {
    code: 'out-of-range',
    edit: yaml(
      'policy:',
      'departures: [{times: ["20:00"]}]\ncapacity: {outbound: [{shifts: [{from: "06:00", until: "14:00", units-per-hour: 1e-9}]}]}\npolicy:',
    ),
  },
  { code: 'unknown-value', edit: yaml('when-short: late', 'when-short: lates') },
  {
    code: 'unreachable-region',
    edit: file(
      'rates.csv',
      'standard,,40 h,3,0.25 /lb,\nstandard,3,40 h,3,0.20 /lb,10 lb',
      'standard,1,40 h,3,0.25 /lb,',
    ),
  },
  { code: 'unused-field', edit: yaml('kind: vendor}', 'kind: vendor, assortment: {items: 3}}') },
  { code: 'unused-field', edit: yaml('when-short: backorder', 'when-short: lost') },
  { code: 'unused-field', edit: yaml('policy:', 'customers: {choice: {}}\npolicy:') },
  {
    code: 'unused-field',
    edit: yaml('policy:', 'customers: {substitution: {dissimilarity: 0.5}}\npolicy:'),
  },
  {
    code: 'unused-field',
    edit: yaml('policy:', 'customers: {speeds: [{speed: next-day, constant: 1}]}\npolicy:'),
  },
  {
    code: 'wrong-clock-time',
    edit: yaml('policy:', 'departures: [{times: [18:00, "25:00"]}]\npolicy:'),
  },
  {
    code: 'unused-rule',
    edit: yaml(
      'policy:',
      'capacity: {storage: [{limit: 9 m3}, {limit: 5 m3, where: {kinds: [fc]}}]}\npolicy:',
    ),
  },
  ...[
    'departures: [{times: ["20:00"]}, {times: ["18:00"], where: {nodes: [shop]}}]',
    'departures: [{times: ["20:00"], where: {kinds: [vendor]}}]',
    'departures: [{times: ["20:00"], speeds: []}]',
    'vendors: [{}, {where: {nodes: [maker]}, order-days: [mon]}]',
    'forecast: {levels: [{variance: 0.2}, {where: {items: [widget]}, variance: 0.3}]}',
    'customers: {returns: [{share: 0.1}, {share: 0.2, where: {items: [widget]}}]}',
  ].map((section) => ({ code: 'unused-rule', edit: yaml('policy:', `${section}\npolicy:`) })),
  {
    code: 'unused-rule',
    edit: yaml(
      'policy:',
      'departures: [{times: ["20:00"]}]\ncapacity: {outbound: [{where: {kinds: [same-day]}, shifts: [{from: "06:00", until: "14:00", units-per-hour: 5}]}]}\npolicy:',
    ),
  },
  { code: 'unused-field', edit: yaml('policy:', 'baskets: {affinity: 0.5}\npolicy:') },
  { code: 'unused-field', edit: yaml('policy:', 'baskets: {groups: [{classes: [A]}]}\npolicy:') },
  { code: 'wrong-date', edit: yaml('horizon:', 'start: 2025-02-30\nhorizon:') },
  { code: 'wrong-distribution', edit: yaml('cv: 0.4', 'cvv: 0.4') },
  {
    code: 'wrong-hours',
    edit: yaml('share: 0.25}', 'share: 0.25, deliveries: {from: "18:00", until: "12:00"}}\ndepartures: []'),
  },
  {
    code: 'wrong-hours',
    edit: yaml('policy:', 'capacity: {inbound: [{time: 1 h, opens: "09:00", closes: "08:00"}]}\npolicy:'),
  },
  { code: 'wrong-length', edit: yaml('  trace:', '  hours: [0.5, 0.5]\n  trace:') },
  { code: 'wrong-line-count', edit: yaml('initial-stock:', 'baskets: {lines: 31}\ninitial-stock:') },
  {
    code: 'wrong-line-count',
    edit: yaml('initial-stock:', 'baskets: {lines: {distribution: geometric, mean: 12}}\ninitial-stock:'),
  },
  {
    code: 'wrong-line-count',
    edit: yaml('initial-stock:', 'baskets: {lines: {distribution: poisson, mean: 2}}\ninitial-stock:'),
  },
  { code: 'missing-field', edit: yaml('initial-stock:', 'baskets: {groups: [{}]}\ninitial-stock:') },
  {
    code: 'unknown-name',
    edit: yaml('initial-stock:', 'baskets: {groups: [{items: [wigdet]}]}\ninitial-stock:'),
  },
  {
    code: 'missing-field',
    edit: yaml('  trace:', '  rows: [{process: {type: poisson, mean: 1}}]\n  trace:'),
  },
  { code: 'wrong-name', edit: yaml('name: small', 'name: Small Model') },
  { code: 'wrong-period', edit: yaml('demand:\n', 'forecast: {events: {known-before: 36 h}}\ndemand:\n') },
  { code: 'wrong-period', edit: yaml('horizon: 28 d', 'horizon: 36 h') },
  { code: 'wrong-time', edit: file('orders.csv', '2025-01-07T06:00:00', '7 January') },
  { code: 'wrong-type', edit: file('items.csv', ',20,', ',twenty,') },
  { code: 'wrong-unit', edit: yaml('reach: 300 km', 'reach: 300 parsec') },
  { code: 'yaml-syntax', edit: yaml('costs: {holding-rate: 0.25}', 'costs: {holding-rate: 0.25') },
  { code: 'zones-order', edit: yaml('[150 km, 300 km]', '[300 km, 150 km]') },
  {
    code: 'duplicate-id',
    edit: shocks(
      'surges: [{name: a, scheduled: {from: 2025-01-08, duration: 2 d}, factor: 2}, {name: a, regime: {weekly-correlation: 0.9, log-deviation: 0.1}}]',
    ),
  },
  {
    code: 'intermittent-level',
    edit: yaml(
      'demand:\n  by-item: {process: {type: poisson}',
      'shocks: {surges: [{name: a, regime: {weekly-correlation: 0.9, log-deviation: 0.1}}]}\ndemand:\n  by-item: {process: {type: intermittent, probability: 0.2}',
    ),
  },
  { code: 'missing-field', edit: shocks('outages: [{of: node}]') },
  {
    code: 'missing-field',
    edit: shocks('surges: [{name: a, scheduled: {from: 2025-01-08, duration: 2 d}}]'),
  },
  {
    code: 'needs-capacity',
    edit: shocks('outages: [{of: node, severity: 0.5, scheduled: {from: 2025-01-08, duration: 2 d}}]'),
  },
  {
    code: 'needs-capacity',
    edit: shocks('outages: [{of: lane, severity: 0.5, scheduled: {from: 2025-01-08, duration: 2 d}}]'),
  },
  { code: 'needs-capacity', edit: shocks('capacity: [{weekly-correlation: 0.9, log-deviation: 0.1}]') },
  {
    code: 'out-of-range',
    edit: shocks('outages: [{of: node, random: {time-between: 10 min, duration: 1 d}}]'),
  },
  {
    code: 'out-of-range',
    edit: shocks('surges: [{name: a, scheduled: {from: 2025-01-08, duration: 2 d}, factor: 0}]'),
  },
  {
    code: 'out-of-range',
    edit: shocks('outages: [{of: node, scheduled: {from: 2025-01-08, duration: 0 d}}]'),
  },
  {
    code: 'unknown-name',
    edit: shocks(
      'outages: [{of: lane, where: {to: {nodes: [shp]}}, scheduled: {from: 2025-01-08, duration: 2 d}}]',
    ),
  },
  {
    code: 'unused-field',
    edit: shocks('outages: [{of: node, where: {from: {}}, scheduled: {from: 2025-01-08, duration: 2 d}}]'),
  },
  {
    code: 'unused-field',
    edit: shocks('surges: [{name: a, factor: 2, regime: {weekly-correlation: 0.9, log-deviation: 0.1}}]'),
  },
  {
    code: 'unused-rule',
    edit: shocks(
      'outages: [{of: node, where: {kinds: [same-day]}, scheduled: {from: 2025-01-08, duration: 2 d}}]',
    ),
  },
  {
    code: 'wrong-distribution',
    edit: shocks(
      'surges: [{name: a, scheduled: {from: 2025-01-08, duration: 2 d}, factor: {distribution: gama}}]',
    ),
  },
  {
    code: 'wrong-period',
    edit: shocks('surges: [{name: a, scheduled: {from: 2025-01-08, duration: 36 h}, factor: 2}]'),
  },
];
