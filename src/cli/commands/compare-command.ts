import type { Argv } from 'yargs';
import { checkCounts } from '../check-counts.ts';
import { EVENT_LOG_OPTION, RUN_OPTIONS } from '../common-options.ts';
import { examples } from '../examples.ts';
import { onlyGiven } from '../only-given.ts';
import { printOutcome } from '../print-outcome.ts';
import { runAndPrint } from '../run-and-print.ts';
import { UsageError } from '../usage-error.ts';

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
        .check((flags) => checkCounts(flags, 'replications', 'workers') && checkOnly(flags))
        .epilogue(
          examples(
            ['compare experiments/one-day/experiment.yaml', 'as the experiment file says'],
            ['compare experiment.yaml --replications 50', 'more runs: narrower intervals'],
            ['compare experiment.yaml --seed autumn', 'other customers and lead times'],
            ['compare experiment.yaml --only base/new/7', 'one run again, e.g. the one that failed'],
            ['compare experiment.yaml --json > out.json', 'for a script'],
          ),
        ),
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

/**
 * `--only` runs once, in one thread, and writes nothing.
 * @throws UsageError naming the flags that would mean something else
 */
function checkOnly(flags: { readonly only?: string | undefined; readonly [name: string]: unknown }): true {
  const idle = ['out', 'event-log', 'replications', 'workers'].filter(
    (name) => flags[name] !== undefined && flags[name] !== false,
  );
  if (flags.only === undefined || idle.length === 0) return true;
  const names = idle.map((name) => `--${name}`).join(', ');
  throw new UsageError(`--only runs once and writes nothing; leave out ${names}`);
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
