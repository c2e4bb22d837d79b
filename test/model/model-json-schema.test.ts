import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { modelJsonSchemaText } from '../../src/model/model-json-schema.ts';
import { modelFields } from '../support/model-fields.ts';
import { projectRoot } from '../support/project-root.ts';

test('the committed JSON Schema is fresh (npx vitest run -u writes it anew)', async () => {
  await expect(modelJsonSchemaText()).toMatchFileSnapshot(join(projectRoot, 'models/model.schema.json'));
});

test('every field has a description', () => {
  expect(modelFields().length).toBeGreaterThan(100);
  expect(modelFields().filter(({ description }) => description === undefined)).toEqual([]);
});

test('every field stands in docs/model-format.md as its schema describes it, and no other', () => {
  const page = readFileSync(join(projectRoot, 'docs/model-format.md'), 'utf8');
  const tables = page.slice(page.indexOf('## The model'));
  const rows = modelFields().map(
    ({ path, description, isRequired }) => `| \`${path}\` | ${isRequired ? 'yes' : ''} | ${description} |`,
  );
  const traceColumns = /^\| `(time|item|region|quantity|speed|order)` /;
  const written = tables.split('\n').filter((line) => line.startsWith('| `') && !traceColumns.test(line));
  expect(written.sort()).toEqual(rows.sort());
});
