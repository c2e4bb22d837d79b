#!/usr/bin/env node
import { runCommandLine } from './run-command-line.ts';
import { tuneCompiler } from './tune-compiler.ts';

// A reader that has seen enough (`echelon list policies | head`) closes the pipe: no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

tuneCompiler();
process.exitCode = await runCommandLine(process.argv.slice(2));
