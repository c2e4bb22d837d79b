import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  visit,
} from 'yaml';

/** What is wrong with an alias or a merge key, and where in the text. */
export interface AliasProblem {
  readonly offset: number;
  readonly expected: string;
  readonly received: string;
}

/** The value that each alias stands for. */
type Targets = ReadonlyMap<Alias, Node>;

/** Values that aliases may repeat in all; a document that needs more is a slip, or made to fill the memory. */
const MOST_REPEATED = 100_000;

/** Every alias that means nothing or holds itself, and every merge of no mapping; when all are sound, one too many. */
export function aliasProblems(document: Document.Parsed): AliasProblem[] {
  const problems: AliasProblem[] = [];
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  const merges: Pair[] = [];
  visit(document, {
    Value(_, node) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
    Alias(_, alias, ancestors) {
      const target = anchors.get(alias.source);
      if (target !== undefined) targets.set(alias, target);
      if (target !== undefined && !ancestors.includes(target)) return;
      const [expected, received] =
        target === undefined
          ? [`&${alias.source} before its alias`, `*${alias.source} alone`]
          : ['an alias of a value that it is no part of', `*${alias.source} inside of &${alias.source}`];
      problems.push({ offset: startOf(alias), expected, received });
    },
    Pair(_, pair) {
      if (isScalar(pair.key) && pair.key.value === '<<' && pair.key.type === 'PLAIN') merges.push(pair);
    },
  });
  for (const { key, value } of merges) {
    if (isMergeSource(value, targets)) continue;
    const expected = 'a mapping to merge, or a list of mappings';
    // Only nodes come out of a parsed text.
    problems.push({ offset: startOf(key as Node), expected, received: 'something else' });
  }
  return problems.length > 0 ? problems : excessiveRepetition(targets);
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

function isMergeSource(value: unknown, targets: Targets): boolean {
  const source = isAlias(value) ? targets.get(value) : value;
  // An alias of nothing is a mistake of its own.
  if (source === undefined || isMap(source)) return true;
  return isSeq(source) && source.items.every((item) => !isSeq(item) && isMergeSource(item, targets));
}

/** `targets` hold no circle, so sizes are finite. */
function excessiveRepetition(targets: Targets): AliasProblem[] {
  const sizes = new Map<unknown, number>();
  const sizeOf = (node: unknown): number => {
    const known = sizes.get(node);
    if (known !== undefined) return known;
    let size = 1;
    if (isAlias(node)) size = sizeOf(targets.get(node));
    else if (isPair(node)) size = sizeOf(node.value);
    else if (isCollection(node)) for (const item of node.items) size += sizeOf(item);
    sizes.set(node, size);
    return size;
  };
  let repeated = 0;
  for (const alias of targets.keys()) {
    repeated += sizeOf(alias);
    if (repeated <= MOST_REPEATED) continue;
    const expected = `aliases that repeat at most ${MOST_REPEATED} values in all`;
    return [{ offset: startOf(alias), expected, received: 'more' }];
  }
  return [];
}
