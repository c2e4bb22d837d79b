import { invariant } from '../../foundation/invariant.ts';
import { isNear } from '../is-near.ts';
import type { InboundDocks } from './inbound-docks.ts';
import { DOCK, DOCK_STRIDE } from './inbound-layout.ts';
import { type DockSight, nextReceipt } from './next-receipt.ts';

/**
 * The laws of docks: units arrived = waiting + in work + stowed, by every way of counting them; never more doors at work
 * than there are; and no door idles while it is open and a receipt could be unloaded.
 * @throws InvariantError naming the law and both sides
 */
export function checkDocks(sight: DockSight): void {
  const { docks: inbound, tables } = sight;
  const { siteCount, network } = tables;
  for (const [dock, { site, doors }] of inbound.docks.entries()) {
    const node = `dock of "${network.model.nodes[network.siteNode[site]].id}"`;
    const field = (offset: number) => inbound.counters[dock * DOCK_STRIDE + offset];
    let atDock = 0;
    let inWork = 0;
    for (let stock = site; stock < inbound.atDock.length; stock += siteCount) {
      atDock += inbound.atDock[stock];
      inWork += inbound.unloaded[stock];
    }
    const queued = queuedUnits(inbound, dock);
    const arrived = field(DOCK.arrivedUnits);
    agree(`${node}: arrived = at the dock + stowed`, arrived, atDock + field(DOCK.stowedUnits));
    agree(`${node}: begun = in work + stowed`, field(DOCK.unloadedUnits), inWork + field(DOCK.stowedUnits));
    agree(`${node}: at the dock = waiting + in work`, atDock, queued + inWork);
    agree(`${node}: units waiting = units of the lists`, inbound.waitingUnits[dock], queued);
    const busy = inbound.busyDoors[dock];
    invariant(busy >= 0 && busy <= doors, () => `${node}: ${busy} of ${doors} doors at work`);
    const isPending = inbound.isWaking[dock] === 1 || inbound.isOpening[dock] === 1;
    const mayIdle = isPending || busy >= doors || !inbound.isOpen(dock);
    invariant(
      mayIdle || nextReceipt(sight, dock) < 0,
      () => `${node}: ${busy} of ${doors} doors at work while a receipt waits that could be unloaded`,
    );
  }
}

function queuedUnits(inbound: InboundDocks, dock: number): number {
  let units = 0;
  for (const queue of inbound.queuesOfDock[dock]) {
    for (let record = inbound.head[queue]; record >= 0; record = inbound.receipts.next[record]) {
      units += inbound.receipts.quantity[record];
    }
  }
  return units;
}

function agree(law: string, left: number, right: number): void {
  invariant(isNear(left, right), () => `${law} does not hold: ${left} against ${right}`);
}
