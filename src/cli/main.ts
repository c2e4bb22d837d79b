#!/usr/bin/env node
import { writeSync } from 'node:fs';
import { EXIT_CODES } from './exit-codes.ts';
import { runCommandLine } from './run-command-line.ts';
import { tuneCompiler } from './tune-compiler.ts';

// A reader that has seen enough (`echelon list policies | head`) closes the pipe: no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// A user's policy runs in this process: one that ends it must not look like a command that is done, or a failed gate.
let isOurs = false;
process.on('uncaughtExceptionMonitor', () => {
  isOurs = true;
});
process.on('exit', (code) => {
  if (isOurs || code === EXIT_CODES.stopped) return;
  writeSync(
    2,
    'echelon: a policy or a file it imports ended the program (process.exit) before the command was done\n',
  );
  process.exitCode = EXIT_CODES.badInput;
});

tuneCompiler();
process.exitCode = await runCommandLine(process.argv.slice(2));
isOurs = true;
