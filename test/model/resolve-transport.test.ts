import { expect, test } from 'vitest';
import { formatIssue, InputError } from '../../src/foundation/issue.ts';
import { loadModel } from '../../src/model/load-model.ts';
import { withSmallModel } from '../support/small-model.ts';

/** Loads the small model with a section `transport`; its mistakes as they are printed, without where they stand. */
async function loadWith(transport: unknown) {
  const edit = {
    file: 'model.yaml',
    from: 'policy:\n',
    to: `transport: ${JSON.stringify(transport)}\npolicy:\n`,
  };
  return withSmallModel([edit], (folder) => loadModel(folder));
}

async function mistakesOf(transport: unknown): Promise<string[]> {
  const error: unknown = await loadWith(transport).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof InputError)) throw error ?? new Error('the model was accepted');
  return error.issues.map((issue) => formatIssue(issue).replace(/^.*model.yaml:\d+:\d+: /, ''));
}

const trailer = { volume: '3900 ft3', weight: '44000 lb' };

test('units, schedules and defaults are resolved', async () => {
  const { transport } = await loadWith([
    {
      where: { from: { nodes: ['maker'] } },
      trailer: { ...trailer, 'distance-cost': '2.26 /mile', 'empty-share': 0.167 },
      departures: { days: ['sun', 'tue'], times: ['18:00', '06:30', '18:00'] },
      spot: { 'distance-cost': '3 /km' },
    },
    {
      trailer: { volume: '80 m3', cost: 500 },
      'fill-threshold': 0.8,
      'longest-wait': '2 d',
      'planned-wait': '1 d',
    },
  ]);
  const day = 86_400;
  expect(transport).toEqual([
    {
      from: { nodes: [0] },
      to: {},
      trailer: {
        // NIST SP 811: 1 ft3 = 0.028316846592 m3, 1 lb = 0.45359237 kg, 1 mile = 1.609344 km.
        volumeM3: 3900 * 0.028316846592,
        weightKg: 44_000 * 0.45359237,
        cost: 0,
        costPerKm: 2.26 / 1.609344,
        emptyShare: 0.167,
      },
      departureSeconds: [1, 6].flatMap((days) => [days * day + 23_400, days * day + 64_800]),
      trailersPerDeparture: 1,
      fillThreshold: 0,
      longestWaitSeconds: 0,
      // From Tuesday 18:00 to Sunday 06:30.
      plannedWaitDays: 5 - 11.5 / 24,
      spot: { cost: 0, costPerKm: 3, volumeDistanceCost: 0 },
    },
    {
      from: {},
      to: {},
      trailer: { volumeM3: 80, weightKg: Number.POSITIVE_INFINITY, cost: 500, costPerKm: 0, emptyShare: 0 },
      trailersPerDeparture: Number.POSITIVE_INFINITY,
      fillThreshold: 0.8,
      longestWaitSeconds: 2 * day,
      plannedWaitDays: 1,
    },
  ]);
});

test('every mistake of the section is told at once', async () => {
  const mistakes = await mistakesOf([
    { where: { to: { nodes: ['shopp'], kinds: ['fcc'] } }, trailer },
    { where: { to: { nodes: ['shopp'] } }, trailer, trailers: 2, spot: {} },
    { trailer: { volume: '0 m3' }, departures: { times: ['24:00'] }, 'longest-wait': '1 d' },
    { trailer: { volume: '0 m3', weight: '0 kg' }, departures: { times: ['7:00'] }, trailers: 0 },
    { trailer: { volume: '1 m3', 'empty-share': 1, 'distance-cost': 2 }, 'fill-threshold': 2 },
    { trailer: { volume: '0 m3', weight: '0 kg' }, departures: { times: ['07:00'] }, 'longest-wait': '1 d' },
    { trailer, 'fill-threshold': 0.5 },
  ]);
  expect(mistakes.sort()).toEqual([
    'transport[0].where.to.kinds[0]: expected one of vendor, dc, fc, same-day, got "fcc" (did you mean "fc"?) [unknown-value]',
    'transport[0].where.to.nodes[0]: expected the name of a node: maker, depot, shop, got "shopp" (did you mean "shop"?) [unknown-name]',
    'transport[1].fill-threshold: expected a fill-threshold, as there are no departures, got nothing [missing-field]',
    'transport[1].spot: expected spot only with departures, got no departures [unused-field]',
    'transport[1].trailers: expected trailers only with departures, got no departures [unused-field]',
    'transport[1].where.to.nodes[0]: expected the name of a node: maker, depot, shop, got "shopp" (did you mean "shop"?) [unknown-name]',
    'transport[2].departures.times[0]: expected a time of day from "00:00" to "23:59", got "24:00" [wrong-type]',
    'transport[3].departures.times[0]: expected a time of day from "00:00" to "23:59", got "7:00" [wrong-type]',
    'transport[3].trailers: expected at least 1, got 0 [out-of-range]',
    'transport[4].fill-threshold: expected at most 1, got 2 [out-of-range]',
    'transport[4].trailer.distance-cost: expected a price per length, such as "2.26 /mile", got 2 [missing-unit]',
    'transport[4].trailer.empty-share: expected less than 1, got 1 [out-of-range]',
    'transport[5].longest-wait: expected longest-wait only with a fill-threshold above 0, got none [unused-field]',
    'transport[5].trailer.volume: expected more than 0, got 0 [out-of-range]',
    'transport[5].trailer.weight: expected more than 0, got 0 [out-of-range]',
    'transport[6].longest-wait: expected a longest-wait, so that the last goods leave, too, got nothing [missing-field]',
  ]);
});
