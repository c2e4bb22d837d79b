import type { z } from 'zod';

/** The values that would have been right, when only some are. */
export function allowedValues(issue: z.core.$ZodIssue): string[] | undefined {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options))
    return issue.options.map(String);
  return undefined;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
};

/** What a schema wanted where it found something else, in plain words that go after "expected". */
export function expectedWords(issue: z.core.$ZodIssue): string {
  const options = allowedValues(issue);
  if (options !== undefined) return options.length === 1 ? options[0] : `one of ${options.join(', ')}`;
  if (issue.code === 'invalid_type') return TYPE_WORDS[issue.expected] ?? issue.expected;
  if (issue.code === 'too_small')
    return limitWords(issue, issue.minimum, issue.inclusive === false ? 'more than' : 'at least');
  if (issue.code === 'too_big')
    return limitWords(issue, issue.maximum, issue.inclusive === false ? 'less than' : 'at most');
  if (issue.code === 'invalid_union') {
    return [...new Set(issue.errors.flatMap((branch) => branch.slice(0, 1).map(expectedWords)))].join(' or ');
  }
  if (issue.code === 'invalid_format') return 'a name in kebab-case, such as "us-network"';
  return issue.message;
}

function limitWords(
  issue: { origin: string; exact?: boolean },
  limit: number | bigint,
  comparison: string,
): string {
  const words = issue.exact === true ? `exactly ${limit}` : `${comparison} ${limit}`;
  if (issue.origin === 'array') return `${words} ${Number(limit) === 1 ? 'value' : 'values'}`;
  return issue.origin === 'string' ? `${words} characters` : words;
}
