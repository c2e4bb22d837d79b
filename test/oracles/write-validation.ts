/*
 * `npm run validate`: runs every case and scenario and writes docs/validation.md. Fails when one of them does.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCENARIOS } from '../mechanisms/scenarios.ts';
import { projectRoot } from '../support/project-root.ts';
import { isWithinTolerance } from './oracle-case.ts';
import { ORACLE_CASES } from './registry.ts';
import { type FinishedScenario, finishScenario, isAsExpected } from './scenario-section.ts';
import { type FinishedCase, validationPage } from './validation-page.ts';

const finished: FinishedCase[] = [];
for (const oracle of ORACLE_CASES) {
  const measures = await oracle.run();
  const failed = measures.filter((measure) => !isWithinTolerance(measure));
  process.stdout.write(
    `${oracle.id}: ${measures.length - failed.length} of ${measures.length} measures pass\n`,
  );
  for (const { name, expected, simulated, standardError } of failed) {
    process.stdout.write(
      `  ${name}: expected ${expected}, got ${simulated}, standard error ${standardError}\n`,
    );
  }
  if (failed.length > 0) process.exitCode = 1;
  finished.push({ oracle, measures });
}

const scenarios: FinishedScenario[] = [];
for (const scenario of SCENARIOS) {
  const one = await finishScenario(scenario);
  process.stdout.write(`${scenario.mechanism}: ${isAsExpected(one) ? 'as expected' : 'NOT as expected'}\n`);
  if (!isAsExpected(one)) process.exitCode = 1;
  scenarios.push(one);
}
writeFileSync(join(projectRoot, 'docs/validation.md'), validationPage(finished, scenarios));
