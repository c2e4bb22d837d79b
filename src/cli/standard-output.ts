import { Console } from 'node:console';

const write = process.stdout.write.bind(process.stdout);

/** Prints the outcome of the command. */
export function print(text: string): void {
  write(text);
}

/** Leaves stdout to `print`: what a user's policy prints goes to stderr, not between the lines of a result. */
export function reserveStandardOutput(): void {
  globalThis.console = new Console(process.stderr);
  process.stdout.write = process.stderr.write.bind(process.stderr);
}

/** Waits until all that was printed is handed over. */
export async function flushOutput(): Promise<void> {
  await new Promise<void>((resolve) => write('', () => resolve()));
  await new Promise<void>((resolve) => process.stderr.write('', () => resolve()));
}
