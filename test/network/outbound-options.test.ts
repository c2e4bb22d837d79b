import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadModel } from '../../src/model/load-model.ts';
import { compileNetwork } from '../../src/network/network.ts';
import { projectRoot } from '../support/project-root.ts';

describe('outbound options', () => {
  it('reach every region at the rate of the one zone when nothing has coordinates', async () => {
    const model = await loadModel(join(projectRoot, 'models/newsvendor'));
    expect(model.nodes.every((node) => node.latitude === undefined)).toBe(true);
    const { outbound } = compileNetwork(model);
    // docs/model-format.md, Outbound: only zones and reach need coordinates.
    expect([...outbound.promiseStart]).toEqual([0, 1]);
    expect([...outbound.distanceKm]).toEqual([0]);
  });
});
