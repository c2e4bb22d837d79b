import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/experiment/result.ts';
import { landDefinition } from '../../src/report/map-background.ts';
import { fitProjection } from '../../src/report/map-projection.ts';
import { isMappable, networkMap } from '../../src/report/network-map.ts';
import { sampleResult } from '../support/sample-result.ts';

const [cell] = sampleResult({ dayCount: 2 }).cells;
const move = (shown: Cell, longitude: number): Cell => ({
  ...shown,
  nodes: shown.nodes.map((node) => ({ ...node, longitude: (node.longitude ?? 0) + longitude })),
});

describe('fitProjection', () => {
  it('reproduces the worked example of Snyder (1987), page 291', () => {
    // Albers, sphere of radius 1, parallels 29.5 and 45.5 N, origin 23 N 96 W; 35 N 75 W lies at x = 0.2952720, y = 0.2416774.
    // Parallels at one and five sixths of the latitudes: 25.5 to 49.5; meridian in the middle of 117 and 75 W.
    const project = fitProjection([
      { latitude: 25.5, longitude: -117 },
      { latitude: 49.5, longitude: -75 },
    ]);
    const origin = project({ latitude: 23, longitude: -96 });
    const place = project({ latitude: 35, longitude: -75 });
    expect(place.x - origin.x).toBeCloseTo(0.295272, 6);
    expect(origin.y - place.y).toBeCloseTo(0.2416774, 6);
  });

  it('puts north above south and west left of east, also south of and on the equator', () => {
    for (const latitude of [-40, 0, 40]) {
      const corners = [
        { latitude: latitude - 5, longitude: 10 },
        { latitude: latitude + 5, longitude: 20 },
      ];
      const [southWest, northEast] = corners.map(fitProjection(corners));
      expect(northEast.y).toBeLessThan(southWest.y);
      expect(northEast.x).toBeGreaterThan(southWest.x);
    }
  });
});

describe('networkMap', () => {
  it('draws discs with areas in proportion to the units on hand', () => {
    const largest = Math.max(...cell.nodes.map((node) => node.meanOnHand));
    const radii = [...networkMap(cell, largest).html.matchAll(/ r="([\d.]+)"/g)].map(([, radius]) =>
      Number(radius),
    );
    const [memphis, ontario] = radii;
    // 20 % and 18 % of the stock in the sample.
    expect((ontario / memphis) ** 2).toBeCloseTo(0.18 / 0.2, 2);
    expect(radii).toHaveLength(14);
  });

  it('lies on the United States when all nodes are there, on a grid elsewhere', () => {
    expect(networkMap(cell, 1).html).toContain('<use href="#land-united-states"/>');
    const elsewhere = networkMap(move(cell, 100), 1).html;
    expect(elsewhere).not.toContain('<use');
    expect(elsewhere).toContain('class="border"');
    expect(landDefinition([{ latitude: 50, longitude: 10 }]).html).toBe('');
  });

  it('keeps all marks and labels inside its frame', () => {
    const { html } = networkMap(cell, 1e6);
    const height = Number(/viewBox="0 0 560 (\d+)"/.exec(html)?.[1]);
    const ys = [...html.matchAll(/ c?y="([\d.-]+)"/g)].map(([, y]) => Number(y));
    expect(ys.every((y) => y > 0 && y < height)).toBe(true);
  });

  it('is not drawn for nodes without coordinates', () => {
    const bare = cell.nodes.map(({ latitude: _latitude, longitude: _longitude, ...node }) => node);
    expect(isMappable({ ...cell, nodes: bare })).toBe(false);
  });
});
