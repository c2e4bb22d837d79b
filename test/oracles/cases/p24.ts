import { measureReplications } from '../measure-replications.ts';
import type { Measure, OracleCase } from '../oracle-case.ts';
import { replicate } from '../replicate.ts';

const REPLICATIONS = 64;
const MODEL = 'p24-two-modes.yaml';

const LEGS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  constant: {},
  exponential: {
    'lanes.maker>store.first-leg': { distribution: 'exponential', mean: 1.5 },
    'lanes.*.lead-time': { distribution: 'exponential', mean: 0.5 },
  },
};

/** Two supply modes with overflow bypass, for constant and for exponential legs: the answer is the same. */
export const p24: OracleCase = {
  id: 'P24',
  setting: `models/${MODEL}, sourcing policy overflow-bypass; constant legs and exponential ones; ${REPLICATIONS} replications of 15,000 days each.`,
  async run() {
    const measures: Measure[] = [];
    for (const [variant, overrides] of Object.entries(LEGS)) {
      const figures = await replicate({ model: MODEL, overrides, replications: REPLICATIONS }, (run) => ({
        express_fraction: run.summary.metrics['expedited-order-share'],
        fill_rate: run.summary.cells[0].fillRate,
        mean_backorders: run.summary.stocks[0].meanBackorders,
        mean_on_hand: run.summary.stocks[0].meanOnHand,
        mean_on_order: run.summary.stocks[0].meanOnOrder,
      }));
      measures.push(
        ...measureReplications(figures, {
          id: 'P24',
          variant: `${variant} legs`,
          probabilities: ['express_fraction', 'fill_rate'],
          rare: { mean_backorders: 0.01 },
        }),
      );
    }
    return measures;
  },
};
