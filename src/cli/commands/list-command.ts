import type { Argv } from 'yargs';
import { COMMON_OPTIONS } from '../common-options.ts';
import { examples } from '../examples.ts';
import { outputWidth } from '../output-width.ts';
import { printOutcome } from '../print-outcome.ts';
import { wrapText } from '../wrap-text.ts';

const KINDS = ['policies', 'processes', 'metrics'] as const;

/** What a reader of the list should know besides. */
const NOTES = {
  policies: ['Policies of your own: docs/policies.md, or echelon init for an example.'],
  processes: [],
  metrics: [
    'Units: money is the currency of the model, distance its distance unit. Shares are printed in per cent and stored as 0 to 1.',
    'A model with several speeds also has promise-met-<speed>, the promise met among the customers of that speed.',
  ],
} as const;

/** One entry of a catalogue, as the public API lists it. */
interface Entry {
  readonly name: string;
  readonly family: string;
  readonly summary: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly description: string;
    readonly default?: unknown;
  }[];
  readonly source: string;
}

/** `echelon list`: what can be named in a model or experiment file. */
export function listCommand(parser: Argv): Argv {
  const { json, quiet } = COMMON_OPTIONS;
  return parser.command(
    'list <kind>',
    'List policies, processes or metrics with their parameters',
    (options) =>
      options
        .positional('kind', { choices: KINDS, demandOption: true, describe: 'what to list' })
        .options({ json, quiet })
        .epilogue(
          examples(
            ['list policies', 'what a policy block may name'],
            ['list metrics --json', 'every figure of a result and its definition'],
          ),
        ),
    async (flags) => {
      const { listPlugins } = await import('../../index.ts');
      const entries = listPlugins(flags.kind);
      printOutcome(flags, entries, () =>
        [formatEntries(entries), ...NOTES[flags.kind].map((note) => wrapText(note, outputWidth()))].join(
          '\n\n',
        ),
      );
    },
  );
}

/** Entries under the heading of their family, in the order given. */
function formatEntries(entries: readonly Entry[]): string {
  const families = [...new Set(entries.map((entry) => entry.family))];
  return families
    .map((family) =>
      [family, ...entries.filter((entry) => entry.family === family).map(formatEntry)].join('\n\n'),
    )
    .join('\n\n');
}

function formatEntry({ name, summary, source, parameters }: Entry): string {
  const rows = parameters.map((parameter) => {
    const standard = parameter.default === undefined ? '' : ` (default ${JSON.stringify(parameter.default)})`;
    return wrapText(`${parameter.name}: ${parameter.description}${standard}`, outputWidth(), '    ');
  });
  const origin = source === '' ? [] : [wrapText(`source: ${source}`, outputWidth(), '    ')];
  return [wrapText(`${name}: ${summary}`, outputWidth(), '  '), ...rows, ...origin].join('\n');
}
