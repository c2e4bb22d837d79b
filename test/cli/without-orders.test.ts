import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runEchelon } from '../support/run-echelon.ts';

// Orders come once in a million days.
const MODEL = `format: 1
name: bakery
horizon: 10 d
nodes: [{ id: vendor, kind: vendor }, { id: store, kind: fc }]
regions: [{ id: town, share: 1 }]
items: [{ id: item }]
lanes: [{ from: vendor, to: store, lead-time: 1 d }]
speeds: [{ id: standard, deadline: 24 h, when-short: lost }]
outbound: { rates: [{ speed: standard, transit: 1 h }] }
demand: { rows: [{ item: item, process: { type: poisson, mean: 0.000001 }, region: town, speed: standard }] }
policy: { replenishment: [{ use: base-stock, level: 2 }] }
`;

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'echelon-empty-'));
  mkdirSync(join(home, 'shop'));
  writeFileSync(join(home, 'shop/model.yaml'), MODEL);
  writeFileSync(join(home, 'shop/small.yaml'), MODEL);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

// docs/outputs.md: the folder is named after the model's folder, or its file unless that is model.yaml; never its name.
it.each([
  ['shop', 'shop'],
  ['shop/model.yaml', 'shop'],
  ['shop/small.yaml', 'small'],
])(
  'run %s of a model without orders says that there is no cost per unit, and writes reports/%s',
  (path, name) => {
    const { code, stdout } = runEchelon(['run', path], home);
    expect(code).toBe(0);
    expect(stdout).toMatch(/no value of total cost per unit\.$/m);
    expect(stdout).not.toMatch(/ $/m);
    expect(stdout).toContain(`Report: ${join(home, 'reports', name, 'index.html')}\n`);
  },
);
