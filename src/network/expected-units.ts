import { COUNT_KIND } from '../processes/demand/demand-streams.ts';
import type { Network } from './network.ts';

const SECONDS_PER_DAY = 86_400;

/** Expected units demanded over the days [fromDay, toDay), surges at their mean, replayed orders included as they are. */
export function expectedUnits(network: Network, fromDay: number, toDay: number): number {
  const { streams, trace, forecast, baskets } = network;
  let units = 0;
  for (let stream = 0; stream < streams.count; stream++) {
    const start = Math.max(fromDay, forecast?.firstSaleDay[streams.item[stream]] ?? 0);
    if (start >= toDay) continue;
    const mean = streams.mean[stream];
    const isPeriodic = streams.kind[stream] === COUNT_KIND.periodic;
    const perDay = isPeriodic ? SECONDS_PER_DAY / mean : mean * meanFactor(network, stream, start, toDay);
    const lines = baskets?.itemsTogether[stream]?.length ?? 1;
    units += perDay * (toDay - start) * lines * streams.size[stream].mean;
  }
  if (trace !== undefined) {
    for (const [row, time] of trace.timeSeconds.entries()) {
      if (time >= fromDay * SECONDS_PER_DAY && time < toDay * SECONDS_PER_DAY) units += trace.quantity[row];
    }
  }
  return units;
}

/** Mean of calendar factor x mean level of surges over the days [fromDay, toDay). */
function meanFactor(
  { streams, calendar, shocks, itemClass }: Network,
  stream: number,
  fromDay: number,
  toDay: number,
): number {
  const row = streams.factorRow[stream];
  if (shocks === undefined) return row < 0 ? 1 : calendar.meanFactor(row, fromDay, toDay - fromDay);
  const levels = shocks.meanLevels[itemClass[streams.item[stream]]];
  let sum = 0;
  for (let day = fromDay; day < toDay; day++) sum += levels[day] * (row < 0 ? 1 : calendar.factors[row][day]);
  return sum / (toDay - fromDay);
}
