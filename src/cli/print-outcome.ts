import { print } from './standard-output.ts';

/** Prints JSON when asked for, else text unless quiet. One place, so that stdout carries nothing else. */
export function printOutcome(
  flags: { readonly json: boolean; readonly quiet: boolean },
  outcome: unknown,
  text: () => string,
): void {
  if (flags.json) print(`${JSON.stringify(outcome, undefined, 2)}\n`);
  else if (!flags.quiet) print(`${text()}\n`);
}
