/** What the program's exit code says; a stable contract for scripts. */
export const EXIT_CODES = {
  done: 0,
  gateFailed: 1,
  badInput: 2,
  internalError: 3,
  /** 128 + the number of SIGINT, as shells have it. */
  stopped: 130,
} as const;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];
