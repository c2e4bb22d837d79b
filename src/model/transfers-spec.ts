import type { Distribution } from '../random/distributions/distribution.ts';
import type { LaneEndFilter } from './transport-spec.ts';

/** Ways between all pairs of nodes that match; the first rule that matches a pair wins. */
export interface TransferRuleSpec {
  readonly from: LaneEndFilter;
  readonly to: LaneEndFilter;
  /** True = also between nodes of different kinds. */
  readonly acrossKinds: boolean;
  /** From leaving to receipt. */
  readonly leadTimeDays: Distribution;
  /** Charged for each move of an item [money]. */
  readonly shipmentCost: number;
  /** Handling at both ends [money per unit]. */
  readonly unitCost: number;
  /** [money per unit and km] */
  readonly unitDistanceCost: number;
  /** [money per m3 and km] */
  readonly volumeDistanceCost: number;
}

/** Moves between nodes that hold stock. */
export interface TransfersSpec {
  /** Seconds between reviews, the first at time 0; >= 1. */
  readonly reviewSeconds: number;
  readonly lanes: readonly TransferRuleSpec[];
}
