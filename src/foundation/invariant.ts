/** A broken law of the simulator or of a plug-in: a bug, never a user's typing mistake. */
export class InvariantError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InvariantError';
  }
}

/**
 * Stops the run when `condition` is false. The message is a function so that nothing is built on the good path.
 * @throws InvariantError
 */
export function invariant(condition: boolean, message: () => string): asserts condition {
  if (!condition) throw new InvariantError(message());
}
