/** One thing that a page of the docs tells its reader to do. */
export type DocStep =
  | { readonly kind: 'file'; readonly path: string; readonly text: string; readonly line: number }
  | { readonly kind: 'run'; readonly script: string; readonly exitCode: number; readonly line: number }
  | { readonly kind: 'prints'; readonly text: string; readonly line: number };

/**
 * The fenced blocks of a page that stand right below a comment: `<!-- file: path -->` (write it), `<!-- run -->` or
 * `<!-- run, exit 2 -->` (a shell script), `<!-- prints -->` (lines that the last script printed), in order.
 */
export function docSteps(page: string): DocStep[] {
  const block = /^<!-- (file: \S+|run(?:, exit \d+)?|prints) -->\n+```[a-z]*\n([\s\S]*?)^```$/gm;
  return [...page.matchAll(block)].map(({ 1: mark, 2: text, index }) => {
    const line = page.slice(0, index).split('\n').length;
    if (mark === 'prints') return { kind: 'prints', text, line };
    if (mark.startsWith('file: ')) return { kind: 'file', path: mark.slice('file: '.length), text, line };
    return { kind: 'run', script: text, exitCode: Number(/\d+$/.exec(mark)?.[0] ?? 0), line };
  });
}
