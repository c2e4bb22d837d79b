import type { Argv } from 'yargs';
import { checkCounts } from '../check-counts.ts';
import { RUN_OPTIONS } from '../common-options.ts';
import { onlyGiven } from '../only-given.ts';
import { runAndPrint } from '../run-and-print.ts';

/** `echelon compare`: every scenario of an experiment under every policy, on the same customers and lead times. */
export function compareCommand(parser: Argv): Argv {
  return parser.command(
    'compare <experiment>',
    'Compare the policies of an experiment and write a report',
    (options) =>
      options
        .positional('experiment', {
          type: 'string',
          demandOption: true,
          describe: 'experiment file (YAML) or its folder',
        })
        .options(RUN_OPTIONS)
        .check((flags) => checkCounts(flags, 'replications', 'workers'))
        .example('$0 compare experiments/one-day/experiment.yaml', 'as the experiment file says')
        .example('$0 compare experiment.yaml --replications 50', 'more runs: narrower intervals')
        .example('$0 compare experiment.yaml --seed autumn', 'other customers and lead times')
        .example('$0 compare experiment.yaml --json > out.json', 'for a script'),
    async ({ experiment, out, replications, seed, workers, json, quiet }) => {
      const { runExperiment } = await import('../../index.ts');
      const settings = onlyGiven({ out, replications, seed, workers });
      await runAndPrint({ json, quiet, out }, (controls) =>
        runExperiment({ experimentPath: experiment, ...settings, ...controls }),
      );
    },
  );
}
