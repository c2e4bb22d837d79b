import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import { type ReplicationRecord, rowOf } from './replication-record.ts';
import type { ReplicationRow, Task } from './replication-row.ts';

export const RESUME_FOLDER = '.resume';
const HEADER_BYTES = 8;

interface Entry {
  /** Where the record starts in the file [bytes]. */
  readonly offset: number;
  readonly row: ReplicationRow;
}

/**
 * Keeps finished replications on disk while a campaign runs, so that a stopped or killed one goes on where it was, and
 * so that memory holds only their rows: whole records are read back one at a time.
 * It lives in `<result folder>/.resume` and belongs to one key: experiment, model, seed and version. Each record is
 * written with its length and checksum; what a kill cut short is dropped when the journal is opened again.
 */
export class Journal {
  /** Replications found when the journal was opened: done by an earlier execution that did not finish. */
  readonly foundCount: number;
  private readonly entries = new Map<string, Entry>();
  private readonly folder: string;
  private readonly file: number;

  /**
   * Opens or starts the journal of a result folder. A journal with another key is thrown away.
   * @throws file system errors
   */
  constructor(directory: string, key: string) {
    const folder = join(directory, RESUME_FOLDER);
    this.folder = folder;
    const keyFile = join(folder, 'key.txt');
    const recordFile = join(folder, 'records.bin');
    if (!(existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key && existsSync(recordFile))) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      writeFileSync(recordFile, '');
      writeFileSync(keyFile, key);
    }
    this.file = openSync(recordFile, 'a+');
    this.findWholeRecords();
    this.foundCount = this.entries.size;
  }

  /** The row of a task that is done, in this execution or an earlier one. */
  find(task: Task): ReplicationRow | undefined {
    return this.entries.get(nameOf(task))?.row;
  }

  /**
   * Reads the whole record of a task that is done.
   * @throws an error when the file no longer holds what was written
   */
  read(task: Task): ReplicationRecord {
    const name = nameOf(task);
    const entry = this.entries.get(name);
    const body = entry === undefined ? undefined : this.readBody(entry.offset, fstatSync(this.file).size);
    if (body === undefined) {
      throw new Error(`the journal lost replication ${name}: it was changed while the campaign ran`);
    }
    return recordIn(body);
  }

  /** Appends a finished replication. It is on disk, as far as this process can tell, when the call returns. */
  append(record: ReplicationRecord): void {
    const body = serialize(record);
    const header = Buffer.alloc(HEADER_BYTES);
    header.writeUInt32LE(body.length, 0);
    header.writeUInt32LE(crc32(body), 4);
    const offset = fstatSync(this.file).size;
    // Unlike writeSync it goes on after a part, or throws.
    writeFileSync(this.file, Buffer.concat([header, body]));
    this.entries.set(nameOf(record), { offset, row: rowOf(record) });
  }

  /** Forgets what it keeps. */
  clear(): void {
    this.entries.clear();
  }

  /** Closes the file. What it keeps stays until the result is complete; a folder that keeps nothing goes. */
  close(): void {
    closeSync(this.file);
    if (this.entries.size === 0) rmSync(this.folder, { recursive: true, force: true });
  }

  /** Takes in the records from the start of the file, one by one, and cuts off what follows the last whole one. */
  private findWholeRecords(): void {
    const size = fstatSync(this.file).size;
    let offset = 0;
    for (let body = this.readBody(0, size); body !== undefined; body = this.readBody(offset, size)) {
      const record = recordIn(body);
      this.entries.set(nameOf(record), { offset, row: rowOf(record) });
      offset += HEADER_BYTES + body.length;
    }
    ftruncateSync(this.file, offset);
  }

  /** The bytes of the record at an offset of a file of `size` bytes; undefined when they are cut short or damaged. */
  private readBody(offset: number, size: number): Buffer | undefined {
    if (offset + HEADER_BYTES > size) return undefined;
    const header = Buffer.alloc(HEADER_BYTES);
    readSync(this.file, header, 0, HEADER_BYTES, offset);
    const length = header.readUInt32LE(0);
    if (offset + HEADER_BYTES + length > size) return undefined;
    const body = Buffer.alloc(length);
    readSync(this.file, body, 0, length, offset + HEADER_BYTES);
    return crc32(body) === header.readUInt32LE(4) ? body : undefined;
  }
}

/** Written by `append` of this version only: the key holds the version. */
function recordIn(body: Buffer): ReplicationRecord {
  return deserialize(body) as ReplicationRecord;
}

function nameOf(task: Task): string {
  const settings = JSON.stringify(task.settings ?? []);
  return `${task.scenario}/${task.policy}/${task.replication}/${task.isIndependent === true}/${task.warmUpDays ?? ''}/${settings}`;
}
