import { readFileSync } from 'node:fs';
import type { IForbiddenRuleType } from 'dependency-cruiser';

/** Places that import nothing from Node: what they do depends on their arguments alone. */
const PURE_FOLDERS = ['foundation', 'random', 'engine', 'statistics', 'processes', 'network', 'simulation'];

/** Rules for dependency-cruiser made from the two tables of src/README.md, with paths relative to the project. */
export function importRules(readmePath: string): IForbiddenRuleType[] {
  const readme = readFileSync(readmePath, 'utf8');
  const folders = readTable(readme, 'folder');
  const packages = readTable(readme, 'package');
  return [
    ...[...folders].map(([folder, allowed]) => layerRule(folder, allowed)),
    ...[...packages].map(([name, homes]) => packageRule(name, homes)),
    {
      name: 'package-without-a-home',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: 'node_modules/', pathNot: [...packages.keys()].map(packagePattern) },
    },
    {
      name: 'folder-without-a-row',
      severity: 'error',
      from: { path: '^src/', pathNot: [...folders.keys()].map(placePattern) },
      to: {},
    },
    { name: 'unresolved', severity: 'error', from: { path: '^src/' }, to: { couldNotResolve: true } },
    { name: 'cycle', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
    {
      name: 'pure-folders-use-no-node',
      severity: 'error',
      from: { path: PURE_FOLDERS.map(placePattern) },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?buffer$' },
    },
  ];
}

/** Rows of the Markdown table whose first heading is `heading`: first cell to the names in the second, "-" for none. */
export function readTable(markdown: string, heading: string): Map<string, string[]> {
  const lines = markdown.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${heading} |`));
  const rows = new Map<string, string[]>();
  for (const line of lines.slice(start + 2)) {
    if (start < 0 || !line.startsWith('|')) break;
    const [, name, names] = line.split('|').map((cell) => cell.trim());
    rows.set(name, names === '-' ? [] : names.split(', '));
  }
  return rows;
}

function layerRule(folder: string, allowed: readonly string[]): IForbiddenRuleType {
  return {
    name: `layer-${folder}`,
    severity: 'error',
    from: { path: placePattern(folder) },
    to: { path: '^src/', pathNot: [folder, ...allowed].map(placePattern) },
  };
}

function packageRule(name: string, homes: readonly string[]): IForbiddenRuleType {
  return {
    name: `package-${name}`,
    severity: 'error',
    from: { path: '^src/', pathNot: homes.map(placePattern) },
    to: { path: packagePattern(name) },
  };
}

/** A folder of src, or a single file when the name ends in .ts. */
function placePattern(place: string): string {
  return place.endsWith('.ts') ? `^src/${place.replaceAll('.', '\\.')}$` : `^src/${place}/`;
}

function packagePattern(name: string): string {
  return `node_modules/(@types/)?${name.replaceAll('.', '\\.')}/`;
}
