import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeReport } from '../../src/report/write-report.ts';
import { BROWSER_MISSING, findBrowser } from '../support/find-browser.ts';
import { sampleResult } from '../support/sample-result.ts';

/*
 * The report as a person meets it: opened from disk in a real browser, at desktop and phone width. Nothing may be loaded
 * from elsewhere, no script may fail, nothing may stick out sideways.
 */

const WIDTHS = [
  ['desktop', 1280, 900],
  ['phone', 390, 844],
] as const;

let browser: Browser;
let directory: string;
let profile: string;

beforeAll(async () => {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error(BROWSER_MISSING);
  profile = mkdtempSync(join(tmpdir(), 'echelon-browser-'));
  directory = mkdtempSync(join(tmpdir(), 'echelon-report-'));
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  browser = await chromium.launch({ executablePath, args, env: { ...process.env, HOME: profile } });
  const result = sampleResult({
    policyCount: 2,
    shares: [0, 0.5, 1],
    replications: 10,
    hasCurve: true,
    dayCount: 120,
  });
  await writeReport(result, directory);
});

afterAll(async () => {
  await browser?.close();
  for (const folder of [directory, profile]) rmSync(folder, { recursive: true, force: true });
});

/** Opens the report and collects what a developer console would show. */
async function open(width: number, height: number): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage({ viewport: { width, height } });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`script error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) faults.push(`request: ${request.url()}`);
  });
  await page.goto(pathToFileURL(join(directory, 'index.html')).href);
  return { page, faults };
}

describe.each(WIDTHS)('the report at %s width', (_name, width, height) => {
  it('loads nothing from elsewhere and runs without an error', async () => {
    const { page, faults } = await open(width, height);
    await page.waitForLoadState('networkidle');
    expect(faults).toEqual([]);
    await page.close();
  });

  it('has nothing wider than the window', async () => {
    const { page } = await open(width, height);
    const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
    await page.close();
  });

  it('draws every chart of the scenario shown', async () => {
    const { page } = await open(width, height);
    await page.waitForLoadState('networkidle');
    const charts = await page.locator('canvas:visible').all();
    expect(charts.length).toBeGreaterThanOrEqual(4);
    for (const chart of charts) {
      const box = await chart.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThan(80);
    }
    // A blank canvas is one colour all over.
    const colours = await page.evaluate(`(() => {
      const canvas = [...document.querySelectorAll('canvas')].find((chart) => chart.offsetWidth > 0);
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      return new Set(new Uint32Array(data.buffer)).size;
    })()`);
    expect(colours).toBeGreaterThan(10);
    await page.close();
  });

  it('shows the chosen scenario when another is picked', async () => {
    const { page, faults } = await open(width, height);
    const picker = page.locator('select').first();
    const values = await picker
      .locator('option')
      .evaluateAll((options) =>
        options.map((option) => option.getAttribute('value') ?? option.textContent ?? ''),
      );
    const before = await page.locator('main, body').first().innerText();
    await picker.selectOption(values[0]);
    const first = await page.locator('main, body').first().innerText();
    await picker.selectOption(values[values.length - 1]);
    const last = await page.locator('main, body').first().innerText();
    expect(new Set([before, first, last]).size).toBeGreaterThan(1);
    expect(faults).toEqual([]);
    await page.close();
  });
});
