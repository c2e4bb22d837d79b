/*
 * The `echelon` command. In: words typed by a user. Out: text or JSON on stdout, progress and mistakes on stderr, an exit
 * code. It must never load the simulator before a command needs it, and imports nothing of src but index.ts and where the package lies.
 */
import yargs, { type Argv } from 'yargs';
import { echelonVersion } from '../installation/own-files.ts';
import { checkCommand } from './commands/check-command.ts';
import { compareCommand } from './commands/compare-command.ts';
import { importCommand } from './commands/import-command.ts';
import { initCommand } from './commands/init-command.ts';
import { listCommand } from './commands/list-command.ts';
import { optimizeCommand } from './commands/optimize-command.ts';
import { reportCommand } from './commands/report-command.ts';
import { runCommand } from './commands/run-command.ts';
import { sweepCommand } from './commands/sweep-command.ts';
import { validateCommand } from './commands/validate-command.ts';
import { examples } from './examples.ts';
import { EXIT_CODES, type ExitCode } from './exit-codes.ts';
import { reportFailure } from './report-failure.ts';
import { reserveStandardOutput } from './standard-output.ts';
import { UsageError } from './usage-error.ts';

const EXIT_CODE_HELP =
  'Exit codes: 0 done, 1 a gate failed, 2 bad input, 3 internal error, 130 stopped by Ctrl-C.';

/** Runs one command line (without the program's name) and gives the exit code. Prints every failure itself. */
export async function runCommandLine(words: readonly string[]): Promise<ExitCode> {
  try {
    requireNoEmptyWord(words);
    await parser(words).parseAsync();
    return EXIT_CODES.done;
  } catch (failure) {
    return await reportFailure(failure, words.includes('--json'));
  }
}

/** A path or name of nothing is a variable that was not set; only a seed may be any text. */
function requireNoEmptyWord(words: readonly string[]): void {
  for (const [position, word] of words.entries()) {
    const before = position === 0 ? '' : words[position - 1];
    const flag =
      /^(--[^=]+)=$/.exec(word)?.[1] ?? (word === '' && before.startsWith('--') ? before : undefined);
    if ((flag === undefined && word !== '') || flag === '--seed') continue;
    throw new UsageError(`${flag ?? 'arguments'}: expected a value, got an empty text`);
  }
}

function parser(words: readonly string[]): Argv {
  const commands = [
    compareCommand,
    sweepCommand,
    optimizeCommand,
    checkCommand,
    runCommand,
    validateCommand,
    reportCommand,
    importCommand,
    listCommand,
    initCommand,
  ];
  return (
    commands
      .reduce((withCommands, addCommand) => addCommand(withCommands), yargs([...words]))
      .scriptName('echelon')
      .usage('$0 <command>\n\nSimulates fulfillment networks and compares policies before they ship.')
      .epilogue(
        examples(
          ['init my-study', 'a small model, an experiment and a policy of your own to start from'],
          ['compare my-study/experiment.yaml', 'every scenario under every policy, with a report'],
        ),
      )
      .demandCommand(1, 'expected a command')
      .strict()
      .recommendCommands()
      .version(echelonVersion())
      .help()
      .alias('help', 'h')
      .epilogue(`\n${EXIT_CODE_HELP}`)
      .wrap(helpWidth())
      .exitProcess(false)
      .detectLocale(false)
      // When yargs has printed what it has to say.
      .middleware(reserveStandardOutput)
      .parserConfiguration({ 'duplicate-arguments-array': false })
      .fail((message, error) => {
        // yargs gives its own errors as YError or as a message alone; any other error comes from a command.
        throw error === undefined || error === null || error.name === 'YError'
          ? new UsageError(nameUnknownCommand(message, words))
          : error;
      })
  );
}

/** yargs suggests a command without saying that the word given is none. */
function nameUnknownCommand(message: string, words: readonly string[]): string {
  const word = words.find((given) => !given.startsWith('-'));
  return message.startsWith('Did you mean') ? `unknown command ${word}. ${message}` : message;
}

/** Columns of the terminal; when piped, those that COLUMNS says. At most 110, and from a variable at least 60. */
function helpWidth(): number {
  const said = Number(process.env.COLUMNS);
  const piped = Number.isInteger(said) && said > 0 ? Math.max(60, said) : 110;
  return Math.min(110, process.stdout.columns ?? piped);
}
