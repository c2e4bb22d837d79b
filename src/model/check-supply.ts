import { accepts } from './can-hold.ts';
import type { ItemSpec, LaneSpec, Model, NodeSpec } from './model.ts';
import type { ModelReader } from './model-reader.ts';

/** The parts of a model that decide where stock can come from. */
export type SupplyModel = Pick<Model, 'nodes' | 'items' | 'lanes' | 'initialStock'>;

/**
 * Reports items that no vendor's goods can reach a holder of, and cycles of supply. Items that start with stock may do
 * without a source. Lanes are followed only through nodes that may hold the item. Time grows with items x lanes.
 */
export function checkSupply(reader: ModelReader, model: SupplyModel): void {
  const stocked = new Set(model.initialStock.map(({ item }) => item));
  const hasCycle = findCycle(model.nodes, model.lanes) !== undefined;
  const reported = new Set<string>();
  const carried = model.lanes.map(({ items }) => (items === undefined ? undefined : new Set(items)));
  model.items.forEach((item, position) => {
    const lanes = model.lanes.filter((_, lane) => carried[lane]?.has(position) ?? true);
    if (!stocked.has(position) && !hasSource(model.nodes, item, lanes)) {
      const expected = 'a lane that brings this item from a vendor to a node that may hold it';
      reader.report(['items', position, 'id'], { code: 'no-source', expected, received: 'none' });
    }
    const cycle = hasCycle ? findCycle(model.nodes, lanes) : undefined;
    const name = cycle?.map((node) => model.nodes[node].id).join(' > ');
    if (cycle === undefined || name === undefined || reported.has(name)) return;
    reported.add(name);
    const lane = model.lanes.findIndex(({ from, to }) => from === cycle[0] && to === cycle[1]);
    const expected = 'supply that never comes back to where it was';
    reader.report(['lanes', lane], { code: 'supply-cycle', expected, received: `the cycle ${name}` });
  });
}

function hasSource(nodes: readonly NodeSpec[], item: ItemSpec, lanes: readonly LaneSpec[]): boolean {
  return lanes.some((lane) => nodes[lane.from].kind === 'vendor' && accepts(nodes[lane.to], item));
}

/** The nodes of a cycle in order, the first again at the end; undefined when there is none. Depth-first search. */
function findCycle(nodes: readonly NodeSpec[], lanes: readonly LaneSpec[]): readonly number[] | undefined {
  const targets = nodes.map((): number[] => []);
  for (const { from, to } of lanes) if (from !== to) targets[from].push(to);
  const state = new Uint8Array(nodes.length);
  const trail: number[] = [];
  const visit = (node: number): readonly number[] | undefined => {
    state[node] = 1;
    trail.push(node);
    for (const target of targets[node]) {
      if (state[target] === 1) return [...trail.slice(trail.indexOf(target)), target];
      const cycle = state[target] === 0 ? visit(target) : undefined;
      if (cycle !== undefined) return cycle;
    }
    state[node] = 2;
    trail.pop();
    return undefined;
  };
  for (const node of nodes.keys()) {
    const cycle = state[node] === 0 ? visit(node) : undefined;
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
