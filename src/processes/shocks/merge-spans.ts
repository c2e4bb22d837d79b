import type { Spans } from './alternating-renewal.ts';

/** The time covered by any of several calendars, as spans that neither overlap nor touch. O(n log n). */
export function mergeSpans(calendars: readonly Spans[]): Spans {
  const pieces = calendars
    .flatMap(({ begins, ends }) => begins.map((begin, index) => ({ begin, end: ends[index] })))
    .filter(({ begin, end }) => end > begin)
    .sort((left, right) => left.begin - right.begin);
  const begins: number[] = [];
  const ends: number[] = [];
  for (const { begin, end } of pieces) {
    const last = ends.length - 1;
    if (last >= 0 && begin <= ends[last]) ends[last] = Math.max(ends[last], end);
    else {
      begins.push(begin);
      ends.push(end);
    }
  }
  return { begins, ends };
}

/** The last span that has begun by `time`, or -1. O(log n). */
export function spanBegunBy({ begins }: Spans, time: number): number {
  let low = 0;
  let high = begins.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (begins[middle] <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** When the span that `time` lies in ends; `time` itself outside of spans. */
export function endOfSpan(spans: Spans, time: number): number {
  const span = spanBegunBy(spans, time);
  return span < 0 ? time : Math.max(time, spans.ends[span]);
}
