import type { Network } from '../network/network.ts';
import { isFigureOf, nodeFiguresOf } from '../observation/node-figures.ts';
import type { CellBreakdown } from './cell-breakdown.ts';
import type { NodeFigureInfo, NodeResult } from './result.ts';

/** The figures of nodes that any scenario has; undefined when none has any. */
export function nodeFigureInfos(networks: readonly Network[]): NodeFigureInfo[] | undefined {
  const byId = new Map<string, NodeFigureInfo>();
  for (const { id, label, unit, better, definition, part } of networks.flatMap(nodeFiguresOf)) {
    byId.set(id, { id, label, unit, better, definition, part });
  }
  return byId.size === 0 ? undefined : [...byId.values()];
}

/** One node under one policy in one scenario. */
export function nodeResult(network: Network, breakdown: CellBreakdown, site: number): NodeResult {
  const { nodes, days } = breakdown;
  const node = network.model.nodes[network.siteNode[site]];
  const unitsShipped = nodes.mean(site, 'unitsShipped');
  const meanOnHand = nodes.mean(site, 'meanOnHand');
  const figures = figuresOf(network, breakdown, site);
  return {
    id: node.id,
    kind: node.kind,
    ...(node.latitude === undefined ? {} : { latitude: node.latitude }),
    ...(node.longitude === undefined ? {} : { longitude: node.longitude }),
    unitsShipped,
    meanOnHand,
    meanInTransit: nodes.mean(site, 'meanInTransit'),
    meanBackorders: nodes.mean(site, 'meanBackorders'),
    daysOfCover: unitsShipped > 0 ? (meanOnHand * days) / unitsShipped : null,
    holdingCost: nodes.mean(site, 'holdingCost'),
    shippingCost: nodes.mean(site, 'shippingCost'),
    ...(figures.length === 0 ? {} : { figures: Object.fromEntries(figures) }),
  };
}

function figuresOf(
  network: Network,
  { nodeFigures }: CellBreakdown,
  site: number,
): (readonly [string, number | null])[] {
  return nodeFiguresOf(network).flatMap((figure, place) => {
    if (!isFigureOf(network, site, figure)) return [];
    const value = nodeFigures.ratio(site, place);
    return [[figure.id, Number.isFinite(value) ? value : null] as const];
  });
}
