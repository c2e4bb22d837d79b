import type { SimulationState } from '../simulation-state.ts';
import type { BasketLines } from './basket-lines.ts';

/** Whether some node that keeps the promise holds all items of the order at hand. */
export function isHeldWhole(
  state: SimulationState,
  { lines }: { readonly lines: BasketLines },
  cell: number,
): boolean {
  const { promiseStart, site } = state.network.outbound;
  for (let option = promiseStart[cell]; option < promiseStart[cell + 1]; option++) {
    let line = 0;
    while (line < lines.count && state.policy.held[lines.item[line] * state.siteCount + site[option]] === 1)
      line++;
    if (line === lines.count) return true;
  }
  return false;
}
