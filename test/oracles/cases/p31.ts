import { EVENT, type RunObserver } from '../../../src/index.ts';
import { listed } from '../listed.ts';
import { type Figures, measureExactly } from '../measure-replications.ts';
import type { OracleCase } from '../oracle-case.ts';
import { replicate, replicateWatched } from '../replicate.ts';

const DAYS = 10;

const RUNS = [
  { leadTime: 0, whenShort: 'backorder' },
  { leadTime: 1, whenShort: 'backorder' },
  { leadTime: 2, whenShort: 'backorder' },
  { leadTime: 2, whenShort: 'lost' },
];

/** Units ordered on each day. */
class PlacedByDay implements RunObserver {
  readonly units = new Float64Array(DAYS);

  onEvent(event: number, time: number, _item: number, _site: number, _other: number, quantity: number): void {
    if (event === EVENT.place) this.units[Math.floor(time / 86_400)] += quantity;
  }
}

/** Traces that can be checked by hand: the order of events within a day, and averages over time. */
export const p31: OracleCase = {
  id: 'P31',
  setting:
    'models/p31-traces.yaml with each lead time and kind of shortage, and models/p31-level-path.yaml with and without a warm-up of 2 days; no chance, one run each.',
  async run() {
    const figures: Figures[] = [];
    for (const { leadTime, whenShort } of RUNS) {
      const overrides = {
        'lanes.vendor>store.lead-time': `${leadTime} d`,
        'speeds.at-once.when-short': whenShort,
      };
      const setting = { model: 'p31-traces.yaml', overrides, replications: 1 };
      const name = `L${leadTime}_${whenShort}`;
      const runs = await replicateWatched(
        setting,
        () => new PlacedByDay(),
        (run) => ({
          ...listed(`${name}_order`, run.observer.units),
          ...listed(`${name}_end_on_hand`, run.daily('on-hand-fc')),
          ...(whenShort === 'lost'
            ? listed(`${name}_lost`, run.daily('units-lost'))
            : listed(`${name}_end_backorders`, run.daily('backorders'))),
          [`${name}_fill_rate`]: run.summary.cells[0].fillRate,
        }),
      );
      figures.push(...runs);
    }
    figures.push(...(await levelPath({}, '0_10', true)));
    figures.push(...(await levelPath({ 'warm-up': '2 d', horizon: '8 d' }, '2_10', false)));
    return figures.flatMap((run) => measureExactly(run, { id: 'P31' }));
  },
};

async function levelPath(
  overrides: Readonly<Record<string, unknown>>,
  span: string,
  withShare: boolean,
): Promise<Figures[]> {
  return replicate({ model: 'p31-level-path.yaml', overrides, replications: 1 }, ({ summary }) => ({
    [`time_average_on_hand_${span}`]: summary.stocks[0].meanOnHand,
    [`time_average_backorders_${span}`]: summary.stocks[0].meanBackorders,
    ...(withShare ? { [`fraction_of_time_on_hand_positive_${span}`]: summary.stocks[0].inStockShare } : {}),
  }));
}
