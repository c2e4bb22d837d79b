import { relative } from 'node:path';
import type { Issue } from '../index.ts';
import { EXIT_CODES, type ExitCode } from './exit-codes.ts';
import { fileProblemOf } from './file-problem.ts';
import { GateFailure } from './gate-failure.ts';
import { placeInUserFile } from './own-policy-failure.ts';
import { StoppedError } from './stop-on-interrupt.ts';
import { UsageError } from './usage-error.ts';

const OUT_OF_MEMORY =
  'echelon: out of memory. Fewer --workers take less; NODE_OPTIONS=--max-old-space-size=8000 allows each 8 GB. Finished runs are kept: the same command goes on from there.';

/**
 * Prints a failure to stderr and gives the exit code for it. The user's mistakes come without a stack trace, one per line
 * (or as JSON); so does a policy of the user's that decided something impossible or failed. A broken law or any other
 * error is a bug and comes with one.
 */
export async function reportFailure(failure: unknown, asJson: boolean): Promise<ExitCode> {
  if (failure instanceof GateFailure) return EXIT_CODES.gateFailed;
  if (failure instanceof StoppedError) return print(failure.message, EXIT_CODES.stopped);
  if (failure instanceof UsageError) {
    return print(`echelon: ${failure.message}\nSee echelon --help.`, EXIT_CODES.badInput);
  }
  const fileProblem = fileProblemOf(failure);
  if (fileProblem !== undefined) return print(`echelon: ${fileProblem}`, EXIT_CODES.badInput);
  if (failure instanceof Error && 'code' in failure && failure.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return print(OUT_OF_MEMORY, EXIT_CODES.badInput);
  }
  const { DecisionError, InputError, formatIssue } = await import('../index.ts');
  if (failure instanceof DecisionError) {
    return print(`${failure.message}\nThe run stopped there; no result was written.`, EXIT_CODES.badInput);
  }
  if (failure instanceof InputError) {
    const { issues } = failure;
    if (asJson) return print(JSON.stringify({ issues }, undefined, 2), EXIT_CODES.badInput);
    const count = issues.length === 1 ? '1 mistake' : `${issues.length} mistakes`;
    return print(
      [...issues.map(fromHere).map(formatIssue), `${count} in the input.`].join('\n'),
      EXIT_CODES.badInput,
    );
  }
  const userPlace = failure instanceof Error ? placeInUserFile(failure) : undefined;
  if (userPlace !== undefined) {
    return print(`${userPlace}: the policy stopped with ${String(failure)}`, EXIT_CODES.badInput);
  }
  const stack = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
  return print(
    `${stack}\nThis is a bug in Echelon, please report it with the command and its input.`,
    EXIT_CODES.internalError,
  );
}

/** The issue with its file as seen from the working directory, where that is below it. */
function fromHere(issue: Issue): Issue {
  const file = relative(process.cwd(), issue.place.file);
  return file === '' || file.startsWith('..') ? issue : { ...issue, place: { ...issue.place, file } };
}

function print(text: string, code: ExitCode): ExitCode {
  process.stderr.write(`${text}\n`);
  return code;
}
