import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Result } from '../experiment/result.ts';
import { resultCharts } from './charts/result-charts.ts';
import { reportPage } from './page/report-page.ts';
import { loadPngRenderer, type PngRenderer } from './png-renderer.ts';

/** What was written: paths relative to the directory, in writing order, and what could not be. */
export interface WrittenReport {
  readonly files: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Writes `index.html` and `charts/*.png` into the directory, which is made when missing.
 * Charts that make no sense for the result are not written. Without a working canvas the page is written all the same
 * and the reason comes back as a warning.
 * @param loadRenderer how to get at a canvas; another one may be given where the native one cannot be installed
 * @throws file system errors
 */
export async function writeReport(
  result: Result,
  directory: string,
  loadRenderer: () => Promise<PngRenderer> = loadPngRenderer,
): Promise<WrittenReport> {
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'index.html'), reportPage(result, await readChartLibrary()));
  const drawn = await drawCharts(result, loadRenderer);
  const charts = await writeCharts(drawn, directory);
  return { files: ['index.html', ...charts.files], warnings: charts.warnings };
}

interface DrawnChart {
  readonly id: string;
  readonly png: Uint8Array;
}

async function writeCharts(drawn: readonly DrawnChart[] | string, directory: string): Promise<WrittenReport> {
  if (typeof drawn === 'string') return { files: [], warnings: [`PNG charts were not written: ${drawn}`] };
  await mkdir(join(directory, 'charts'), { recursive: true });
  const files: string[] = [];
  for (const { id, png } of drawn) {
    const file = join('charts', `${id}.png`);
    await writeFile(join(directory, file), png);
    files.push(file);
  }
  return { files, warnings: [] };
}

/** The charts' bytes, or the reason why the native canvas cannot draw here. */
async function drawCharts(
  result: Result,
  loadRenderer: () => Promise<PngRenderer>,
): Promise<readonly DrawnChart[] | string> {
  try {
    const render = await loadRenderer();
    return resultCharts(result).map((chart) => ({ id: chart.id, png: render(chart) }));
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error);
  }
}

/** The browser build lies beside the module that Node would load; the package does not export it by name. */
async function readChartLibrary(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('chart.js');
  return readFile(join(dirname(entry), 'chart.umd.min.js'), 'utf8');
}
