import { NETWORK_CASES } from './registry.ts';
import { testOracleCases } from './test-oracle-cases.ts';

testOracleCases('The known answers for networks', NETWORK_CASES);
