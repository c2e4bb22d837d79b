import { TRAILER, TRAILER_STRIDE } from '../simulation/mechanisms/trailer-counters.ts';
import type { Metric, MetricInput } from './metric.ts';

/** Name of the mechanism that counts. */
const MECHANISM = 'transport';
const KM_PER_MILE = 1.609344;
const M3_PER_FT3 = 0.028316846592;

const isIn: NonNullable<Metric['isIn']> = (model) => model.transport !== undefined;
const hasSpot: NonNullable<Metric['isIn']> = (model) =>
  model.transport?.some(({ spot }) => spot !== undefined) ?? false;

/** Metrics of models whose lanes have trailers. */
export const TRANSPORT_METRICS: readonly Metric[] = [
  {
    id: 'trailer-fill-volume',
    label: 'Trailer fill, volume',
    unit: '%',
    better: 'higher',
    group: 'operations',
    definition: 'Volume loaded / usable volume of the trailers that left, without spot carriers.',
    isIn,
    over: (input) => sumOverLanes(input, TRAILER.volumeM3),
    per: (input) =>
      sumOverLanes(input, TRAILER.trailers, (lane) => ruleOf(input, lane)?.trailer.volumeM3 ?? 0),
  },
  {
    id: 'trailer-fill-weight',
    label: 'Trailer fill, weight',
    unit: '%',
    better: 'higher',
    group: 'operations',
    definition: 'Weight loaded / greatest load of the trailers that left, without spot carriers.',
    isIn: (model) => model.transport?.every(({ trailer }) => Number.isFinite(trailer.weightKg)) ?? false,
    over: (input) => sumOverLanes(input, TRAILER.weightKg),
    per: (input) =>
      sumOverLanes(input, TRAILER.trailers, (lane) => ruleOf(input, lane)?.trailer.weightKg ?? 0),
  },
  {
    id: 'trailers-per-week',
    label: 'Trailers',
    unit: '/week',
    better: 'lower',
    group: 'operations',
    definition: 'Trailers that left, without spot carriers / measured weeks.',
    isIn,
    over: (input) => sumOverLanes(input, TRAILER.trailers),
    per: ({ totals }) => totals.days / 7,
  },
  {
    id: 'cost-per-cube-distance',
    label: 'Trailer cost per volume and distance',
    unit: 'money/1000 cube-distance',
    better: 'lower',
    group: 'operations',
    definition:
      'Cost of trailers and spot carriers / (volume they took x length of its lane), for a thousand cubic feet x miles or cubic metres x kilometres.',
    isIn,
    over: (input) => 1000 * (sumOverLanes(input, TRAILER.cost) + sumOverLanes(input, TRAILER.spotCost)),
    per: (input) =>
      (sumOverLanes(input, TRAILER.volumeM3, (lane) => distanceOf(input, lane)) +
        sumOverLanes(input, TRAILER.spotVolumeM3, (lane) => distanceOf(input, lane))) /
      (input.network.model.distanceUnit === 'mile' ? M3_PER_FT3 * KM_PER_MILE : 1),
  },
  {
    id: 'staging-hours',
    label: 'Wait for a trailer',
    unit: 'hours',
    better: 'lower',
    group: 'operations',
    definition: 'Mean over units that left on trailers or by spot carriers of the time since their dispatch.',
    isIn,
    over: (input) => sumOverLanes(input, TRAILER.waitSeconds) / 3600,
    per: (input) => sumOverLanes(input, TRAILER.units) + sumOverLanes(input, TRAILER.spotUnits),
  },
  {
    id: 'mean-staged',
    label: 'Waiting for a trailer',
    unit: 'units',
    better: 'neither',
    group: 'operations',
    definition: 'Time-averaged units dispatched and not yet on a trailer; part of the units in transit.',
    isIn,
    over: (input) => sumOverLanes(input, TRAILER.stagedSeconds) / input.outcome.measured.seconds,
  },
  {
    id: 'spot-share',
    label: 'By spot carriers',
    unit: '%',
    better: 'lower',
    group: 'operations',
    definition: 'Units that spot carriers took / units that left on trailers or by spot carriers.',
    isIn: hasSpot,
    over: (input) => sumOverLanes(input, TRAILER.spotUnits),
    per: (input) => sumOverLanes(input, TRAILER.units) + sumOverLanes(input, TRAILER.spotUnits),
  },
  {
    id: 'pipeline-cover',
    label: 'Days of cover under way',
    unit: 'days',
    better: 'neither',
    group: 'operations',
    definition:
      'Time-averaged units in transit between nodes, those at yards included / units shipped to customers per day.',
    isIn,
    over: ({ totals }) => totals.inTransit * totals.days,
    per: ({ totals }) => totals.shipped,
  },
];

/** Sum over lanes of a counter x a weight of the lane. */
function sumOverLanes(
  input: MetricInput,
  field: number,
  weightOf: (lane: number) => number = () => 1,
): number {
  const counters = input.outcome.measured.mechanisms[MECHANISM];
  let sum = 0;
  for (let lane = 0; lane * TRAILER_STRIDE < counters.length; lane++) {
    const count = counters[lane * TRAILER_STRIDE + field];
    if (count > 0) sum += count * weightOf(lane);
  }
  return sum;
}

function ruleOf({ network }: MetricInput, lane: number) {
  const rule = network.transport?.ruleOfLane[lane] ?? -1;
  return rule < 0 ? undefined : network.model.transport?.[rule];
}

function distanceOf({ network }: MetricInput, lane: number): number {
  return network.model.lanes[lane].distanceKm;
}
