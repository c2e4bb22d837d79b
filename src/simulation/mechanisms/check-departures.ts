import { invariant } from '../../foundation/invariant.ts';
import type { Network } from '../../network/network.ts';
import { isNear } from '../is-near.ts';
import type { BoxStore } from './box-store.ts';

/** Boxes have left when their departure has, and what is reserved is what they hold. Grows with the boxes that wait. */
export function checkDepartures(
  { boxes, reserved }: { readonly boxes: BoxStore; readonly reserved: Float64Array },
  { outbound, siteCount }: Network,
  now: number,
): void {
  const held = new Float64Array(reserved.length);
  for (let box = 0; box < boxes.usedBoxes; box++) {
    if (!boxes.isOpen(box)) continue;
    const site = outbound.site[boxes.option[box]];
    invariant(
      boxes.leavesAt[box] >= now,
      () => `site ${site}: a box of ${boxes.leavesAt[box]} s did not leave`,
    );
    for (let line = boxes.firstLine[box]; line >= 0; line = boxes.lineNext[line]) {
      held[boxes.lineItem[line] * siteCount + site] += boxes.lineQuantity[line];
    }
  }
  for (const [stock, units] of held.entries()) {
    const law = `stock ${stock}: reserved = units of boxes that wait for departure`;
    invariant(
      isNear(reserved[stock], units),
      () => `${law} does not hold: ${reserved[stock]} against ${units}`,
    );
  }
}
