/** Characters with a meaning in the model format, which names must not have. */
const refused = /[.;,>*"[\]\r\n]/g;

/**
 * Item codes as names of the model format: refused characters become `-`, repeats get `-2`, `-3` … in order, compared
 * without case.
 */
export function itemNames(codes: readonly string[]): string[] {
  return unique(codes.map((code) => code.replace(refused, '-').trim() || 'item'));
}

/** Region names in kebab-case without accents, e.g. `united-kingdom`; made unique as item names are. */
export function regionNames(names: readonly string[]): string[] {
  return unique(
    names.map((name) => {
      const plain = name
        .normalize('NFKD')
        .replace(/\p{Mark}/gu, '')
        .toLowerCase();
      const kebab = plain.replace(/[^\p{Letter}\p{Number}]+/gu, '-').replace(/^-|-$/g, '');
      return kebab || 'region';
    }),
  );
}

function unique(names: readonly string[]): string[] {
  const taken = new Set(names.map((name) => name.toLowerCase()));
  const used = new Set<string>();
  return names.map((name) => {
    let candidate = name;
    for (let count = 2; used.has(candidate.toLowerCase()); count++) {
      const next = `${name}-${count}`;
      if (!taken.has(next.toLowerCase())) candidate = next;
    }
    used.add(candidate.toLowerCase());
    return candidate;
  });
}
