import { PRIORITY } from '../layout.ts';
import type { SimulationState } from '../simulation-state.ts';
import type { Departures } from './departures.ts';
import { OUTAGE, type Outages } from './outages.ts';

/** Parcels that a closed node cannot send. */
interface StrandedBoxes {
  readonly site: number;
  /** First of the list that they stood in. */
  readonly box: number;
}

/** Gives each box the first departure of its rule when the node is open again. Their work was booked once and is not again. */
export function postponeBoxes(
  state: SimulationState,
  departures: Departures,
  outages: Outages,
  { site, box: first }: StrandedBoxes,
): void {
  const { boxes, tables } = departures;
  const { outbound, speedCount } = state.network;
  const room = departures.rooms[site];
  if (room === undefined) return;
  const from = room.firstFrom(outages.opensAt(site));
  for (let box = first; box >= 0; ) {
    const following = boxes.next[box];
    const rule = tables.ruleBit[site * speedCount + outbound.waySpeed[boxes.option[box]]];
    const departure = room.carrying(from, rule);
    const leavesAt = room.schedule.times[departure];
    boxes.next[box] = -1;
    boxes.leavesAt[box] = leavesAt;
    if (boxes.append(site, departure, box)) state.queue.push(leavesAt, PRIORITY.wave, site);
    for (let line = boxes.firstLine[box]; line >= 0; line = boxes.lineNext[line]) {
      outages.counters[OUTAGE.parcelUnits] += boxes.lineQuantity[line];
    }
    box = following;
  }
}
