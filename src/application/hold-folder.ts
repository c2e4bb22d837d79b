import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { InputError } from '../foundation/issue.ts';

export const LOCK_FILE = '.lock';
/** Longest that another run takes from finding a forgotten lock to writing its own over it [ms]. */
const TAKE_OVER_MILLISECONDS = 200;

/** Who holds a folder, as its lock file says. */
interface Holder {
  readonly process: number;
  readonly host: string;
  /** When the process began, as the system counts it; tells it from a later one of the same number. */
  readonly began: string | undefined;
  /** Tells locks apart that are otherwise the same. */
  readonly id: string;
}

/** Locks that this thread holds. */
const held = new Set<string>();

/**
 * Holds a folder against other runs, of this process and of others, until the function it gives is called. The lock of a
 * process that is gone is taken over.
 * @throws InputError when another run holds it
 * @throws file system errors
 */
export async function holdFolder(directory: string): Promise<() => void> {
  // One folder may have several paths.
  const file = join(await realpath(directory), LOCK_FILE);
  const own: Holder = {
    process: process.pid,
    host: hostText(),
    began: beganText(process.pid),
    id: randomUUID(),
  };
  try {
    writeFileSync(file, JSON.stringify(own), { flag: 'wx' });
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    const holder = readHolder(file);
    if (holder !== undefined && isAtWork(holder, file)) throw inUse(directory, file, holder);
    await takeOver(directory, file, own);
  }
  held.add(file);
  return () => {
    held.delete(file);
    rmSync(file, { force: true });
  };
}

/** Of several runs that find a forgotten lock, the last to write over it has it. */
async function takeOver(directory: string, file: string, own: Holder): Promise<void> {
  const draft = `${file}-${own.id}`;
  try {
    writeFileSync(draft, JSON.stringify(own));
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  await wait(TAKE_OVER_MILLISECONDS);
  const holder = readHolder(file);
  if (holder !== undefined && holder.id !== own.id) throw inUse(directory, file, holder);
}

function inUse(directory: string, file: string, { process: number, host }: Holder): InputError {
  const since = statSync(file).mtime.toISOString().slice(0, 16).replace('T', ' ');
  const isHere = host === hostText();
  return new InputError([
    {
      code: 'folder-in-use',
      place: { file: directory },
      path: '',
      expected: 'a result folder that no other run writes to',
      received: `one that process ${number}${isHere ? '' : ` on ${host}`} has written to since ${since} UTC`,
      hint: isHere
        ? 'let it end, or name another folder with --out'
        : `let it end, or name another folder with --out; if it is gone, remove ${LOCK_FILE} in the folder`,
    },
  ]);
}

/** Undefined when the lock is gone, was never written to its end, or by something else. */
function readHolder(file: string): Holder | undefined {
  try {
    const holder: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const isHolder =
      typeof holder === 'object' &&
      holder !== null &&
      'process' in holder &&
      Number.isInteger(holder.process) &&
      'host' in holder;
    // Written above, by this version or one that is close to it.
    return isHolder ? (holder as Holder) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the holder still runs; of a process on another machine that is not known, so it counts as running. */
function isAtWork({ process: number, host, began }: Holder, file: string): boolean {
  if (host !== hostText()) return true;
  // Another thread of this process may hold it; where the system says when processes began, an earlier one is told.
  if (number === process.pid && began === undefined) return held.has(file);
  try {
    process.kill(number, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
  return began === beganText(number);
}

/** The machine and, where there are such, the space that process numbers belong to: a container has its own. */
export function hostText(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/** When a process began, in ticks since the machine did; undefined where the system does not say (Linux does). */
function beganText(number: number): string | undefined {
  try {
    const afterName = readFileSync(`/proc/${number}/stat`, 'utf8').split(') ').at(-1);
    return afterName?.split(' ')[19];
  } catch {
    return undefined;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
