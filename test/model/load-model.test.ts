import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { formatIssue, InputError } from '../../src/foundation/issue.ts';
import { valueAt } from '../../src/model/check-against.ts';
import { loadModel } from '../../src/model/load-model.ts';
import type { Model } from '../../src/model/model.ts';
import type { Override } from '../../src/model/override.ts';
import { type Edit, SMALL_MODEL, withFiles, withSmallModel } from '../support/small-model.ts';

const place = { file: 'command line' };

function loadWith(set: Readonly<Record<string, unknown>>, edits: readonly Edit[] = []): Promise<Model> {
  const overrides = Object.entries(set).map(([path, value]): Override => ({ path, value, place }));
  return withSmallModel(edits, (folder) => loadModel(folder, overrides));
}

async function issuesOf(loading: Promise<Model>): Promise<string[]> {
  const error: unknown = await loading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof InputError)) throw error ?? new Error('the model was accepted');
  return error.issues.map(formatIssue);
}

test('resolves names, units and defaults', async () => {
  const model = await loadWith({});
  expect(model).toMatchObject({
    name: 'small',
    title: 'small',
    startDate: '2025-01-06',
    horizonDays: 28,
    warmUpDays: 7,
    currency: 'USD',
    circuity: 1.2,
  });
  expect(model.nodes.map(({ servesCustomers }) => servesCustomers)).toEqual([false, false, true]);
  expect(model.nodes[2].processingSeconds).toBe(7200);
  const [widget, gadget] = model.items;
  // Value x rate / 365, price - value, pounds to kilograms: the definitions in docs/model-format.md.
  expect(widget.holdingCostPerDay).toBeCloseTo((12.5 * 0.25) / 365, 12);
  expect(widget.lostSaleCost).toBe(7.5);
  expect(widget.weightKg).toBeCloseTo(1.2 * 0.45359237, 12);
  expect(gadget.class).toBe('B');
  expect(model.lanes[0].leadTimeDays).toMatchObject({ name: 'gamma', mean: 10 });
  expect(model.lanes[0].distanceKm).toBe(0);
  expect(model.lanes[1]).toMatchObject({ from: 1, to: 2, items: [0, 1], crossing: true, priority: 1 });
  expect(model.lanes[1].leadTimeDays.mean).toBe(2);
  expect(model.speeds[0]).toMatchObject({
    reachKm: 300,
    whenShort: { kind: 'late' },
    partialShipments: true,
  });
  expect(model.speeds[1]).toMatchObject({
    reachKm: Number.POSITIVE_INFINITY,
    whenShort: { kind: 'backorder', patienceSeconds: 259_200 },
  });
  expect(model.outbound.zoneNames).toEqual(['1', '2', '3']);
  expect(model.outbound.rates).toHaveLength(6);
  expect(model.outbound.rates.at(-1)?.bands.map(({ fixed }) => fixed)).toEqual([3, 3]);
  expect(model.initialStock).toEqual([{ item: 0, node: 2, units: 5 }]);
  expect(model.hash).toMatch(/^[0-9a-f]{64}$/);
});

test('shares follow population when none is given', async () => {
  const model = await withSmallModel(
    [
      { file: 'model.yaml', from: 'longitude: -74, share: 0.75', to: 'longitude: -74, population: 3000' },
      { file: 'model.yaml', from: 'share: 0.25', to: 'population: 1000' },
    ],
    (folder) => loadModel(folder),
  );
  expect(model.regions.map(({ share }) => share)).toEqual([0.75, 0.25]);
});

test('expands demand by item and sorts the trace by time', async () => {
  const { demand } = await loadWith({});
  expect(demand.streams.map(({ item, count }) => ({ item, count }))).toEqual([
    { item: 0, count: { kind: 'poisson', mean: 3.2 } },
    { item: 1, count: { kind: 'poisson', mean: 1 } },
  ]);
  // 0.5 days, and one day and six hours after midnight of 2025-01-06.
  expect(demand.trace).toEqual({
    timeSeconds: Float64Array.of(43_200, 108_000),
    item: Int32Array.of(0, 1),
    region: Int32Array.of(0, 1),
    speed: Int32Array.of(0, -1),
    quantity: Float64Array.of(2, 1),
    order: Int32Array.of(0, 1),
    orderIds: ['a', 'b'],
  });
});

