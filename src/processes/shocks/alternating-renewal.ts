import type { Distribution } from '../../random/distributions/distribution.ts';
import type { RandomStream } from '../../random/random-stream.ts';

/** Mean cycles between the begin of a calendar and time 0, by which it has forgotten how it began. */
const CYCLES_BEFORE = 20;

/** Pieces of time [begin, end), rising, apart from one another. */
export interface Spans {
  readonly begins: readonly number[];
  readonly ends: readonly number[];
}

/**
 * Spans of an alternating renewal process that end after time 0 and begin before `until` (in the unit of the laws): quiet
 * times of one law, spans of another, all independent. It begins 20 to 21 mean cycles before time 0 (the fraction is
 * uniform), so that at any time the chance of being in a span is duration mean / (quiet mean + duration mean): exactly in
 * the limit, and for constant times.
 * Source: Ross, Introduction to Probability Models, 11th ed., section 7.5.1 (alternating renewal processes).
 * @param streamOf stream of the n-th cycle, -1 = of the fraction; each is read before the next is asked for
 */
export function alternatingRenewal(
  quiet: Distribution,
  duration: Distribution,
  until: number,
  streamOf: (cycle: number) => RandomStream,
): Spans {
  const begins: number[] = [];
  const ends: number[] = [];
  let time = -(CYCLES_BEFORE + streamOf(-1).uniform()) * (quiet.mean + duration.mean);
  for (let cycle = 0; ; cycle++) {
    const stream = streamOf(cycle);
    const begin = time + quiet.sample(stream);
    if (begin >= until) return { begins, ends };
    time = begin + duration.sample(stream);
    if (time <= 0 || time === begin) continue;
    begins.push(begin);
    ends.push(time);
  }
}
