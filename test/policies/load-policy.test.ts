import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runEchelon } from '../support/run-echelon.ts';

const POLICY = `import { defineStockPolicy as define, durationParameter } from 'echelon';
import { z } from 'zod';
import { levelOf } from './level.js';

export const covered = define({
  family: 'replenishment',
  scope: 'stock',
  name: 'covered',
  summary: 'Order up to a few days of demand.',
  source: 'own',
  parameters: z.strictObject({ review: durationParameter('Time between reviews.'), mode: z.string().default('well') }),
  prepare: ({ review, mode }, stock) => ({
    reviewSeconds: review,
    reorderPoint: Number.POSITIVE_INFINITY,
    initialStock: levelOf(stock),
    orderQuantity: (state) => {
      if (mode === 'negative') return -3;
      if (mode === 'fails') return (undefined as unknown as { level: number }).level;
      return Math.max(0, levelOf(stock) - state.inventoryPosition);
    },
  }),
});
`;
const LEVEL = `import type { StockFacts } from 'echelon';
export const levelOf = (stock: StockFacts): number => Math.ceil(stock.meanDailyDemand * 20);
`;

/** Policy files in folders that know nothing of this package, as users have them. */
describe('a policy file outside of the checkout', () => {
  let home: string;

  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'echelon-policy-'));
    runEchelon(['init', 'study'], home);
  });

  afterAll(() => rmSync(home, { recursive: true, force: true }));

  function run(file: string, parameters: string, ...flags: string[]) {
    const block = `replenishment: [{ use: ${file}, ${parameters} }]\n`;
    writeFileSync(join(home, 'policy.yaml'), block);
    return runEchelon(['run', 'study', '--policy', 'policy.yaml', '--out', 'out', ...flags], home);
  }

  it.each([
    ['no package.json', undefined],
    ['a package of CommonJS', '{ "type": "commonjs" }'],
    ['a package of modules', '{ "type": "module" }'],
  ])('imports echelon, zod and its neighbours, in a folder with %s', (_, manifest) => {
    const folder = mkdtempSync(join(home, 'policies-'));
    if (manifest !== undefined) writeFileSync(join(folder, 'package.json'), manifest);
    writeFileSync(join(folder, 'covered.ts'), POLICY);
    writeFileSync(join(folder, 'level.ts'), LEVEL);
    const { code, stderr } = run(join(folder, 'covered.ts'), 'review: 1 d');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it.each([
    ['1', 'the main thread'],
    ['2', 'worker threads'],
  ])('that decides something impossible ends with exit code 2 (%s replications, in %s)', (replications) => {
    writeFileSync(join(home, 'covered.ts'), POLICY);
    writeFileSync(join(home, 'level.ts'), LEVEL);
    const call = run('./covered.ts', 'review: 1 d, mode: negative', '--replications', replications);
    expect(call.code).toBe(2);
    expect(call.stderr).toMatch(
      /^policy "covered" at day 0, 00:00:00, item "\S+", node "\S+": ordered -3 units/,
    );
    expect(call.stderr).not.toMatch(/\n +at /);
  });

  it.each(['1', '2'])(
    'that fails ends with exit code 2 and its own place, with %s replications',
    (replications) => {
      writeFileSync(join(home, 'covered.ts'), POLICY);
      writeFileSync(join(home, 'level.ts'), LEVEL);
      const call = run('./covered.ts', 'review: 1 d, mode: fails', '--replications', replications);
      expect(call.code).toBe(2);
      expect(call.stderr).toContain(`${join(home, 'covered.ts')}:18:`);
      expect(call.stderr).toContain("Cannot read properties of undefined (reading 'level')");
      expect(call.stderr).not.toMatch(/\n +at /);
    },
  );

  it.each([
    ['cannot be parsed', 'export const x = ;', 'Unexpected ";"'],
    [
      'imports what is not there',
      "import { y } from 'no-such-package-at-all'; export const x = y;",
      "Cannot find package 'no-such-package-at-all'",
    ],
    ['exports no policy', 'export const x = 1;', '0 in'],
    ['exports two', `${POLICY}export const second = covered;`, '2 in'],
  ])('that %s is an input mistake', (_, text, reason) => {
    mkdirSync(join(home, 'bad'), { recursive: true });
    writeFileSync(join(home, 'bad/level.ts'), LEVEL);
    writeFileSync(join(home, 'bad/policy.ts'), text);
    const call = run('./bad/policy.ts', 'review: 1 d');
    expect(call.code).toBe(2);
    expect(call.stderr).toContain(reason);
    expect(call.stderr).toContain('[policy-file]');
  });
});