test('reads every process and distribution of demand rows', async () => {
  const rows = [
    { item: 'widget', process: { type: 'periodic', every: '1 d', at: '6 h' }, size: 2 },
    { item: 'gadget', region: 'west', process: { type: 'intermittent', probability: 0.2 } },
    {
      item: 'gadget',
      speed: 'standard',
      process: { type: 'negative-binomial', mean: 2, 'variance-to-mean': 3 },
    },
  ];
  const { demand } = await loadWith({ 'demand.rows': rows });
  expect(demand.streams.slice(2).map(({ size: _, ...stream }) => stream)).toEqual([
    { item: 0, count: { kind: 'periodic', everySeconds: 86_400, offsetSeconds: 21_600 } },
    { item: 1, region: 1, count: { kind: 'intermittent', probability: 0.2 } },
    { item: 1, speed: 1, count: { kind: 'negative-binomial', mean: 2, varianceToMean: 3 } },
  ]);
  expect(demand.streams[2].size.mean).toBe(2);
});

test('reads a policy block with its table', async () => {
  const { policy } = await loadWith({});
  expect(policy?.replenishment).toHaveLength(1);
  const [rule] = policy?.replenishment ?? [];
  expect(rule.where).toEqual({ kinds: ['fc'] });
  expect(rule.policy).toMatchObject({ use: 's-Q', parameters: { 'reorder-point': 10, quantity: 20 } });
  expect(rule.table).toMatchObject([{ item: 0, node: 2, parameters: { 'reorder-point': 12 } }]);
  expect(policy?.fulfillment).toMatchObject({ use: 'nearest', parameters: {} });
  expect(policy?.allocation).toMatchObject({ use: 'fifo', parameters: {} });
});

test('a plug-in file is found from the file that names it', async () => {
  const edits = [{ file: 'model.yaml', from: 'use: s-Q', to: 'use: ./mine.ts' }];
  await withSmallModel(edits, async (folder) => {
    const { policy } = await loadModel(folder);
    expect(policy?.replenishment[0].policy.use).toBe(join(folder, 'mine.ts'));
  });
});

test('days of an event count from the start', async () => {
  const event = { name: 'sale', from: '2025-01-08', days: 2, factor: 3, classes: ['A'] };
  const { demand } = await loadWith({ 'demand.events': [event] });
  expect(demand.events).toEqual([{ name: 'sale', fromDay: 2, days: 2, factor: 3, classes: ['A'] }]);
});

test('an explicit outbound lane may lead where no rate does', async () => {
  const lanes = [{ from: 'shop', to: 'west', transit: '20 h', fixed: 9, distance: '100 mile' }];
  const { outbound } = await loadWith({ 'outbound.lanes': lanes });
  expect(outbound.lanes).toEqual([
    {
      from: 2,
      region: 1,
      method: 0,
      transitSeconds: 72_000,
      distanceKm: 160.9344,
      bands: [{ fromKg: 0, fixed: 9, perKg: 0 }],
    },
  ]);
});

test('overrides reach fields, entities by name, all entities, rows of CSV files and fields left out', async () => {
  const model = await loadWith({
    horizon: '14 d',
    circuity: 1,
    'speeds.next-day.share': 0.5,
    'speeds.1.share': 0.5,
    'items.*.value': 2,
    'items.gadget.price': 3,
    'lanes.maker>depot.lead-time.mean': 4,
    'demand.by-item.process.mean': 6,
    'nodes.shop.processing-time': '1 h',
  });
  expect(model.horizonDays).toBe(14);
  expect(model.circuity).toBe(1);
  expect(model.speeds.map(({ share }) => share)).toEqual([0.5, 0.5]);
  expect(model.items.map(({ value, price }) => [value, price])).toEqual([
    [2, 20],
    [2, 3],
  ]);
  expect(model.lanes[0].leadTimeDays.mean).toBe(4);
  expect(model.demand.streams[1].count).toEqual({ kind: 'poisson', mean: 6 });
  expect(model.nodes[2].processingSeconds).toBe(3600);
});

