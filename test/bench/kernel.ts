/**
 * The hold model on Echelon's event queue: pop the earliest event, push it again at a random later time.
 * kernel.cpp and kernel.py run the same events.
 * Usage: node --import tsx test/bench/kernel.ts [pending 1000] [operations 5000000]
 */
import { EventQueue } from '../../src/engine/event-queue.ts';

const INCREMENT_MASK = 0xffff;

const [pending = 1000, operations = 5_000_000] = process.argv.slice(2).map(Number);
const increments = makeIncrements();
const queue = new EventQueue();
for (let event = 0; event < pending; event++) {
  queue.push(increments[event & INCREMENT_MASK] + (event % 7), event & 7, event);
}
const untimed = hold(0, Math.floor(operations / 5));
const start = performance.now();
const checksum = hold(untimed, operations);
const seconds = (performance.now() - start) / 1000;
console.log(
  JSON.stringify({
    benchmark: `kernel-${pending}`,
    implementation: 'echelon',
    operations,
    seconds,
    rate: operations / seconds,
    checksum,
  }),
);

/** All 65,536 quantiles of the exponential law of mean one day [s], in the order of a full-period generator. */
function makeIncrements(): Float64Array {
  const values = new Float64Array(INCREMENT_MASK + 1);
  let state = 1;
  for (let index = 0; index < values.length; index++) {
    state = (state * 25_173 + 13_849) & INCREMENT_MASK;
    values[index] = Math.floor(-Math.log((state + 0.5) / 65_536) * 86_400);
  }
  return values;
}

function hold(checksumBefore: number, count: number): number {
  let sum = checksumBefore;
  for (let operation = 0; operation < count; operation++) {
    queue.pop();
    const { time, priority, data } = queue;
    sum = (sum * 31 + time + data) & 0xffffff;
    queue.push(time + increments[operation & INCREMENT_MASK], priority, data);
  }
  return sum;
}
