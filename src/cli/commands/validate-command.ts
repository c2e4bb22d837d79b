import type { Argv } from 'yargs';
import { COMMON_OPTIONS } from '../common-options.ts';
import { examples } from '../examples.ts';
import { printOutcome } from '../print-outcome.ts';

/** `echelon validate`: says every mistake of a model or experiment file at once, or what the file holds. */
export function validateCommand(parser: Argv): Argv {
  const { json, quiet } = COMMON_OPTIONS;
  return parser.command(
    'validate <file>',
    'Check a model or experiment file and say what is in it',
    (options) =>
      options
        .positional('file', {
          type: 'string',
          demandOption: true,
          describe: 'model or experiment: its folder or YAML file',
        })
        .option('cut-offs', {
          type: 'boolean',
          default: false,
          describe: 'also print the last order of each weekday that can be promised, as CSV',
        })
        .options({ json, quiet })
        .epilogue(
          examples(
            ['validate models/us-network', 'every mistake at once, with line and column'],
            ['validate experiment.yaml --quiet', 'for a script: the exit code says it'],
          ),
        ),
    async (flags) => {
      const { cutOffCsv, validateFile } = await import('../../index.ts');
      const outcome = await validateFile(flags.file, { cutOffs: flags.cutOffs });
      for (const warning of outcome.warnings) process.stderr.write(`warning: ${warning}\n`);
      printOutcome(flags, outcome, () => {
        const rows = Object.entries(outcome.summary).map(([name, value]) => `  ${name}: ${value}`);
        const table = outcome.cutOffs === undefined ? [] : ['', cutOffCsv(outcome.cutOffs)];
        return [`${flags.file} is a valid ${outcome.kind}: ${outcome.name}`, ...rows, ...table].join('\n');
      });
    },
  );
}