test('null takes a field, a whole section or a table out, and falls back to the defaults', async () => {
  const given = await loadWith({ circuity: 1.5, vendors: [{ 'case-pack': 6 }], 'nodes.shop.size': 4 });
  expect([given.circuity, given.nodes[2].size]).toEqual([1.5, 4]);
  expect(given.vendors).toHaveLength(1);
  const overrides = [
    ...Object.entries({ circuity: 1.5, 'nodes.shop.size': 4, vendors: [{ 'case-pack': 6 }] }),
    ...['circuity', 'nodes.*.size', 'vendors'].map((path) => [path, null] as const),
  ].map(([path, value]): Override => ({ path, value, place }));
  const taken = await withSmallModel([], (folder) => loadModel(folder, overrides));
  // docs/model-format.md: the defaults of circuity and size.
  expect([taken.circuity, taken.nodes[2].size]).toEqual([1.2, 1]);
  expect(taken.vendors).toBeUndefined();
});

test('an override may name another table', async () => {
  const other = `${SMALL_MODEL['items.csv']}gizmo,B,1,2,1 kg,1\n`;
  await withFiles({ ...SMALL_MODEL, 'other.csv': other }, async (folder) => {
    const model = await loadModel(folder, [{ path: 'items', value: 'other.csv', place }]);
    expect(model.items.map(({ id }) => id)).toContain('gizmo');
  });
});

test.each([
  ['speeds.next-dya.share', 0.5, 'did you mean "next-day"?', 'unknown-name'],
  ['speeds.next-day.shar', 0.5, 'did you mean "share"?', 'unknown-key'],
  ['horizonn', '3 d', 'did you mean "horizon"?', 'unknown-key'],
  ['name.foo', 1, 'got "small" before ".foo"', 'unknown-path'],
  ['items..value', 1, 'a dotted path', 'unknown-path'],
  ['__proto__.polluted', 1, 'a dotted path', 'unknown-path'],
  ['items.*.value', 'many', 'expected a number, got "many"', 'wrong-type'],
  ['lanes.9.priority', 1, 'the name of an entity', 'unknown-name'],
  ['speeds.next-day.shar', null, 'null takes it out, got "shar" (did you mean "share"?)', 'unknown-path'],
  ['horizon', null, 'got nothing', 'missing-field'],
])('an override of %s is refused at its own place', async (path, value, part, code) => {
  const issues = await issuesOf(loadWith({ [path]: value }));
  expect(issues).toHaveLength(1);
  expect(issues[0].startsWith(`command line: ${path}: `)).toBe(true);
  expect(issues[0]).toContain(part);
  expect(issues[0]).toContain(`[${code}]`);
});

test('a refused rule of departures is not missed a second time by the work that needs it', async () => {
  const shift = { from: '06:00', until: '14:00', 'units-per-hour': 5 };
  const capacity = { outbound: [{ shifts: [shift] }] };
  for (const rule of [{ times: ['26:00'] }, { times: ['20:00'], where: { nodes: ['shpo'] } }]) {
    const issues = await issuesOf(loadWith({ departures: [rule], capacity }));
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatch(/departures\[0\]\.(times|where)/);
  }
});

test.each([
  ['transport', 'trailer.volume,departures.times,departures.days\n9 m3,18:00,mon;thu\n', 'transport'],
  ['vendors', 'where.nodes,order-days,confirmation.share\nmaker,mon;thu,0.9\n', 'vendors'],
  [
    'customers.returns',
    'share,delay.distribution,delay.mean,delay.cv\n0.2,gamma,9,0.5\n',
    'customers.returns',
  ],
  ['customers.speeds', 'speed,fee\nstandard,2\n', 'customers.fees'],
  ['transfers.lanes', 'across-kinds,lead-time\ntrue,2 d\n', 'transfers.lanes'],
  ['markdown.rules', 'where.items,age,elasticity\ngadget,28 d,2\n', 'markdown.rules'],
  ['shocks.surges', 'name,factor,scheduled.from,scheduled.duration\na,2,2025-01-08,2 d\n', 'shocks.surges'],
  ['shocks.outages', 'of,scheduled.from,scheduled.duration\nnode,2025-01-08,60 h\n', 'shocks.outages'],
])('%s may be a CSV file', async (path, csv, field) => {
  const [section] = path.split('.');
  const review = section === 'transfers' || section === 'markdown' ? { [`${section}.review`]: '7 d' } : {};
  // Replayed orders answer no price.
  const rest = section === 'markdown' ? { ...review, 'demand.trace': null } : review;
  const set = { [path]: 'rules.csv', ...rest };
  const overrides = Object.entries(set).map(([at, value]): Override => ({ path: at, value, place }));
  await withFiles({ ...SMALL_MODEL, 'rules.csv': csv }, async (folder) => {
    const model: unknown = await loadModel(folder, overrides);
    expect(valueAt(model, field.split('.'))).not.toHaveLength(0);
  });
});

