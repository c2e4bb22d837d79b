import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal } from '../../src/experiment/journal.ts';
import type { ReplicationRecord } from '../../src/experiment/replication-record.ts';
import type { ReplicationRow } from '../../src/experiment/replication-row.ts';

let directory: string;
const recordFile = (): string => join(directory, '.resume', 'records.bin');

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'echelon-journal-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

function row(replication: number): ReplicationRow {
  return {
    scenario: 0,
    policy: 0,
    replication,
    traceHash: `hash-${replication}`,
    orderCount: 10,
    eventCount: 20,
    over: [1.5, Number.NaN, replication],
    per: [1, 0, 3],
    days: 30,
    demandSurprise: 0.25,
    leadTimeSurprise: -1,
  };
}

function record(replication: number): ReplicationRecord {
  return { ...row(replication), nodes: [], speeds: [], items: [], daily: [Float64Array.of(1, 2, 3)] };
}

function filled(count: number, key = 'key'): void {
  const journal = new Journal(directory, key);
  for (let replication = 0; replication < count; replication++) journal.append(record(replication));
  journal.close();
}

describe('the journal of a campaign', () => {
  it('gives back every record as it was, typed arrays and NaN included, and keeps its row at hand', () => {
    filled(3);
    const journal = new Journal(directory, 'key');
    expect(journal.foundCount).toBe(3);
    journal.append(record(3));
    for (const replication of [2, 0, 3]) {
      const task = { scenario: 0, policy: 0, replication };
      expect(journal.read(task)).toEqual(record(replication));
      expect(journal.find(task)).toEqual(row(replication));
    }
    expect(journal.find({ scenario: 0, policy: 1, replication: 2 })).toBeUndefined();
    journal.close();
  });

  it('tells tasks with other settings and independent draws apart', () => {
    const journal = new Journal(directory, 'key');
    const settings = [{ path: 'horizon', value: '5 d' }];
    journal.append({ ...record(0), settings });
    expect(journal.find({ scenario: 0, policy: 0, replication: 0 })).toBeUndefined();
    expect(journal.find({ scenario: 0, policy: 0, replication: 0, settings })).toBeDefined();
    expect(
      journal.find({ scenario: 0, policy: 0, replication: 0, settings, isIndependent: true }),
    ).toBeUndefined();
    journal.close();
  });

  it('starts anew when the key is another, so that nothing is mixed', () => {
    filled(3, 'seed a');
    const journal = new Journal(directory, 'seed b');
    expect(journal.foundCount).toBe(0);
    expect(statSync(recordFile()).size).toBe(0);
    journal.close();
  });

  it('leaves nothing behind when nothing was kept', () => {
    new Journal(directory, 'seed a').close();
    expect(existsSync(dirname(recordFile()))).toBe(false);
  });

  it.each([
    ['a header cut short', Buffer.from([9, 0])],
    ['a body cut short', Buffer.from([200, 0, 0, 0, 1, 2, 3, 4, 5])],
    ['a body that does not match its checksum', Buffer.from([2, 0, 0, 0, 1, 2, 3, 4, 5, 6])],
  ])('drops what a kill left unfinished: %s', (_name, tail) => {
    filled(2);
    const whole = statSync(recordFile()).size;
    appendFileSync(recordFile(), tail);
    const journal = new Journal(directory, 'key');
    expect(journal.foundCount).toBe(2);
    expect(statSync(recordFile()).size).toBe(whole);
    journal.append(record(2));
    journal.close();
    const again = new Journal(directory, 'key');
    expect(again.foundCount).toBe(3);
    again.close();
  });

  it('drops a damaged record and all after it, and keeps those before', () => {
    filled(3);
    const bytes = readFileSync(recordFile());
    const second = 8 + bytes.readUInt32LE(0);
    bytes[second + 20] ^= 0xff;
    writeFileSync(recordFile(), bytes);
    const journal = new Journal(directory, 'key');
    expect(journal.foundCount).toBe(1);
    journal.close();
  });

  it('says so when its file no longer holds what was written', () => {
    filled(2);
    const journal = new Journal(directory, 'key');
    const task = { scenario: 0, policy: 0, replication: 1 };
    expect(journal.read(task)).toEqual(record(1));
    const bytes = readFileSync(recordFile());
    bytes[bytes.length - 1] ^= 0xff;
    writeFileSync(recordFile(), bytes);
    expect(() => journal.read(task)).toThrow(/lost replication 0\/0\/1.*was changed while the campaign ran/);
    journal.close();
  });

  it('lives in a folder of its own', () => {
    filled(1);
    expect(existsSync(join(directory, '.resume', 'key.txt'))).toBe(true);
  });
});
