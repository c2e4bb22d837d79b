import type { Argv } from 'yargs';
import { checkCounts } from '../check-counts.ts';
import { EVENT_LOG_OPTION, RUN_OPTIONS } from '../common-options.ts';
import { examples } from '../examples.ts';
import { onlyGiven } from '../only-given.ts';
import { runAndPrint } from '../run-and-print.ts';

/** `echelon run`: one model under one policy. */
export function runCommand(parser: Argv): Argv {
  return parser.command(
    'run <model>',
    'Simulate one model under one policy and write a report',
    (options) =>
      options
        .positional('model', {
          type: 'string',
          demandOption: true,
          describe: 'model folder, or its YAML file',
        })
        .options(RUN_OPTIONS)
        .option('policy', {
          type: 'string',
          requiresArg: true,
          describe: 'YAML file with a policy block; replaces that of the model',
        })
        .options(EVENT_LOG_OPTION)
        .check((flags) => checkCounts(flags, 'replications', 'workers'))
        .epilogue(
          examples(
            ['run models/us-network', 'under the policy of the model'],
            ['run model.yaml --policy lean.yaml', 'under another policy'],
            ['run model.yaml --replications 20', 'with intervals'],
            ['run model.yaml --event-log', 'with everything that happened, events.csv.gz'],
          ),
        ),
    async ({ model, policy, out, replications, seed, workers, eventLog, json, quiet }) => {
      const { runModel } = await import('../../index.ts');
      const settings = onlyGiven({ policy, out, replications, seed, workers, eventLog });
      await runAndPrint({ json, quiet, out }, (controls) =>
        runModel({ modelPath: model, ...settings, ...controls }),
      );
    },
  );
}