test('a node has at most 31 rules of departures', async () => {
  const rules = (count: number) => Array.from({ length: count }, () => ({ times: ['20:00'], speeds: [] }));
  const issues = await issuesOf(loadWith({ departures: rules(32) }));
  expect(issues).toEqual([
    'command line: departures: expected at most 31 rules for node "shop", got 32 [wrong-length]',
  ]);
  // Rules without speeds are refused for another reason.
  expect((await issuesOf(loadWith({ departures: rules(31) }))).join()).not.toContain('at most');
});

test('a list that cannot be a CSV file does not say that it can', async () => {
  const issues = await issuesOf(
    loadWith({ departures: [{ times: ['20:00'] }], 'capacity.outbound': 'a.csv' }),
  );
  expect(issues[0]).toContain('expected a list, got "a.csv"');
});

test.each([
  [
    'no room for one unit of item "widget"',
    { 'capacity.storage': [{ limit: '0.1 l' }], 'items.widget.volume': '1 l' },
  ],
  ['shocks.outages[0]: begins after the run ends', outage('2035-01-08')],
  ['shocks.outages[0]: is over before the run begins', outage('2020-01-08')],
])('warns: %s', async (warning, set) => {
  const { warnings } = await loadWith(set);
  expect(warnings.some((line) => line.includes(warning))).toBe(true);
});

function outage(from: string): Readonly<Record<string, unknown>> {
  return { 'shocks.outages': [{ of: 'node', scheduled: { from, duration: '2 d' } }] };
}

test('finds mistakes of every part in one go', async () => {
  const edits = [
    { file: 'model.yaml', from: 'horizon: 28 d', to: 'horizon: 28' },
    { file: 'model.yaml', from: 'kind: fc', to: 'kind: fx' },
    { file: 'model.yaml', from: 'to: shop', to: 'to: shpo' },
    { file: 'items.csv', from: '12.5', to: 'x' },
    { file: 'rates.csv', from: '20 h', to: '20' },
    { file: 'orders.csv', from: 'west', to: 'wset' },
    { file: 'stocks.csv', from: 'widget', to: 'widgt' },
  ];
  const issues = await issuesOf(withSmallModel(edits, (folder) => loadModel(folder)));
  expect(issues.map((issue) => /\[([a-z-]+)\]$/.exec(issue)?.[1]).sort()).toEqual([
    'missing-unit',
    'missing-unit',
    'unknown-name',
    'unknown-name',
    'unknown-name',
    'unknown-value',
    'wrong-type',
  ]);
});

test('lists twenty mistakes of a table and counts the rest', async () => {
  const rows = Array.from({ length: 30 }, (_, row) => `${row},widget,east,-1,,\n`).join('');
  const files = { ...SMALL_MODEL, 'orders.csv': `time,item,region,quantity,speed,order\n${rows}` };
  const issues = await withFiles(files, (folder) => issuesOf(loadModel(folder)));
  expect(issues).toHaveLength(21);
  expect(issues[20]).toMatch(
    /orders\.csv: expected a table without mistakes, got 10 more issues than listed \[more-issues\]$/,
  );
});

