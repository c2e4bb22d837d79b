import type { Argv } from 'yargs';
import { checkCounts } from '../check-counts.ts';
import { RUN_OPTIONS } from '../common-options.ts';
import { examples } from '../examples.ts';
import { GateFailure } from '../gate-failure.ts';
import { onlyGiven } from '../only-given.ts';
import { printOutcome } from '../print-outcome.ts';
import { progressLine } from '../progress-line.ts';
import { stopOnInterrupt } from '../stop-on-interrupt.ts';
import { whereStopped } from '../where-stopped.ts';

/** `echelon check`: an experiment against a baseline, by the gates of the experiment file. */
export function checkCommand(parser: Argv): Argv {
  const { seed: _seed, ...options } = RUN_OPTIONS;
  return parser.command(
    'check <experiment>',
    'Judge the gates of an experiment against a baseline; exit 1 when one does not pass',
    (command) =>
      command
        .positional('experiment', {
          type: 'string',
          demandOption: true,
          describe: 'experiment file (YAML) with gates, or its folder',
        })
        .options({
          ...options,
          out: { ...options.out, describe: 'result folder; reports/<name>-check if not given' },
          replications: {
            ...options.replications,
            describe: 'runs of each scenario under each policy; as many as the baseline has if not given',
          },
        })
        .option('baseline', {
          type: 'string',
          demandOption: true,
          requiresArg: true,
          describe: 'result folder of the version to compare with',
        })
        .check((flags) => checkCounts(flags, 'replications', 'workers'))
        .epilogue(
          examples(
            ['compare experiment.yaml --out baseline --event-log', 'record a baseline'],
            ['check experiment.yaml --baseline baseline', 'before a policy change ships'],
            [
              'compare experiment.yaml --out baseline --replications 40',
              'a new baseline, when the check says that replications are too few',
            ],
          ),
        ),
    async ({ experiment, baseline, out, replications, workers, json, quiet }) => {
      const { checkExperiment, formatGates } = await import('../../index.ts');
      const line = progressLine(quiet);
      const outcome = await stopOnInterrupt(
        (signal) =>
          checkExperiment({
            experimentPath: experiment,
            baseline,
            ...onlyGiven({ out, replications, workers }),
            onProgress: line.show,
            signal,
          }),
        () => whereStopped(line.last()),
      ).finally(line.clear);
      printOutcome({ json, quiet }, { gates: outcome.gates, directory: outcome.directory }, () =>
        [formatGates(outcome.gates), '', `gates.md, junit.xml and the report: ${outcome.directory}`].join(
          '\n',
        ),
      );
      if (!outcome.gates.passed) throw new GateFailure();
    },
  );
}
