import type { Options } from 'yargs';

/** Flags that mean the same in every command that has them. */
export const COMMON_OPTIONS = {
  out: { type: 'string', requiresArg: true, describe: 'folder to write to' },
  replications: { type: 'number', requiresArg: true, describe: 'runs of each scenario under each policy' },
  seed: { type: 'string', requiresArg: true, describe: 'any text; the same seed gives the same result' },
  workers: { type: 'number', requiresArg: true, describe: 'threads to run on; changes no figure' },
  json: { type: 'boolean', default: false, describe: 'print the outcome as JSON' },
  quiet: { type: 'boolean', default: false, describe: 'print nothing but mistakes' },
} as const satisfies Record<string, Options>;

/** Flags of the commands that simulate. */
export const RUN_OPTIONS = {
  ...COMMON_OPTIONS,
  out: { ...COMMON_OPTIONS.out, describe: 'result folder; reports/<name> if not given' },
  workers: {
    ...COMMON_OPTIONS.workers,
    describe: 'threads to run on, all cores if not given; changes no figure',
  },
} as const satisfies Record<string, Options>;

/** The flag of the commands that can write what happened, event by event. */
export const EVENT_LOG_OPTION = {
  'event-log': {
    type: 'boolean',
    default: false,
    describe: 'also write every event of the first replication (events.csv.gz, or events/ for several)',
  },
} as const satisfies Record<string, Options>;
