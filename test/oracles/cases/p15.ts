import type { OracleCase } from '../oracle-case.ts';
import { measureWarehouseAndRetailers } from '../warehouse-retailers.ts';

const REPLICATIONS = 64;
const MODEL = 'p15-equal-retailers.yaml';

/** One warehouse, three equal retailers, exact. */
export const p15: OracleCase = {
  id: 'P15',
  setting: `models/${MODEL}; ${REPLICATIONS} replications of 28,000 days. Variances about the known means.`,
  leftOut:
    'METRIC and the two-moment fit are approximations to keep away from; the optimal levels belong to an optimiser.',
  run: () => measureWarehouseAndRetailers('P15', MODEL, REPLICATIONS),
};
