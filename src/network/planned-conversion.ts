import type { Model } from '../model/model.ts';
import { conversionProbability } from '../processes/choice/conversion.ts';
import type { OutboundOptions } from './outbound-options.ts';
import type { PlanningStream } from './planning-streams.ts';

const SECONDS_PER_DAY = 86_400;

/**
 * What plans expect of the streams where not every customer buys: the orders of those who buy at the best promise that the
 * network could make to their region. Promises that fail, and demand moved by stock-outs, are not foreseen.
 */
export function convertedStreams(
  model: Model,
  outbound: OutboundOptions,
  streams: readonly (readonly PlanningStream[])[],
): readonly (readonly PlanningStream[])[] {
  const conversion = model.customers?.conversion;
  if (conversion === undefined) return streams;
  const { speeds, regions, customers } = model;
  const buys = (speed: number): number =>
    conversionProbability(
      conversion,
      speeds[speed].deadlineSeconds / SECONDS_PER_DAY,
      customers?.fees[speed] ?? 0,
    );
  const isChosen = customers?.choice !== undefined;
  const bestIn = regions.map((_, region) => {
    const offered = [...speeds.keys()].filter((speed) => hasWay(outbound, region * speeds.length + speed));
    return Math.max(...(offered.length === 0 ? [...speeds.keys()] : offered).map(buys));
  });
  return streams.map((own) =>
    own.map((stream) => thinned(stream, (region, speed) => (isChosen ? bestIn[region] : buys(speed)))),
  );
}

function hasWay({ promiseStart }: OutboundOptions, cell: number): boolean {
  return promiseStart[cell + 1] > promiseStart[cell];
}

/** A stream of which each order is kept with a probability: Poisson parts stay Poisson, excess variance shrinks in proportion. */
function thinned(stream: PlanningStream, keep: (region: number, speed: number) => number): PlanningStream {
  const regionShares = new Float64Array(stream.regionShares.length);
  const speedShares = new Float64Array(stream.speedShares.length);
  let kept = 0;
  for (const [region, regionShare] of stream.regionShares.entries()) {
    for (const [speed, speedShare] of stream.speedShares.entries()) {
      const own = regionShare * speedShare * keep(region, speed);
      regionShares[region] += own;
      speedShares[speed] += own;
      kept += own;
    }
  }
  if (kept === 0) return { ...stream, mean: 0 };
  return {
    ...stream,
    mean: stream.mean * kept,
    varianceToMean: 1 + (stream.varianceToMean - 1) * kept,
    regionShares: regionShares.map((share) => share / kept),
    speedShares: speedShares.map((share) => share / kept),
  };
}
