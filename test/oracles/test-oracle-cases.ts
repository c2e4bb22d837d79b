import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../support/project-root.ts';
import { knownCase } from './known-values.ts';
import { isWithinTolerance } from './oracle-case.ts';
import { measureRows } from './validation-page.ts';

const CASE_TIMEOUT = 180_000;

/** Cases with several places that hold stock. */
const NETWORK_IDS = ['P15', 'P16', 'P20', 'P21', 'P22', 'P23'];

/** Node runs the cases as it would for a user: through Vitest's own module runner they take more than twice as long. */
const { ORACLE_CASES } = (await tsImport('./registry.ts', import.meta.url)) as typeof import('./registry.ts');

/**
 * Declares one test per case: every measure within 4 standard errors of its known value. Seeds are fixed, so the tests
 * give the same answer every time. With a new seed a right simulator fails a measure with chance 0.00017 (Student, 63
 * degrees of freedom), any of the 245 estimates with chance below 4 %.
 * @param part the cases of networks, or the others; two files, so that two cores can share them
 */
export function testOracleCases(part: 'networks' | 'single places'): void {
  const page = readFileSync(join(projectRoot, 'docs/validation.md'), 'utf8');
  const cases = ORACLE_CASES.filter(({ id }) => NETWORK_IDS.includes(id) === (part === 'networks'));
  describe(`the known answers for ${part}`, () => {
    it.each(cases.map((oracle) => ({ oracle, name: `${oracle.id} ${knownCase(oracle.id).title}` })))(
      'are reproduced: $name',
      async ({ oracle }) => {
        const measures = await oracle.run();
        expect(measures.length).toBeGreaterThan(0);
        expect(measures.filter((measure) => !isWithinTolerance(measure))).toEqual([]);
        const missing = measureRows(measures).filter(({ expectation }) => !page.includes(expectation));
        expect(missing, 'in docs/validation.md; npm run validate writes it').toEqual([]);
      },
      CASE_TIMEOUT,
    );
  });
}
