import { COUNT_KIND } from '../processes/demand/demand-streams.ts';
import type { Network } from './network.ts';

const SECONDS_PER_DAY = 86_400;

/** Expected units demanded over the days [fromDay, toDay), replayed orders included as they are. */
export function expectedUnits(network: Network, fromDay: number, toDay: number): number {
  const { streams, calendar, trace, forecast, baskets } = network;
  let units = 0;
  for (let stream = 0; stream < streams.count; stream++) {
    const row = streams.factorRow[stream];
    const start = Math.max(fromDay, forecast?.firstSaleDay[streams.item[stream]] ?? 0);
    if (start >= toDay) continue;
    const days = toDay - start;
    const factor = row < 0 ? 1 : calendar.meanFactor(row, start, days);
    const mean = streams.mean[stream];
    const perDay = streams.kind[stream] === COUNT_KIND.periodic ? SECONDS_PER_DAY / mean : mean * factor;
    const lines = baskets?.itemsTogether[stream]?.length ?? 1;
    units += perDay * days * lines * streams.size[stream].mean;
  }
  if (trace !== undefined) {
    for (const [row, time] of trace.timeSeconds.entries()) {
      if (time >= fromDay * SECONDS_PER_DAY && time < toDay * SECONDS_PER_DAY) units += trace.quantity[row];
    }
  }
  return units;
}
