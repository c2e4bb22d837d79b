/** The user pressed Ctrl-C and the work ended in good order. Exit code 130. */
export class StoppedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StoppedError';
  }
}

/**
 * Does the work with a signal that Ctrl-C aborts, so that it can end in good order. A second one ends the program (main.ts).
 * @throws StoppedError when the work failed after Ctrl-C, with `whereLeft` as its message.
 */
export async function stopOnInterrupt<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  whereLeft: () => string,
): Promise<Result> {
  const controller = new AbortController();
  const interrupt = (): void => controller.abort();
  process.on('SIGINT', interrupt);
  try {
    return await work(controller.signal);
  } catch (failure) {
    throw controller.signal.aborted ? new StoppedError(whereLeft()) : failure;
  } finally {
    process.off('SIGINT', interrupt);
  }
}
