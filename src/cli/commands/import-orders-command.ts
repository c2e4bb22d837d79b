import type { Argv } from 'yargs';
import { COMMON_OPTIONS } from '../common-options.ts';
import { examples } from '../examples.ts';
import { onlyGiven } from '../only-given.ts';
import { printOutcome } from '../print-outcome.ts';
import { IMPORT_ORDERS_FLAGS } from './import-orders-flags.ts';

/** `echelon import orders`: an order log (CSV) to a model folder with a report on the data. */
export function importOrdersCommand(parser: Argv): Argv {
  const { json, quiet } = COMMON_OPTIONS;
  return parser.command(
    'orders <file>',
    'Make a model from an order log',
    (options) =>
      options
        .positional('file', { type: 'string', demandOption: true, describe: 'order log, CSV or CSV.gz' })
        .option('out', { ...COMMON_OPTIONS.out, demandOption: true, describe: 'model folder to write' })
        .option('force', { type: 'boolean', describe: 'replace an earlier import that is there' })
        .options({ ...IMPORT_ORDERS_FLAGS, json, quiet })
        .epilogue(
          examples(
            ['import orders log.csv --out mine', 'columns found by their usual names'],
            ['import orders log.csv --out mine --column.item SKU', 'a column named'],
            ['import orders log.csv --out mine --mapping log.yaml', 'settings from a file'],
          ),
        ),
    async (flags) => {
      const { importOrders } = await import('../../index.ts');
      const { file, out, force, mapping, column, ...rest } = flags;
      const names = Object.keys(IMPORT_ORDERS_FLAGS).filter(
        (name) => name !== 'mapping' && name !== 'column',
      );
      const settings = Object.fromEntries(Object.entries(rest).filter(([name]) => names.includes(name)));
      const outcome = await importOrders({
        file,
        out,
        ...onlyGiven({ mappingFile: mapping, force }),
        settings: { ...settings, ...onlyGiven({ columns: column }) },
      });
      printOutcome(flags, outcome, () => {
        const { columns, rows, period } = outcome.report;
        const chosen = Object.entries(columns).map(([role, header]) => `${role} = ${header}`);
        return [
          `Columns: ${chosen.join(', ')}`,
          `${rows.read} rows read, ${rows.kept} kept, ${rows.setAside} set aside with their reasons`,
          `Orders from ${period.first} to ${period.last}`,
          `Wrote ${outcome.directory}/model.yaml; what the data says is in ${outcome.directory}/report.md`,
          '',
          `Next: echelon compare ${outcome.directory}/experiment.yaml`,
        ].join('\n');
      });
    },
  );
}
