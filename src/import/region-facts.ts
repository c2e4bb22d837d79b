import { regionNames } from './model-names.ts';
import type { OrderLog } from './order-log.ts';

/** One region of the model. */
export interface RegionFacts {
  readonly id: string;
  /** As in the log, or "other regions". */
  readonly name: string;
  readonly rowCount: number;
  readonly units: number;
  /** Share of all rows. */
  readonly share: number;
}

/** The regions, greatest first, and where each region of the log went. */
export interface Regions {
  readonly regions: readonly RegionFacts[];
  /** Position in `regions` for each region of the log. */
  readonly regionOf: Int32Array;
  /** Regions of the log that became part of other-regions. */
  readonly mergedCount: number;
}

/** Ranks the log's regions by rows (ties: first seen) and merges those beyond `maximum` into the last one. */
export function regionFactsOf(log: OrderLog, maximum: number): Regions {
  const rows = new Float64Array(log.regionNames.length);
  const units = new Float64Array(log.regionNames.length);
  log.region.forEach((region, row) => {
    rows[region]++;
    units[region] += log.quantity[row];
  });
  const ranked = Array.from(rows.keys()).sort((left, right) => rows[right] - rows[left] || left - right);
  const isMerging = ranked.length > maximum;
  const ownCount = isMerging ? maximum - 1 : ranked.length;
  const own = ranked.slice(0, ownCount);
  const merged = ranked.slice(ownCount);
  const names = own.map((region) => log.regionNames[region]);
  if (isMerging) names.push('other regions');
  const ids = regionNames(names);
  const regionOf = new Int32Array(log.regionNames.length);
  ranked.forEach((region, rank) => {
    regionOf[region] = Math.min(rank, ownCount);
  });
  const totalOf = (column: Float64Array, group: readonly number[]) =>
    group.reduce((sum, region) => sum + column[region], 0);
  const groups = own.map((region) => [region]);
  if (isMerging) groups.push(merged);
  const regions = groups.map((group, position) => {
    const rowCount = totalOf(rows, group);
    return {
      id: ids[position],
      name: names[position],
      rowCount,
      units: totalOf(units, group),
      share: rowCount / log.region.length,
    };
  });
  return { regions, regionOf, mergedCount: merged.length };
}
