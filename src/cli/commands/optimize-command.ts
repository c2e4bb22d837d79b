import { join } from 'node:path';
import type { Argv } from 'yargs';
import { checkCounts } from '../check-counts.ts';
import { RUN_OPTIONS } from '../common-options.ts';
import { examples } from '../examples.ts';
import { onlyGiven } from '../only-given.ts';
import { outputWidth } from '../output-width.ts';
import { printOutcome } from '../print-outcome.ts';
import { progressLine } from '../progress-line.ts';
import { stopOnInterrupt } from '../stop-on-interrupt.ts';
import { whereStopped } from '../where-stopped.ts';

/** `echelon optimize`: a search for the best parameters of one policy. */
export function optimizeCommand(parser: Argv): Argv {
  const { replications: _, ...options } = RUN_OPTIONS;
  return parser.command(
    'optimize <experiment>',
    'Search the best parameters of a policy and confirm them on new replications',
    (command) =>
      command
        .positional('experiment', {
          type: 'string',
          demandOption: true,
          describe: 'experiment file (YAML) with optimize, or its folder',
        })
        .options({
          ...options,
          out: { ...options.out, describe: 'folder; reports/<name>-optimum if not given' },
        })
        .check((flags) => checkCounts(flags, 'workers'))
        .epilogue(
          examples(
            ['optimize experiments/tune-single-fc', 'as the experiment file says'],
            ['optimize experiment.yaml --seed again', 'does another search find the same?'],
          ),
        ),
    async ({ experiment, out, seed, workers, json, quiet }) => {
      const { formatOptimum, optimizeExperiment } = await import('../../index.ts');
      const line = progressLine(quiet);
      const outcome = await stopOnInterrupt(
        (signal) =>
          optimizeExperiment({
            experimentPath: experiment,
            ...onlyGiven({ out, seed, workers }),
            onProgress: line.show,
            signal,
          }),
        () => whereStopped(line.last()),
      ).finally(line.clear);
      const layout = { width: outputWidth(), color: process.stdout.isTTY === true && !process.env.NO_COLOR };
      printOutcome({ json, quiet }, outcome, () =>
        [
          formatOptimum(outcome.optimum, layout),
          '',
          `The policy to paste: ${join(outcome.directory, 'optimum.yaml')}`,
        ].join('\n'),
      );
    },
  );
}
