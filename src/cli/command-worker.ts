import { parentPort, workerData } from 'node:worker_threads';
import type { CommandReply, CommandStart } from './command-messages.ts';
import { EXIT_CODES } from './exit-codes.ts';
import { runCommandLine } from './run-command-line.ts';
import { flushOutput } from './standard-output.ts';

/* The thread that does one command. main.ts is the only one to start it, and sends exactly this. */

const port = parentPort;
if (port === null) throw new Error('command-worker.ts must be started as a worker thread');
const { words, stdout, stderr } = workerData as CommandStart;
Object.assign(process.stdout, stdout);
Object.assign(process.stderr, stderr);

port.on('message', () => {
  // Signals reach the main thread only; work that can end in good order listens for this one.
  if (!process.emit('SIGINT')) process.exit(EXIT_CODES.stopped);
});
port.unref();

const reply: CommandReply = { exitCode: await runCommandLine(words) };
// The main thread ends this one at the reply, whatever timers a policy has left: all output has to be out by then.
await flushOutput();
port.postMessage(reply);
