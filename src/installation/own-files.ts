import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/*
 * Where the files of this package lie. The build puts the code of many files into few, so a path relative to the file in
 * which a line was written leads elsewhere once it is built; the package's own name leads to the same place from both.
 */

const own = createRequire(import.meta.url);
const manifest = own.resolve('echelon/package.json');

/** URL of a file of this package. @param path from the package's folder */
export function ownFile(path: string): URL {
  return new URL(path, pathToFileURL(manifest));
}

/** Version of this package, from its package.json. */
export function echelonVersion(): string {
  const content: unknown = own(manifest);
  const hasVersion = typeof content === 'object' && content !== null && 'version' in content;
  return hasVersion ? String(content.version) : 'unknown';
}
