/** An error of a run, with the run named in its message. The same files would fail in the same way again. */
export class RunFailure extends Error {
  constructor(message: string, error: Error) {
    super(message);
    this.name = error.name;
    this.stack = error.stack ?? message;
  }
}
