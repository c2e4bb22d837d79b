import { readFileSync } from 'node:fs';

type KnownValue = number | readonly KnownValue[];

interface KnownCase {
  readonly id: string;
  readonly title: string;
  readonly sources: readonly string[];
  readonly expected: readonly { readonly name: string; readonly value: KnownValue }[];
}

/** The known answers: 12 digits, computed independently of this project. */
const KNOWN = JSON.parse(readFileSync(new URL('public.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly KnownCase[];
};

/** A case of public.json. @throws Error for an unknown id */
export function knownCase(id: string): KnownCase {
  const found = KNOWN.cases.find((known) => known.id === id);
  if (found === undefined) throw new Error(`public.json has no case ${id}`);
  return found;
}

/** The value of a measure such as `fill_rate` or `retailer_fill_rate[2]`. @throws Error for an unknown name */
export function knownValue(id: string, name: string): number {
  const [base, ...positions] = name.replaceAll(']', '').split('[');
  let value = knownCase(id).expected.find((measure) => measure.name === base)?.value;
  for (const position of positions) value = Array.isArray(value) ? value[Number(position)] : undefined;
  if (typeof value !== 'number') throw new Error(`public.json has no number ${name} in case ${id}`);
  return value;
}
