import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../support/project-root.ts';
import { knownCase } from './known-values.ts';
import { isWithinTolerance, type OracleCase } from './oracle-case.ts';
import { measureRows } from './validation-page.ts';

const CASE_TIMEOUT = 180_000;

/**
 * Declares one test per case: every measure within 4 standard errors of its known value. Seeds are fixed, so the tests
 * give the same answer every time. With a new seed a right simulator fails a measure with chance 0.00017 (Student, 63
 * degrees of freedom), any of the 220 with chance below 4 %.
 */
export function testOracleCases(title: string, cases: readonly OracleCase[]): void {
  const page = readFileSync(join(projectRoot, 'docs/validation.md'), 'utf8');
  describe(title, () => {
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
