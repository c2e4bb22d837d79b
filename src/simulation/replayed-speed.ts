import type { Network } from '../network/network.ts';
import { pickSpeed } from '../processes/demand/generate-day.ts';
import { hashText } from '../random/hash-text.ts';
import { PURPOSES } from '../random/random-stream.ts';
import type { SimulationState } from './simulation-state.ts';

/** Keeps the speed drawn for a replayed order apart from the draws of the demand streams. */
const TRACE_STREAM = -2;

/** Speed of a replayed line. Lines of one order without a speed of their own draw the same one. */
export function replayedSpeed(
  state: SimulationState,
  trace: NonNullable<Network['trace']>,
  row: number,
): number {
  const speed = trace.speed[row];
  if (speed >= 0) return speed;
  const { network, random, master } = state;
  random.rekey(master, PURPOSES.demand, hashText(trace.orderIds[trace.order[row]]), TRACE_STREAM);
  return network.speedCount === 1 ? 0 : pickSpeed(network.streams.speedLimits, random.uniform32());
}
