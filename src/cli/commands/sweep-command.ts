import type { Argv } from 'yargs';
import { checkCounts } from '../check-counts.ts';
import { RUN_OPTIONS } from '../common-options.ts';
import { examples } from '../examples.ts';
import { onlyGiven } from '../only-given.ts';
import { runAndPrint } from '../run-and-print.ts';

/** `echelon sweep`: every policy at every point of a design over values of the model or the policies. */
export function sweepCommand(parser: Argv): Argv {
  return parser.command(
    'sweep <experiment>',
    'Vary values of a model or a policy by a design and show what each does',
    (command) =>
      command
        .positional('experiment', {
          type: 'string',
          demandOption: true,
          describe: 'experiment file (YAML) with factors, or its folder',
        })
        .options(RUN_OPTIONS)
        .check((flags) => checkCounts(flags, 'replications', 'workers'))
        .epilogue(
          examples(
            ['sweep experiments/one-day-sweep', 'as the experiment file says'],
            ['sweep experiment.yaml --replications 50', 'more runs: narrower intervals'],
          ),
        ),
    async ({ experiment, out, replications, seed, workers, json, quiet }) => {
      const { formatSweep, sweepExperiment } = await import('../../index.ts');
      const settings = onlyGiven({ out, replications, seed, workers });
      await runAndPrint(
        { json, quiet, out },
        (controls) => sweepExperiment({ experimentPath: experiment, ...settings, ...controls }),
        formatSweep,
      );
    },
  );
}
