import type { Issue, Place } from '../foundation/issue.ts';
import { InputError } from '../foundation/issue.ts';

/** Where a value of the input was written: the place, and the dotted path as that file spells it. */
export interface Location {
  readonly place: Place;
  readonly path: string;
}

/** The part of an issue that does not say where. */
export interface Problem {
  readonly code: string;
  readonly expected: string;
  readonly received: string;
  readonly hint?: string;
}

/** Issues listed for one CSV file before the rest is only counted. */
const LISTED_PER_TABLE = 20;

/** Collects the mistakes of one input, the first one only for each place and path. */
export class IssueLog {
  readonly #issues: Issue[] = [];
  readonly #seen = new Set<string>();
  readonly #listedPerTable = new Map<string, number>();
  #count = 0;

  /** Number of issues reported so far, those not listed and those of a place known to be wrong included. */
  get count(): number {
    return this.#count;
  }

  add(location: Location, problem: Problem): void {
    this.addIssue({ ...problem, place: location.place, path: location.path });
  }

  addIssue(issue: Issue): void {
    this.#count += 1;
    const { file, line, column } = issue.place;
    const key = `${file}:${line}:${column}:${issue.path}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const listed = (this.#listedPerTable.get(file) ?? 0) + 1;
    this.#listedPerTable.set(file, listed);
    if (!isTable(file) || listed <= LISTED_PER_TABLE) this.#issues.push(issue);
  }

  /** Every issue in the order found; a CSV file with many ends in one that counts the rest. */
  list(): readonly Issue[] {
    const rest: Issue[] = [];
    for (const [file, listed] of this.#listedPerTable) {
      if (!isTable(file) || listed <= LISTED_PER_TABLE) continue;
      rest.push({
        code: 'more-issues',
        place: { file },
        path: '',
        expected: 'a table without mistakes',
        received: `${listed - LISTED_PER_TABLE} more issues than listed`,
      });
    }
    return [...this.#issues, ...rest];
  }

  /** @throws InputError when anything was added */
  throwIfAny(): void {
    if (this.count > 0) throw new InputError(this.list());
  }
}

function isTable(file: string): boolean {
  return file.endsWith('.csv') || file.endsWith('.csv.gz');
}
