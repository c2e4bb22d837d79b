import { setFlagsFromString } from 'node:v8';

/**
 * Sets V8's optimizing compiler to the simulator: the path of a customer order is one long chain of small functions, so
 * larger ones are inlined; and a function is compiled after six times the usual work, when more of its paths have been
 * seen. That halves the compiler's own time, which two workers on two cores have to share, and makes no run slower.
 * Flags hold for the process, its worker threads included, so only the program sets them, never the library. Must come
 * before the simulator is loaded.
 */
export function tuneCompiler(): void {
  setFlagsFromString('--max-inlined-bytecode-size=1000');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=3000');
  setFlagsFromString('--interrupt-budget=400000');
}
