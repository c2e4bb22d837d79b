import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../support/project-root.ts';

const FOLDERS_WITHOUT_DOCS = ['node_modules', 'dist', '.git', 'coverage', 'reports'];

describe('links in Markdown files', () => {
  const files = readdirSync(projectRoot, { withFileTypes: true })
    .filter((entry) => !FOLDERS_WITHOUT_DOCS.includes(entry.name))
    .flatMap((entry) =>
      entry.isDirectory()
        ? readdirSync(join(projectRoot, entry.name), { recursive: true, encoding: 'utf8' }).map((file) =>
            join(entry.name, file),
          )
        : [entry.name],
    )
    .filter((file) => file.endsWith('.md'))
    .sort();

  it('are looked for in the files that matter', () => {
    expect(files).toEqual(expect.arrayContaining(['CONTRIBUTING.md', 'docs/decisions.md', 'src/README.md']));
  });

  it.each(files)('of %s lead to files and headings that exist', (file) => {
    expect(brokenLinks(join(projectRoot, file))).toEqual([]);
  });

  it('are told apart: a missing file and a missing heading are found', () => {
    const text = '# A title\n[a](nowhere.md) [b](#a-title) [c](#other) [d](https://example.org/x)';
    expect(brokenLinks(join(projectRoot, 'planted.md'), text)).toEqual(['nowhere.md', '#other']);
  });
});

/** Relative links of one Markdown file that lead nowhere. Web addresses are not looked at. */
function brokenLinks(path: string, text = readFileSync(path, 'utf8')): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
  return targets.filter((target) => !/^[a-z]+:/.test(target) && !leadsSomewhere(path, target, text));
}

function leadsSomewhere(path: string, target: string, text: string): boolean {
  const [file, anchor] = decodeURI(target).split('#');
  const destination = file === '' ? path : resolve(dirname(path), file);
  if (relative(projectRoot, destination).startsWith('..')) return false;
  if (file !== '' && !existsSync(destination)) return false;
  if (anchor === undefined || !destination.endsWith('.md')) return true;
  return headingAnchors(file === '' ? text : readFileSync(destination, 'utf8')).includes(anchor);
}

/** The anchors that GitHub gives to headings: lower case, punctuation dropped, blanks to hyphens. */
function headingAnchors(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ +(.*)$/gm)].map(([, heading]) =>
    heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
