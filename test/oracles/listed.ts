import type { Figures } from './measure-replications.ts';

/** Names the elements of a list as public.json is read: `name[0]`, `name[1]` … */
export function listed(name: string, values: Iterable<number>): Figures {
  return Object.fromEntries(Array.from(values, (value, position) => [`${name}[${position}]`, value]));
}
