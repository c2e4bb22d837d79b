import type { Network } from '../network/network.ts';
import type { MeasuredRun } from '../simulation/simulate.ts';
import { DOCK_FIGURES, STORAGE_FIGURES } from './building-figures.ts';
import type { NodeFigure } from './node-figure.ts';
import { hasLimitedWork, OUTBOUND_FIGURES } from './outbound-figures.ts';

/** Numerators and denominators of the figures of one node, in the order of `nodeFiguresOf`. */
export interface NodeFigureParts {
  readonly over: readonly number[];
  readonly per: readonly number[];
}

/** The figures of nodes that a model has, in the order reports print them; none without the mechanisms they are about. */
export function nodeFiguresOf({ model }: Network): readonly NodeFigure[] {
  const { inbound = [], storage = [], outbound } = model.capacity ?? {};
  return [
    ...(inbound.length > 0 ? DOCK_FIGURES : []),
    ...(storage.length > 0 ? STORAGE_FIGURES : []),
    ...(outbound === undefined ? [] : OUTBOUND_FIGURES),
  ];
}

/** All figures that nodes can have, for the docs. */
export function generalNodeFigures(): readonly NodeFigure[] {
  return [...DOCK_FIGURES, ...STORAGE_FIGURES, ...OUTBOUND_FIGURES];
}

/** Whether a node has what a figure is about: a dock, rooms, limited work. */
export function isFigureOf(network: Network, site: number, { part }: Pick<NodeFigure, 'part'>): boolean {
  switch (part) {
    case 'dock':
      return (network.buildings?.dockOfSite[site] ?? -1) >= 0;
    case 'storage':
      return network.buildings?.rooms.some((room) => room.site === site) ?? false;
    case 'outbound':
      return hasLimitedWork({ network, site });
  }
}

/** The figures of one node in a run as fractions. Nodes without the thing have them, too: they count in the network's. */
export function measureNodeFigures(network: Network, outcome: MeasuredRun, site: number): NodeFigureParts {
  const figures = nodeFiguresOf(network);
  const input = { network, outcome, site };
  return {
    over: figures.map((figure) => figure.over(input)),
    per: figures.map((figure) => figure.per?.(input) ?? 1),
  };
}
