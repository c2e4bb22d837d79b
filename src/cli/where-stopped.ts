import type { Progress } from './progress-line.ts';

/** What Ctrl-C left behind, for the message at the end: how far the command was, and that it can go on from there. */
export function whereStopped(progress: Progress | undefined): string {
  if (progress === undefined || progress.done === 0) return 'Stopped before the first run was done.';
  return `Stopped after ${progress.done} of ${progress.total} runs. Finished runs are kept: the same command goes on from there.`;
}
