import { SINGLE_PLACE_CASES } from './registry.ts';
import { testOracleCases } from './test-oracle-cases.ts';

testOracleCases('The known answers for queues and single places', SINGLE_PLACE_CASES);
