import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadModel } from '../../src/model/load-model.ts';
import { REPLENISHMENT_POLICIES } from '../../src/policies/replenishment/catalogue.ts';
import { projectRoot } from '../support/project-root.ts';

const folder = join(projectRoot, 'models');
const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'model.yaml')));

test.each(names)(
  '%s has no mistake, is named after its folder, and uses policies that ship',
  async (name) => {
    const model = await loadModel(join(folder, name));
    expect(model.name).toBe(name);
    expect(model.policy?.replenishment.length).toBeGreaterThan(0);
    for (const { policy } of model.policy?.replenishment ?? []) {
      const definition = REPLENISHMENT_POLICIES.find((known) => known.name === policy.use);
      expect(definition?.parameters.safeParse(policy.parameters).error).toBeUndefined();
      expect(definition).toBeDefined();
    }
  },
);

test('models/README.md lists every model', () => {
  const index = readFileSync(join(folder, 'README.md'), 'utf8');
  expect(names.length).toBeGreaterThanOrEqual(5);
  expect(names.filter((name) => !index.includes(`(${name}/`))).toEqual([]);
});

test('serial-three-echelon: local levels are the differences of the published echelon levels', async () => {
  // Snyder and Shen (2019), example 6.1, by the Clark-Scarf recursion: echelon levels from the store upwards.
  const echelonLevels = [6.490881, 12.017606, 22.705498];
  const model = await loadModel(join(folder, 'serial-three-echelon'));
  const local = model.policy?.replenishment.map(({ policy }) => policy.parameters.level);
  expect(local?.[0]).toBeCloseTo(echelonLevels[0], 9);
  expect(local?.[1]).toBeCloseTo(echelonLevels[1] - echelonLevels[0], 9);
  expect(local?.[2]).toBeCloseTo(echelonLevels[2] - echelonLevels[1], 9);
});