test('reads CRLF, a byte-order mark and a compressed trace', async () => {
  const items = `\uFEFF${SMALL_MODEL['items.csv'].replaceAll('\n', '\r\n')}`;
  const yaml = SMALL_MODEL['model.yaml'].replace('trace: orders.csv', 'trace: orders.csv.gz');
  const files = { ...SMALL_MODEL, 'items.csv': items, 'orders.csv.gz': gzipSync(SMALL_MODEL['orders.csv']) };
  const model = await withFiles({ ...files, 'model.yaml': yaml }, (folder) => loadModel(folder));
  expect(model.items.map(({ id }) => id)).toEqual(['widget', 'gadget']);
  expect(model.demand.trace?.orderIds).toEqual(['a', 'b']);
});

test('sorts a trace that is not sorted, and gives lines without an id orders of their own', async () => {
  const trace = 'time,item,region,quantity\n2,gadget,west,3\n1,widget,east,1\n2,widget,west,4\n';
  const model = await withFiles({ ...SMALL_MODEL, 'orders.csv': trace }, (folder) => loadModel(folder));
  const { timeSeconds, quantity, order, orderIds, speed } = model.demand.trace ?? {};
  expect(timeSeconds).toEqual(Float64Array.of(86_400, 172_800, 172_800));
  expect(quantity).toEqual(Float64Array.of(1, 3, 4));
  expect(speed).toEqual(Int32Array.of(-1, -1, -1));
  expect([...(order ?? [])].map((position) => orderIds?.[position])).toEqual(['line 3', 'line 2', 'line 4']);
});

test.each([
  ['2025-02-30T06:00:00', ''],
  ['2025-02-30', ''],
  ['2025-01-07T06:00:00Z', ' (there are no time zones here: drop "Z")'],
  ['2025-01-07T06:00+01:00', ' (there are no time zones here: drop "+01:00")'],
  ['2025-01-07 06:00:00-0500', ' (there are no time zones here: drop "-0500")'],
])('refuses the time %s in a trace', async (time, hint) => {
  const edits = [{ file: 'orders.csv', from: '2025-01-07T06:00:00', to: time }];
  await expect(withSmallModel(edits, (folder) => loadModel(folder))).rejects.toThrow(
    `expected a date and time such as 2025-01-06T09:30:00, or days since the start, got "${time}"${hint} [wrong-time]`,
  );
});

test('warns of trace rows that the run ends before: 28 days after 7', async () => {
  const edits = [{ file: 'orders.csv', from: '2025-01-07T06:00:00', to: '2025-02-10T00:00:00' }];
  const model = await withSmallModel(edits, (folder) => loadModel(folder));
  expect(model.warnings).toEqual([
    '1 of 2 trace rows lie after the end of the run (day 35) and are not replayed',
  ]);
  const last = [{ file: 'orders.csv', from: '2025-01-07T06:00:00', to: '2025-02-09T23:59:59' }];
  expect((await withSmallModel(last, (folder) => loadModel(folder))).warnings).toEqual([]);
});

test.each([
  [
    'latitude: 40.7, longitude: -74',
    'latitude: 40.7',
    'regions[0].longitude: expected a longitude, as there is a latitude',
  ],
  [
    'latitude: 40, longitude: -75',
    'longitude: -75',
    'nodes[1].latitude: expected a latitude, as there is a longitude',
  ],
])('half a coordinate is one mistake: %s to %s', async (from, to, message) => {
  const edits = [{ file: 'model.yaml', from, to }];
  const failure = withSmallModel(edits, (folder) => loadModel(folder));
  await expect(failure).rejects.toThrow(message);
  await expect(failure).rejects.toMatchObject({ issues: { length: 1 } });
});

test('the hash follows contents and overrides, not the folder', async () => {
  const first = await loadWith({});
  const again = await loadWith({});
  const edited = await loadWith({}, [{ file: 'stocks.csv', from: '12', to: '13' }]);
  const overridden = await loadWith({ circuity: 1.2 });
  expect(again.hash).toBe(first.hash);
  expect(new Set([first.hash, edited.hash, overridden.hash]).size).toBe(3);
});

test('a model may be a single file, whatever its name', async () => {
  await withFiles(SMALL_MODEL, async (folder) => {
    await writeFile(join(folder, 'other.yaml'), SMALL_MODEL['model.yaml']);
    expect((await loadModel(join(folder, 'other.yaml'))).name).toBe('small');
  });
});

