import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { InputError } from '../foundation/issue.ts';
import { nearestName } from '../foundation/nearest-name.ts';
import type { CsvTable } from './csv-table.ts';
import { readCsvTable } from './csv-table.ts';
import type { IssueLog, Location } from './issue-log.ts';
import { parseSourceDocument, type SourceDocument } from './source-document.ts';

/** Reads the files of one input folder, keeps their contents for the hash, and reports those that are missing. */
export class SourceFiles {
  readonly directory: string;
  readonly #log: IssueLog;
  readonly #contents = new Map<string, Uint8Array>();

  constructor(directory: string, log: IssueLog) {
    this.directory = directory;
    this.#log = log;
  }

  /** Contents of the named file, or undefined after reporting at `location` that it cannot be read. */
  async read(name: string, location: Location): Promise<{ file: string; bytes: Uint8Array } | undefined> {
    const file = join(this.directory, name);
    try {
      const bytes = await readFile(file);
      this.#contents.set(relative(this.directory, file).replaceAll('\\', '/'), bytes);
      return { file, bytes };
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EISDIR') {
        const received = `${JSON.stringify(name)}, which is a folder`;
        this.#log.add(location, { code: 'missing-file', expected: 'a file', received });
        return undefined;
      }
      const nearest = nearestName(basename(name), await namesIn(join(file, '..')));
      const hint = nearest === undefined ? {} : { hint: `the folder holds "${nearest}"` };
      this.#log.add(location, {
        code: 'missing-file',
        expected: 'a file that can be read',
        received: JSON.stringify(name),
        ...hint,
      });
      return undefined;
    }
  }

  /**
   * The named YAML document, its own issues reported.
   * @throws InputError with every issue so far when it cannot be used, for then there is nothing to check
   */
  async readDocument(name: string): Promise<SourceDocument> {
    const file = join(this.directory, name);
    const source = await this.read(name, { place: { file }, path: '' });
    if (source === undefined) throw new InputError(this.#log.list());
    const { document, issues } = parseSourceDocument(source.bytes, file);
    for (const issue of issues) this.#log.addIssue(issue);
    if (document === undefined) throw new InputError(this.#log.list());
    return document;
  }

  /** The named CSV table, its own issues reported; undefined when it cannot be used. */
  async readTable(name: string, location: Location): Promise<CsvTable | undefined> {
    const source = await this.read(name, location);
    if (source === undefined) return undefined;
    const { table, issues } = await readCsvTable(source.bytes, source.file);
    for (const issue of issues) this.#log.addIssue(issue);
    return table;
  }

  /** SHA-256 [hex] over the names (relative, in order) and contents of the files read so far, then `overrides`. */
  hash(overrides: unknown): string {
    const hash = createHash('sha256');
    for (const name of [...this.#contents.keys()].sort()) {
      const bytes = this.#contents.get(name) ?? new Uint8Array();
      hash.update(`${name}\0${bytes.length}\0`).update(bytes);
    }
    return hash.update(JSON.stringify(overrides)).digest('hex');
  }
}

async function namesIn(directory: string): Promise<readonly string[]> {
  try {
    return await readdir(directory);
  } catch {
    return [];
  }
}
