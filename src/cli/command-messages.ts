import type { ExitCode } from './exit-codes.ts';

/** What the thread that does a command is started with. */
export interface CommandStart {
  /** The command line without the program's name. */
  readonly words: readonly string[];
  /** A thread cannot ask the terminal itself. */
  readonly stdout: Terminal;
  readonly stderr: Terminal;
}

/** What it sends when the command is done, whether well or not. */
export interface CommandReply {
  readonly exitCode: ExitCode;
}

interface Terminal {
  readonly isTTY: boolean;
  /** Width; undefined when output is piped. */
  readonly columns: number | undefined;
}