test('a missing model is refused with the nearest file', async () => {
  await withFiles(SMALL_MODEL, async (folder) => {
    const issues = await issuesOf(loadModel(join(folder, 'modle.yaml')));
    expect(issues).toHaveLength(1);
    expect(issues[0]).toContain(`did you mean "${join(folder, 'model.yaml')}"? `.trim());
  });
});

test.each([
  '3',
  '[1, 2]',
  'text',
  'format: 1',
  'format: 1\nnodes: 3\nitems: {}\ndemand: []\noutbound: x\npolicy: 4\n',
])('refuses %j without an internal error', async (text) => {
  const issues = await withFiles({ 'model.yaml': text }, (folder) => issuesOf(loadModel(folder)));
  expect(issues.length).toBeGreaterThan(0);
});

test('a deadline that is met to the second is a promise that can be kept', async () => {
  // Two hours of processing and 20 hours of transit.
  const model = await loadWith({ 'speeds.next-day.deadline': '22 h' });
  expect(model.speeds[0].deadlineSeconds).toBe(79_200);
});

describe('intermittent demand has at most one order a day', () => {
  const type = 'intermittent';
  const LIMIT =
    'a probability that no calendar factor lifts above 1, as intermittent demand has at most one order a day';
  /** Paths are those of the overrides here. */
  const refusal = async (fields: Readonly<Record<string, unknown>>): Promise<string> => {
    const error = await loadWith(fields).then(
      () => new Error('accepted'),
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof InputError)) throw error;
    return error.issues.map(({ path, expected, received }) => `${path}: ${expected}, ${received}`).join('\n');
  };

  test('an item with more daily orders is refused where it is written', async () => {
    // Of the two items widget has 3.2 daily orders, and gadget 1, which is a probability.
    expect(await refusal({ 'demand.by-item.process': { type } })).toBe(
      'daily-orders: at most 1, as intermittent demand has at most one order a day, 3.2',
    );
  });

  test('a calendar that lifts the probability above 1 is refused, with the day and its factors', async () => {
    const fields = {
      'demand.by-item.process': { type, probability: 0.5 },
      'demand.weekday': [1.5, 1, 1, 1, 1, 1, 0.5],
      'demand.months': [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.8, 1.2],
    };
    expect((await loadWith(fields)).demand.streams[0].count).toEqual({ kind: type, probability: 0.5 });
    const sale = (from: string, days: number, classes: readonly string[]) => ({
      ...fields,
      'demand.events': [{ name: 'sale', from, days, factor: 1.5, classes }],
    });
    // 0.5 x 1.5 x 1.5 on a Monday: 2025-01-13; no Monday lies in the days after it.
    expect(await refusal(sale('2025-01-10', 5, ['A']))).toBe(
      `demand.by-item.process.probability: ${LIMIT}, 0.5 x 2.25 on 2025-01-13 (weekday 1.5 x event "sale" 1.5)`,
    );
    expect((await loadWith(sale('2025-01-14', 5, ['A']))).demand.events).toHaveLength(1);
    // Also after the run's end: another horizon could reach it.
    expect(await refusal(sale('2027-12-01', 31, ['B']))).toContain(
      '0.5 x 2.7 on 2027-12-06 (weekday 1.5 x month 1.2 x event "sale" 1.5)',
    );
  });

  test('a row of its own too', async () => {
    const rows = [{ item: 'gadget', process: { type, probability: 0.8 } }];
    expect(await refusal({ 'demand.rows': rows, 'demand.weekday': [1, 1, 1, 1, 1, 0.7, 1.3] })).toBe(
      `demand.rows[0].process.probability: ${LIMIT}, 0.8 x 1.3 on 2025-01-12 (weekday 1.3)`,
    );
  });
});

test('a cell of a CSV file may hold a list', async () => {
  const yaml = SMALL_MODEL['model.yaml'].replace(/lanes:\n.*\n.*\n/, 'lanes: lanes.csv\n');
  const lanes =
    'from,to,items,lead-time,lead-time.distribution,lead-time.mean\nmaker,depot,,,exponential,3\ndepot,shop,gadget;widget,2 d,,\n';
  const files = { ...SMALL_MODEL, 'model.yaml': yaml, 'lanes.csv': lanes };
  const model = await withFiles(files, (folder) => loadModel(folder));
  expect(model.lanes[0].leadTimeDays).toMatchObject({ name: 'exponential', mean: 3 });
  expect(model.lanes[1].items).toEqual([0, 1]);
});

