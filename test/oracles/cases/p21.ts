import type { OracleCase } from '../oracle-case.ts';
import { measureOverflow } from '../overflow.ts';

const REPLICATIONS = 64;

/** Overflow between two centers of different lead times. */
export const p21: OracleCase = {
  id: 'P21',
  setting: `models/p20-overflow.yaml with mean lead times 0.7 and 1.6 days; ${REPLICATIONS} replications of 2,000 days.`,
  run: () =>
    measureOverflow(
      'P21',
      { 'lanes.vendor>center-1.lead-time.mean': 0.7, 'lanes.vendor>center-2.lead-time.mean': 1.6 },
      REPLICATIONS,
    ),
};
