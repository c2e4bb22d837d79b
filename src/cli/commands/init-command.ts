import { join } from 'node:path';
import type { Argv } from 'yargs';
import { COMMON_OPTIONS } from '../common-options.ts';
import { examples } from '../examples.ts';
import { printOutcome } from '../print-outcome.ts';

/** `echelon init`: a small study to start from. */
export function initCommand(parser: Argv): Argv {
  const { json, quiet } = COMMON_OPTIONS;
  return parser.command(
    'init <directory>',
    'Write a small model, an experiment and an example policy to start from',
    (options) =>
      options
        .positional('directory', {
          type: 'string',
          demandOption: true,
          describe: 'folder to write to; nothing is overwritten',
        })
        .options({ json, quiet })
        .epilogue(examples(['init my-study', 'then: echelon compare my-study/experiment.yaml'])),
    async (flags) => {
      const { initProject } = await import('../../index.ts');
      const files = await initProject(flags.directory);
      printOutcome(flags, { files }, () =>
        [
          ...files.map((file) => `wrote ${file}`),
          '',
          `Next: echelon compare ${join(flags.directory, 'experiment.yaml')}`,
        ].join('\n'),
      );
    },
  );
}
