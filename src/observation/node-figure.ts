import type { Network } from '../network/network.ts';
import type { MeasuredRun } from '../simulation/simulate.ts';
import type { Metric, MetricInput } from './metric.ts';

/** What the formula of a figure of one node may read. */
export interface NodeInput {
  readonly network: Network;
  readonly outcome: MeasuredRun;
  /** Position of the node among those that hold stock. */
  readonly site: number;
}

/** A figure of one node's building, and how the network's figure of the same name is made of them. */
export interface NodeFigure {
  /** Also the id of the network's metric. */
  readonly id: string;
  readonly label: string;
  /** Printed after the number; shares are 0..1 with unit '%'. */
  readonly unit: string;
  readonly better: Metric['better'];
  /** Of one node. */
  readonly definition: string;
  /** Definition of the network's metric: the same, over all nodes. Absent where the words are the same, too. */
  readonly overall?: string;
  /** The part of the building it is about. */
  readonly part: 'dock' | 'storage' | 'outbound';
  /** The figure of a run is over / per; over replications it is the ratio of their sums. */
  readonly over: (input: NodeInput) => number;
  /** Absent = 1, and the network's figure is the sum over nodes; else that is the ratio of the sums over nodes. */
  readonly per?: (input: NodeInput) => number;
}

/** The network's metric made of a figure of all nodes. */
export function metricOfFigure(
  { id, label, unit, better, definition, overall, over, per }: NodeFigure,
  isIn: NonNullable<Metric['isIn']>,
): Metric {
  return {
    id,
    label,
    unit,
    better,
    definition: overall ?? definition,
    group: 'operations',
    isIn,
    over: sumOverNodes(over),
    ...(per === undefined ? {} : { per: sumOverNodes(per) }),
  };
}

/** The sum of something over all nodes that hold stock. */
export function sumOverNodes(part: (input: NodeInput) => number): (input: MetricInput) => number {
  return ({ network, outcome }) => {
    let sum = 0;
    for (let site = 0; site < network.siteCount; site++) sum += part({ network, outcome, site });
    return sum;
  };
}

/** Figures that are about the same part of the building. */
export function inPart(
  part: NodeFigure['part'],
  figures: readonly Omit<NodeFigure, 'part'>[],
): readonly NodeFigure[] {
  return figures.map((figure) => ({ ...figure, part }));
}
