#!/usr/bin/env node
/*
 * The program: has the command done in a thread of its own and stays free to answer Ctrl-C, whatever a user's policy does
 * there. Such a policy may loop for ever or end its thread; neither may look like a command that is done.
 */
import { Worker } from 'node:worker_threads';
import { ownFile } from '../installation/own-files.ts';
import type { CommandReply, CommandStart } from './command-messages.ts';
import { EXIT_CODES, type ExitCode } from './exit-codes.ts';
import { reportFailure } from './report-failure.ts';
import { tuneCompiler } from './tune-compiler.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough (`echelon list policies | head`) closes the pipe: no error of ours.
  if (error.code === 'EPIPE') return;
  process.stderr.write(`echelon: cannot write the output: ${error.message}\n`);
  process.exit(EXIT_CODES.badInput);
});
// Nobody is left to tell; the exit code still says how the command ended.
process.stderr.on('error', () => {});

tuneCompiler();
const words = process.argv.slice(2);
process.exitCode = await runInThread(words);

/** Does a command line in a thread and gives the exit code. */
function runInThread(words: readonly string[]): Promise<ExitCode> {
  const { stdout, stderr } = process;
  const start: CommandStart = {
    words,
    stdout: { isTTY: stdout.isTTY, columns: stdout.columns },
    stderr: { isTTY: stderr.isTTY, columns: stderr.columns },
  };
  const thread = new Worker(ownFile('dist/cli/command-worker.js'), { workerData: start });
  let isStopping = false;
  process.on('SIGINT', () => {
    if (isStopping) process.exit(EXIT_CODES.stopped);
    isStopping = true;
    stderr.write('\nStopping. Press Ctrl-C again to end at once.\n');
    thread.postMessage('interrupt');
  });
  let code: ExitCode | Promise<ExitCode> | undefined;
  thread.on('message', (reply: CommandReply) => {
    code = reply.exitCode;
    void thread.terminate();
  });
  thread.on('error', (failure) => {
    code = reportFailure(failure, words.includes('--json'));
  });
  return new Promise((resolve) => {
    // Comes last, when all that the thread printed is out.
    thread.on('exit', (ended) => {
      const isStopped = isStopping && ended === EXIT_CODES.stopped;
      resolve(code ?? (isStopped ? EXIT_CODES.stopped : reportEarlyEnd()));
    });
  });
}

function reportEarlyEnd(): ExitCode {
  process.stderr.write(
    'echelon: a policy or a file it imports ended the program (process.exit), or waits for what never comes, before the command was done\n',
  );
  return EXIT_CODES.badInput;
}
