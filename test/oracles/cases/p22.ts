import { listed } from '../listed.ts';
import { measureReplications } from '../measure-replications.ts';
import type { OracleCase } from '../oracle-case.ts';
import { replicate } from '../replicate.ts';

const REPLICATIONS = 64;
const MODEL = 'p22-two-speeds.yaml';

/** Two delivery speeds on one pool of stock. */
export const p22: OracleCase = {
  id: 'P22',
  setting: `models/${MODEL}, policy preference with a list for each region and speed; ${REPLICATIONS} replications of 4,000 days.`,
  async run() {
    const figures = await replicate({ model: MODEL, replications: REPLICATIONS }, ({ summary }) => ({
      ...Object.assign(
        {},
        ...summary.cells.map((cell) => {
          const name = `${cell.speed}${cell.region.replace('region-', '')}`;
          return {
            ...listed(
              `${name}_by_FC`,
              cell.unitsByNode.map(({ units }) => units / cell.unitsDemanded),
            ),
            [`${name}_lost`]: cell.unitsLost / cell.unitsDemanded,
          };
        }),
      ),
      ...listed(
        'mean_on_hand',
        summary.stocks.map((stock) => stock.meanOnHand),
      ),
    }));
    const cells = ['standard1', 'standard2', 'standard3', 'express1', 'express2', 'express3'];
    const probabilities = cells.flatMap((cell) => [`${cell}_by_FC`, `${cell}_lost`]);
    return measureReplications(figures, { id: 'P22', probabilities });
  },
};
