import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../../src/application/make-folder.ts';

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'echelon-folder-'));
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('makeFolder', () => {
  it('makes what is missing above it and accepts what is there', async () => {
    await makeFolder(join(home, 'a', 'b', 'c'));
    await makeFolder(join(home, 'a', 'b', 'c'));
    expect(existsSync(join(home, 'a', 'b', 'c'))).toBe(true);
  });

  // Node 20's recursive mkdir never comes back from here.
  it.runIf(existsSync('/proc/self'))('fails where the system makes no folders', async () => {
    await expect(makeFolder('/proc/echelon/result')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
