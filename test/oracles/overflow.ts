import { listed } from './listed.ts';
import { measureReplications } from './measure-replications.ts';
import type { Measure } from './oracle-case.ts';
import { replicate } from './replicate.ts';

/** Two centers that serve each other's region when one is out of stock, every measure of P20 and P21. */
export async function measureOverflow(
  id: 'P20' | 'P21',
  overrides: Readonly<Record<string, unknown>>,
  replications: number,
): Promise<Measure[]> {
  const figures = await replicate(
    { model: 'p20-overflow.yaml', overrides, replications },
    ({ summary, days }) => {
      const [a, b] = summary.cells;
      const { demanded, lost, shipments, costs } = summary.totals;
      return {
        region_A_local: a.unitsByNode[0].units / a.unitsDemanded,
        region_A_cross: a.unitsByNode[1].units / a.unitsDemanded,
        region_A_lost: a.unitsLost / a.unitsDemanded,
        region_B_local: b.unitsByNode[1].units / b.unitsDemanded,
        region_B_cross: b.unitsByNode[0].units / b.unitsDemanded,
        region_B_lost: b.unitsLost / b.unitsDemanded,
        lost_fraction_all: lost / demanded,
        ...listed(
          'mean_on_hand',
          summary.stocks.map((stock) => stock.meanOnHand),
        ),
        shipping_cost_rate: costs.shipping / days,
        shipping_cost_per_shipped_order: costs.shipping / shipments,
      };
    },
  );
  const shares = ['local', 'cross', 'lost'].flatMap((what) => [`region_A_${what}`, `region_B_${what}`]);
  return measureReplications(figures, { id, probabilities: [...shares, 'lost_fraction_all'] });
}
