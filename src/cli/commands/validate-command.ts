import { join } from 'node:path';
import type { Argv } from 'yargs';
import type { Validation } from '../../index.ts';
import { COMMON_OPTIONS } from '../common-options.ts';
import { examples } from '../examples.ts';
import { printOutcome } from '../print-outcome.ts';

/** `echelon validate`: says every mistake of a model or experiment file at once, or what the file holds. */
export function validateCommand(parser: Argv): Argv {
  const { json, quiet } = COMMON_OPTIONS;
  return parser.command(
    'validate <file>',
    'Check a model or experiment, or a folder with both, and say what is in it',
    (options) =>
      options
        .positional('file', {
          type: 'string',
          demandOption: true,
          describe: 'model or experiment: its folder or YAML file; of a folder with both, both are checked',
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
      const { experiment } = outcome;
      for (const warning of new Set([...outcome.warnings, ...(experiment?.warnings ?? [])]))
        process.stderr.write(`warning: ${warning}\n`);
      printOutcome(flags, outcome, () => {
        const table = outcome.cutOffs === undefined ? [] : ['', cutOffCsv(outcome.cutOffs)];
        const beside =
          experiment === undefined ? [] : ['', ...linesOf(join(flags.file, 'experiment.yaml'), experiment)];
        return [...linesOf(flags.file, outcome), ...beside, ...table].join('\n');
      });
    },
  );
}

function linesOf(file: string, { kind, name, summary }: Validation): string[] {
  const rows = Object.entries(summary).map(([key, value]) => `  ${key}: ${value}`);
  return [`${file} is a valid ${kind}: ${name}`, ...rows];
}
