import { z } from 'zod';
import { nearestName } from '../../foundation/nearest-name.ts';
import { defineFulfillmentPolicy } from './fulfillment-policy.ts';

/** A fixed list of nodes for each region, and optionally for each speed. */
export const preference = defineFulfillmentPolicy({
  family: 'fulfillment',
  name: 'preference',
  summary:
    'A fixed list of nodes for each region (and speed); the first with stock that keeps the promise serves.',
  source: 'Kukreja, Schmidt and Miller, Management Science 47(10), 2001 (fixed transshipment order)',
  parameters: z.strictObject({
    lists: z
      .array(
        z.strictObject({
          region: z.string().describe('Region id.'),
          speed: z.string().optional().describe('Speed id; absent = every speed without a list of its own.'),
          nodes: z
            .array(z.string())
            .min(1)
            .describe('Node ids, most preferred first; others are never used.'),
        }),
      )
      .min(1)
      .describe('One list for each region, or for each region and speed.'),
  }),
  prepare: ({ lists }, facts) => {
    const nodeCount = facts.nodes.length;
    const speedCount = facts.speeds.length;
    const rank = new Float64Array(facts.regions.length * speedCount * nodeCount).fill(
      Number.POSITIVE_INFINITY,
    );
    const general = lists.filter((list) => list.speed === undefined);
    const special = lists.filter((list) => list.speed !== undefined);
    for (const list of [...general, ...special]) {
      const region = indexOf('region', list.region, facts.regions);
      const speeds =
        list.speed === undefined
          ? facts.speeds.keys()
          : [indexOf('speed', list.speed, facts.speeds)].values();
      for (const speed of speeds) {
        const row = (region * speedCount + speed) * nodeCount;
        rank.fill(Number.POSITIVE_INFINITY, row, row + nodeCount);
        for (const [place, id] of list.nodes.entries()) rank[row + indexOf('node', id, facts.nodes)] = place;
      }
    }
    return {
      isFixed: true,
      score: (option) => rank[(option.region * speedCount + option.speed) * nodeCount + option.node],
    };
  },
});

function indexOf(kind: string, id: string, known: readonly { readonly id: string }[]): number {
  const index = known.findIndex((entry) => entry.id === id);
  if (index >= 0) return index;
  const near = nearestName(
    id,
    known.map((entry) => entry.id),
  );
  throw new Error(`unknown ${kind} "${id}"${near === undefined ? '' : `, did you mean "${near}"?`}`);
}
