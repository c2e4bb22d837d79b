import { testOracleCases } from './test-oracle-cases.ts';

testOracleCases('single places');
