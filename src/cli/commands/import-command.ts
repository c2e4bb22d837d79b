import type { Argv } from 'yargs';
import { importOrdersCommand } from './import-orders-command.ts';

/** `echelon import`: real history to a model; one sub-command per kind of history. */
export function importCommand(parser: Argv): Argv {
  return parser.command('import', 'Make a model from real history', (options) =>
    importOrdersCommand(options).demandCommand(1, 'expected what to import: orders'),
  );
}
