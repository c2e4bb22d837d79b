import { expect, test } from 'vitest';
import { formatIssue, InputError } from '../../src/foundation/issue.ts';
import { loadModel } from '../../src/model/load-model.ts';
import { withSmallModel } from '../support/small-model.ts';

const HEADER =
  'speed,zone,method,transit,transit.distribution,transit.mean,transit.cv,planned-transit,late-risk.probability,late-risk.delay,fixed,from-weight';

/** Loads the small model with these rows of rates. */
async function loadWith(rows: readonly string[]) {
  const from = `speed,zone,transit,fixed,per-weight,from-weight
next-day,,20 h,6,0.35 /lb,
standard,,40 h,3,0.25 /lb,
standard,3,40 h,3,0.20 /lb,10 lb
`;
  const edit = { file: 'rates.csv', from, to: `${[HEADER, ...rows].join('\n')}\n` };
  return withSmallModel([edit], (folder) => loadModel(folder));
}

test('methods, transits that vary and late risks are read from a CSV file, each zone with every method', async () => {
  const { outbound } = await loadWith([
    'next-day,,air,20 h,,,,,,,6,',
    'standard,,air,24 h,,,,,,,9,',
    'standard,,ground,,gamma,2,0.25,60 h,0.02,1 d,5,',
    'standard,,ground,,gamma,2,0.25,60 h,0.02,1 d,4,10 lb',
  ]);
  expect(outbound.methods).toEqual(['air', 'ground']);
  expect(outbound.rates).toHaveLength(9);
  const [ground] = outbound.rates.filter(({ method }) => method === 1);
  expect(ground).toMatchObject({ speed: 1, zone: 0, transitSeconds: 216_000 });
  expect(ground.bands.map(({ fixed }) => fixed)).toEqual([5, 4]);
  expect(ground.transit?.lateProbability).toBe(0.02);
  expect(ground.transit?.days.mean).toBe(2);
  expect(ground.transit?.days.variance).toBeCloseTo(0.25, 12);
  expect(ground.transit?.delayDays.mean).toBe(1);
  const [air] = outbound.rates;
  expect(air).toMatchObject({ method: 0, transitSeconds: 72_000 });
  expect(air).not.toHaveProperty('transit');
});

test('every mistake of a transit is told', async () => {
  const error: unknown = await loadWith([
    'next-day,,air,20 h,,,,18 h,,,6,',
    'standard,,ground,,gamma,2,0.25,,1.5,1 d,5,',
    'standard,1,air,2,,,,,,,5,',
    'standard,2,air,-1 h,,,,,,,5,',
    'standard,3,air,20 h,,,,,0.1,,5,',
    'standard,3,ship,20 h,,,,,0.1,1 d,5,',
    'standard,3,ship,20 h,,,,,0.2,1 d,4,10 lb',
  ]).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof InputError)) throw error ?? new Error('the model was accepted');
  const codes = error.issues
    .map((issue) => formatIssue(issue))
    .map((line) => /rates\.csv:(\d+).*\[([a-z-]+)\]$/.exec(line));
  expect(codes.map((match) => match?.slice(1).join(' ')).sort()).toEqual([
    '2 unused-field',
    '3 out-of-range',
    '4 missing-unit',
    '5 negative-lead-time',
    '6 missing-field',
    '8 band-transit',
  ]);
});
