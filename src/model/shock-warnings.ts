import type { ShocksSpec, ShockTimes } from './shocks-spec.ts';

/**
 * One line for each scheduled shock that the run never meets, which is rarely meant.
 * @param days length of the run with its warm-up [days]
 */
export function shockWarnings(shocks: ShocksSpec | undefined, days: number): readonly string[] {
  const outages = (shocks?.outages ?? []).map(({ times }) => times);
  const surges = (shocks?.surges ?? []).map((surge) => (surge.kind === 'burst' ? surge.times : undefined));
  return [...linesFor('outages', outages, days), ...linesFor('surges', surges, days)];
}

function linesFor(list: string, shocks: readonly (ShockTimes | undefined)[], days: number): string[] {
  return shocks.flatMap((times, position) => {
    if (times?.kind !== 'scheduled') return [];
    const isMet = times.fromDay < days && times.fromDay + times.days > 0;
    if (isMet) return [];
    const when = times.fromDay < days ? 'is over before the run begins' : 'begins after the run ends';
    return [`shocks.${list}[${position}]: ${when}`];
  });
}
