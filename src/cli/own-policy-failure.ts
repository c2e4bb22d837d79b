import { fileURLToPath } from 'node:url';
import { ownFile } from '../installation/own-files.ts';

const PACKAGE_ROOT = fileURLToPath(ownFile('.'));
const OWN_FOLDERS = ['dist/', 'src/', 'node_modules/'].map((folder) => PACKAGE_ROOT + folder);

/** The place in a user's policy file where an error was thrown, `file:line:column`; undefined when it was not there. */
export function placeInUserFile(failure: Error): string | undefined {
  const frame = /^\s+at (?:.*[( ])?((?:file:\/\/)?\/[^\s()]+):(\d+):(\d+)\)?$/m.exec(failure.stack ?? '');
  if (frame === null) return undefined;
  const [, where, line, column] = frame;
  const file = where.replace(/^file:\/\//, '').replace(/\?.*$/, '');
  return OWN_FOLDERS.some((folder) => file.startsWith(folder)) ? undefined : `${file}:${line}:${column}`;
}
