import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import type { ReplicationRow, Task } from './replication-row.ts';

const FOLDER = '.resume';
const HEADER_BYTES = 8;

/**
 * Keeps finished replications on disk while a campaign runs, so that a stopped or killed one goes on where it was.
 * It lives in `<result folder>/.resume` and belongs to one key: experiment, model, seed and version. Each row is written
 * with its length and checksum; what a kill cut short is dropped when the journal is opened again.
 */
export class Journal {
  /** Replications found when the journal was opened: done by an earlier execution that did not finish. */
  readonly foundCount: number;
  private readonly rows = new Map<string, ReplicationRow>();
  private readonly file: number;

  /**
   * Opens or starts the journal of a result folder. A journal with another key is thrown away.
   * @throws file system errors
   */
  constructor(directory: string, key: string) {
    const folder = join(directory, FOLDER);
    const keyFile = join(folder, 'key.txt');
    const rowFile = join(folder, 'rows.bin');
    if (existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key && existsSync(rowFile)) {
      const { rows, length } = readRows(readFileSync(rowFile));
      truncateSync(rowFile, length);
      for (const row of rows) this.rows.set(nameOf(row), row);
    } else {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      writeFileSync(rowFile, '');
      writeFileSync(keyFile, key);
    }
    this.foundCount = this.rows.size;
    this.file = openSync(rowFile, 'a');
  }

  /** The row of a task that is done, in this execution or an earlier one. */
  find(task: Task): ReplicationRow | undefined {
    return this.rows.get(nameOf(task));
  }

  /** Appends a finished replication. It is on disk, as far as this process can tell, when the call returns. */
  append(row: ReplicationRow): void {
    this.rows.set(nameOf(row), row);
    const body = serialize(row);
    const header = Buffer.alloc(HEADER_BYTES);
    header.writeUInt32LE(body.length, 0);
    header.writeUInt32LE(crc32(body), 4);
    writeSync(this.file, Buffer.concat([header, body]));
  }

  /** Closes the file. The folder goes when the finished result replaces the result folder. */
  close(): void {
    closeSync(this.file);
  }
}

/** Whole rows from the start of the journal, and the bytes they take. */
function readRows(bytes: Buffer): { rows: ReplicationRow[]; length: number } {
  const rows: ReplicationRow[] = [];
  let offset = 0;
  while (offset + HEADER_BYTES <= bytes.length) {
    const length = bytes.readUInt32LE(offset);
    const body = bytes.subarray(offset + HEADER_BYTES, offset + HEADER_BYTES + length);
    if (body.length < length || crc32(body) !== bytes.readUInt32LE(offset + 4)) break;
    // Written by `append` of this version only: the key holds the version.
    rows.push(deserialize(body) as ReplicationRow);
    offset += HEADER_BYTES + length;
  }
  return { rows, length: offset };
}

function nameOf(task: Task): string {
  const settings = JSON.stringify(task.settings ?? []);
  return `${task.scenario}/${task.policy}/${task.replication}/${task.isIndependent === true}/${task.warmUpDays ?? ''}/${settings}`;
}
