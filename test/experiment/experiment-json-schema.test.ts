import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { experimentJsonSchemaText } from '../../src/experiment/experiment-json-schema.ts';
import { experimentFields } from '../support/experiment-fields.ts';
import { projectRoot } from '../support/project-root.ts';

test('the committed JSON Schema is fresh (npx vitest run -u writes it anew)', async () => {
  const path = join(projectRoot, 'experiments/experiment.schema.json');
  await expect(experimentJsonSchemaText()).toMatchFileSnapshot(path);
});

test('every field has a description', () => {
  expect(experimentFields().length).toBeGreaterThan(80);
  expect(experimentFields().filter(({ description }) => description === undefined)).toEqual([]);
});

test('every experiment that ships names the schema for editors', () => {
  const folders = readdirSync(join(projectRoot, 'experiments'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'example-policies')
    .map(({ name }) => name);
  expect(folders.length).toBeGreaterThan(5);
  for (const name of folders) {
    const text = readFileSync(join(projectRoot, 'experiments', name, 'experiment.yaml'), 'utf8');
    expect({ name, head: text.split('\n')[0] }).toEqual({
      name,
      head: '# yaml-language-server: $schema=../experiment.schema.json',
    });
  }
});
