import { join } from 'node:path';
import type { Argv } from 'yargs';
import { COMMON_OPTIONS } from '../common-options.ts';
import { examples } from '../examples.ts';
import { printOutcome } from '../print-outcome.ts';

/** `echelon report`: draws the report of a result again, without simulating. */
export function reportCommand(parser: Argv): Argv {
  const { out, json, quiet } = COMMON_OPTIONS;
  return parser.command(
    'report <result>',
    'Write the report of an earlier result again',
    (options) =>
      options
        .positional('result', {
          type: 'string',
          demandOption: true,
          describe: 'result.json or the folder it is in',
        })
        .options({
          out: { ...out, describe: 'folder to write to; where the result is if not given' },
          json,
          quiet,
        })
        .epilogue(
          examples(
            ['report reports/one-day', 'in place'],
            ['report reports/one-day --out for-leadership', 'into another folder'],
          ),
        ),
    async (flags) => {
      const { renderReport } = await import('../../index.ts');
      const outcome = await renderReport(flags.result, ...(flags.out === undefined ? [] : [flags.out]));
      for (const warning of outcome.warnings) process.stderr.write(`warning: ${warning}\n`);
      printOutcome(flags, outcome, () =>
        outcome.files.map((file) => `wrote ${join(outcome.directory, file)}`).join('\n'),
      );
    },
  );
}
