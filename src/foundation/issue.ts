/** Where a mistake stands in the user's input. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * One mistake in the user's input, as data. The sentence is made at the edge by `formatIssue`.
 * `path` is the dotted path inside the file, e.g. `speeds[1].deadline`.
 */
export interface Issue {
  readonly code: string;
  readonly place: Place;
  readonly path: string;
  readonly expected: string;
  readonly received: string;
  readonly hint?: string;
}

/** Carries every issue found in one input at once. The command line prints them and exits with 2. */
export class InputError extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map(formatIssue).join('\n'));
    this.name = 'InputError';
    this.issues = issues;
  }
}

/** `file:line:column: path: expected …, got … (hint) [code]`, leaving out what is unknown. */
export function formatIssue(issue: Issue): string {
  const { file, line, column } = issue.place;
  const where = [file, line, line === undefined ? undefined : column]
    .filter((part) => part !== undefined)
    .join(':');
  const path = issue.path === '' ? '' : `${issue.path}: `;
  const hint = issue.hint === undefined ? '' : ` (${issue.hint})`;
  return `${where}: ${path}expected ${issue.expected}, got ${issue.received}${hint} [${issue.code}]`;
}
