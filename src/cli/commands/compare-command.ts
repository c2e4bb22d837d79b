import type { Argv } from 'yargs';
import { checkCounts } from '../check-counts.ts';
import { EVENT_LOG_OPTION, RUN_OPTIONS } from '../common-options.ts';
import { onlyGiven } from '../only-given.ts';
import { printOutcome } from '../print-outcome.ts';
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
        .options(EVENT_LOG_OPTION)
        .option('only', {
          type: 'string',
          requiresArg: true,
          describe: 'just one run, <scenario>/<policy>/<replication>; prints its metrics, writes nothing',
        })
        .check((flags) => checkCounts(flags, 'replications', 'workers'))
        .example('$0 compare experiments/one-day/experiment.yaml', 'as the experiment file says')
        .example('$0 compare experiment.yaml --replications 50', 'more runs: narrower intervals')
        .example('$0 compare experiment.yaml --seed autumn', 'other customers and lead times')
        .example('$0 compare experiment.yaml --only base/new/7', 'one run again, e.g. the one that failed')
        .example('$0 compare experiment.yaml --json > out.json', 'for a script'),
    async ({ experiment, out, replications, seed, workers, eventLog, only, json, quiet }) => {
      const { runExperiment, runOne } = await import('../../index.ts');
      if (only !== undefined) {
        const outcome = await runOne({ experimentPath: experiment, run: only, ...onlyGiven({ seed }) });
        printOutcome({ json, quiet }, outcome, () => formatRun(outcome));
        return;
      }
      const settings = onlyGiven({ out, replications, seed, workers, eventLog });
      await runAndPrint({ json, quiet, out }, (controls) =>
        runExperiment({ experimentPath: experiment, ...settings, ...controls }),
      );
    },
  );
}

function formatRun(outcome: {
  readonly traceHash: string;
  readonly orders: number;
  readonly metrics: Readonly<Record<string, number>>;
}): string {
  const rows = Object.entries(outcome.metrics).map(
    ([id, value]) => `  ${id}: ${Number(value.toPrecision(6))}`,
  );
  return [`trace hash ${outcome.traceHash}, ${outcome.orders} order lines`, ...rows].join('\n');
}
