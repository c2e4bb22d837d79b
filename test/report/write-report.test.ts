import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { writeReport } from '../../src/report/write-report.ts';
import { sampleResult } from '../support/sample-result.ts';

const folders: string[] = [];

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'echelon-report-'));
  folders.push(folder);
  return folder;
}

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

describe('writeReport', () => {
  it('writes the page with Chart.js inside and slide-sized charts', async () => {
    const folder = join(await newFolder(), 'new', 'folder');
    const { files, warnings } = await writeReport(sampleResult({ dayCount: 60 }), folder);
    expect(warnings).toEqual([]);
    expect(files[0]).toBe('index.html');
    expect(await readdir(join(folder, 'charts'))).toHaveLength(6);
    const page = await readFile(join(folder, 'index.html'), 'utf8');
    expect(page).toContain('Chart.js v4');
    expect(page).not.toContain('sourceMappingURL');
    const png = await readFile(join(folder, 'charts', 'cost-curve.png'));
    // PNG specification (third edition), sections 5.2 and 11.2.1: signature, then width and height in IHDR.
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1600, 900]);
  });

  it('writes the page and says why there are no charts when there is no canvas', async () => {
    const folder = await newFolder();
    const missing = () => Promise.reject(new Error("Cannot find module 'canvas'\nRequire stack: …"));
    const report = await writeReport(sampleResult({ shares: [0.5], dayCount: 10 }), folder, missing);
    expect(report).toEqual({
      files: ['index.html'],
      warnings: ["PNG charts were not written: Cannot find module 'canvas'"],
    });
    expect(await readdir(folder)).toEqual(['index.html']);
  });

  it('writes the same bytes for the same result', async () => {
    const result = sampleResult({ shares: [0.5], dayCount: 60 });
    const [first, second] = [await newFolder(), await newFolder()];
    const { files } = await writeReport(result, first);
    await writeReport(result, second);
    for (const file of files) {
      expect((await readFile(join(first, file))).equals(await readFile(join(second, file)))).toBe(true);
    }
  });
});
