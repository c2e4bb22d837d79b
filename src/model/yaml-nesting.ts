/** Lists and mappings inside each other; the parser of YAML calls itself for each, and a model needs ten. */
export const MOST_LEVELS = 500;

const TOKEN = /[[{]|[\]}]|"[^"\\]*(?:\\[\s\S][^"\\]*)*"|'[^']*'|(?<=^|\s)#.*|[^\s[\]{}"'#,:-][^\s[\]{},]*/gm;
const SEQUENCES = /(?:[-?:][ \t]+){500}[-?:]/;

/** Where a YAML text nests deeper than can be parsed, as the brackets and dashes of one line tell; undefined if nowhere. */
export function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth = Math.max(0, depth - 1);
    if (depth > MOST_LEVELS) return index;
  }
  return SEQUENCES.exec(text)?.index;
}
