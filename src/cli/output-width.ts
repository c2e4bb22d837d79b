/** Columns to print in: those of the terminal, 80 when it does not say; when piped, enough for any table. */
export function outputWidth(): number {
  return process.stdout.isTTY === true ? process.stdout.columns || 80 : 160;
}
