/** An example of use: the words after `echelon`, and what for. */
type Example = readonly [command: string, purpose: string];

/**
 * Examples for the end of a help text, each command on a line of its own so that it can be copied whatever the width:
 * the columns that yargs would set them in break commands in the middle.
 */
export function examples(...list: readonly Example[]): string {
  return [
    'Examples:',
    ...list.flatMap(([command, purpose]) => [`  echelon ${command}`, `      ${purpose}`]),
  ].join('\n');
}