test('an item that starts with stock may do without a source', async () => {
  const edits = [
    { file: 'model.yaml', from: '{from: maker, to: depot,', to: '{from: maker, to: depot, items: [gadget],' },
    {
      file: 'model.yaml',
      from: '{from: depot, to: shop, lead-time: 2 d, items: [widget, gadget]}',
      to: '{from: depot, to: shop, lead-time: 2 d, items: [gadget]}',
    },
  ];
  expect((await loadWith({}, edits)).items).toHaveLength(2);
});

test('the default distance of a lane is the great circle times the circuity', async () => {
  const { lanes } = await loadWith({ circuity: 1.5 });
  // Depot (40, -75) to shop (41, -74) by the spherical law of cosines (Todhunter 1886, section 37).
  const [a, b, difference] = [40, 41, 1].map((degrees) => (degrees * Math.PI) / 180);
  const angle = Math.acos(Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(difference));
  expect(lanes[1].distanceKm).toBeCloseTo(1.5 * 6371.0088 * angle, 6);
});

test('the hash is SHA-256 over names and contents in name order, then the overrides', async () => {
  const hash = createHash('sha256');
  for (const name of Object.keys(SMALL_MODEL).sort()) {
    hash.update(`${name}\0${SMALL_MODEL[name].length}\0${SMALL_MODEL[name]}`);
  }
  expect((await loadWith({})).hash).toBe(hash.update('[]').digest('hex'));
});

test('an unknown key of a demand process is told the keys of its own type', async () => {
  const edits = [{ file: 'model.yaml', from: '{type: poisson}', to: '{type: intermittent, mean: 1}' }];
  await expect(withSmallModel(edits, (folder) => loadModel(folder))).rejects.toThrow(
    'demand.by-item.process.mean: expected one of type, probability, got "mean" [unknown-key]',
  );
});

/** Codes and dotted paths of the issues of the small model with other files. */
async function issuesWith(files: Readonly<Record<string, string>>): Promise<string[]> {
  return withFiles({ ...SMALL_MODEL, ...files }, async (folder) => {
    const error: unknown = await loadModel(folder).catch((thrown: unknown) => thrown);
    if (!(error instanceof InputError)) throw new Error('the model was accepted');
    return error.issues.map(({ code, path }) => `${code} ${path}`);
  });
}

test('a ragged row of the nodes hides no other mistake and causes none', async () => {
  const nodes = SMALL_MODEL['model.yaml'].replace(/nodes:\n(?: {2}- .*\n)+/, 'nodes: nodes.csv\n');
  const found = await issuesWith({
    'nodes.csv': 'id,kind,latitude,longitude\nmaker,vendor,,\ndepot,dc,40\nshop,fc,41,-74\n',
    'model.yaml': nodes
      .replace('to: shop', 'to: shpo')
      .replace('{kinds: [fc]}', '{nodes: [depott]}')
      .replace('share: 0.6', 'share: 0.7'),
  });
  expect(found.sort()).toEqual([
    'ragged-row ',
    'shares-sum speeds[0].share',
    'unknown-name lanes[1].to',
    'unknown-name policy.replenishment[0].where.nodes[0]',
  ]);
});

test('an unknown speed of a rate does not make regions unreachable or promises impossible', async () => {
  const rates = 'speed,transit,fixed\nnextday,20 h,6\nstandrd,40 h,3\n';
  expect(await issuesWith({ 'rates.csv': rates })).toEqual(['unknown-name speed', 'unknown-name speed']);
});

test('a folder without a model is named itself', async () => {
  await withFiles({ 'modle.yaml': 'format: 1\n' }, async (folder) => {
    await expect(loadModel(folder)).rejects.toThrow(
      `${folder}: expected a folder with a model.yaml or an experiment.yaml, got a folder with neither (the folder holds "modle.yaml") [missing-file]`,
    );
  });
});
