import { z } from 'zod';
import { nearestName } from '../../foundation/nearest-name.ts';
import { defineAllocationPolicy } from './allocation-policy.ts';

/** Named nodes first, in the given order; within a node, oldest first. */
export const priority = defineAllocationPolicy({
  family: 'allocation',
  name: 'priority',
  summary: 'Nodes in the given order of priority, the others last; orders of equal priority oldest first.',
  source: 'priority rationing, Zipkin (2000), section 8.5',
  parameters: z.strictObject({
    nodes: z.array(z.string()).min(1).describe('Node ids, most important first.'),
  }),
  prepare: ({ nodes }, facts) => {
    const rank = new Int32Array(facts.nodes.length).fill(nodes.length);
    for (const [place, id] of nodes.entries()) {
      const node = facts.nodes.findIndex((known) => known.id === id);
      if (node < 0) {
        const near = nearestName(
          id,
          facts.nodes.map((known) => known.id),
        );
        throw new Error(`unknown node "${id}"${near === undefined ? '' : `, did you mean "${near}"?`}`);
      }
      rank[node] = place;
    }
    return {
      oldestFirst: false,
      allocate: (available, waiting, _whole, granted) => {
        let left = available;
        for (let level = 0; level <= nodes.length; level++) {
          for (let row = 0; row < waiting.count; row++) {
            if (rank[waiting.node[row]] !== level) continue;
            granted[row] = Math.min(left, waiting.quantity[row]);
            left -= granted[row];
          }
        }
      },
    };
  },
});
