import type { OracleCase } from '../oracle-case.ts';
import { measureOverflow } from '../overflow.ts';

const REPLICATIONS = 64;

/** Overflow between two centers of equal lead times. */
export const p20: OracleCase = {
  id: 'P20',
  setting: `models/p20-overflow.yaml, policy preference; ${REPLICATIONS} replications of 2,000 days.`,
  run: () => measureOverflow('P20', {}, REPLICATIONS),
};
