import { coordinatesOf, greatCircleKm } from '../model/great-circle.ts';
import type { Model } from '../model/model.ts';
import { transferRuleOf } from '../model/resolve-transfers.ts';

/** Ways on which units are moved between sites, one row each: by sender, then receiver. */
export interface TransferLanes {
  readonly count: number;
  readonly fromSite: Int32Array;
  readonly toSite: Int32Array;
  /** Position in model.transfers.lanes. */
  readonly rule: Int32Array;
  /** [money per move] */
  readonly shipmentCost: Float64Array;
  /** [money per unit], whatever its volume. */
  readonly unitCost: Float64Array;
  /** [money per m3] */
  readonly volumeCost: Float64Array;
}

/** Finds the rule of every pair of sites; undefined when the model has no transfers. */
export function compileTransfers(model: Model, siteNode: Int32Array): TransferLanes | undefined {
  const { transfers, nodes, circuity } = model;
  if (transfers === undefined) return undefined;
  const rows: { from: number; to: number; rule: number; km: number }[] = [];
  for (const [from, sender] of siteNode.entries()) {
    for (const [to, receiver] of siteNode.entries()) {
      const rule = transferRuleOf(nodes, transfers, sender, receiver);
      if (rule < 0) continue;
      const [start, end] = [coordinatesOf(nodes[sender]), coordinatesOf(nodes[receiver])];
      const km = start === undefined || end === undefined ? 0 : greatCircleKm(start, end) * circuity;
      rows.push({ from, to, rule, km });
    }
  }
  const ruleOf = (row: (typeof rows)[number]) => transfers.lanes[row.rule];
  return {
    count: rows.length,
    fromSite: Int32Array.from(rows, (row) => row.from),
    toSite: Int32Array.from(rows, (row) => row.to),
    rule: Int32Array.from(rows, (row) => row.rule),
    shipmentCost: Float64Array.from(rows, (row) => ruleOf(row).shipmentCost),
    unitCost: Float64Array.from(rows, (row) => ruleOf(row).unitCost + ruleOf(row).unitDistanceCost * row.km),
    volumeCost: Float64Array.from(rows, (row) => ruleOf(row).volumeDistanceCost * row.km),
  };
}
