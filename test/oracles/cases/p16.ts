import type { OracleCase } from '../oracle-case.ts';
import { measureWarehouseAndRetailers } from '../warehouse-retailers.ts';

const REPLICATIONS = 64;
const MODEL = 'p16-different-retailers.yaml';

/** One warehouse, three different retailers, exact. */
export const p16: OracleCase = {
  id: 'P16',
  setting: `models/${MODEL}; ${REPLICATIONS} replications of 18,000 days. Variances about the known means.`,
  leftOut: 'METRIC and the two-moment fit are approximations to keep away from.',
  run: () => measureWarehouseAndRetailers('P16', MODEL, REPLICATIONS),
};
