import fc from 'fast-check';
import type { Draw } from './random-world.ts';

/** The parts of a world that departures touch. */
export interface DepartureWorld {
  readonly nodes: readonly { readonly id: string; readonly kind: string }[];
  readonly regions: readonly { readonly id: string }[];
  readonly speeds: readonly { readonly id: string; readonly deadline: string }[];
}

const integer = (min: number, max: number) => fc.integer({ min, max });
const days = fc.shuffledSubarray(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], { minLength: 1 });
const clock = fc.constantFrom('00:00', '06:30', '10:00', '14:00', '18:00', '23:59', '24:00');
const offset = integer(-48, 56).map((quarters) => quarters / 4);

/** Departures, outbound work, local clocks and calendar promises for half of the worlds; no fields for the others. */
export function randomDepartures(draw: Draw, world: DepartureWorld): Readonly<Record<string, unknown>> {
  if (!draw(fc.boolean())) return {};
  const isLimited = draw(fc.boolean());
  return {
    nodes: world.nodes.map((node) => ({ ...node, 'utc-offset': draw(offset) })),
    regions: world.regions.map((region) => ({
      ...region,
      'utc-offset': draw(offset),
      ...(draw(fc.boolean()) ? { deliveries: randomDeliveries(draw) } : {}),
    })),
    speeds: world.speeds.map((speed) => (draw(fc.boolean()) ? speed : byCalendar(draw, speed))),
    departures: randomRules(draw, world, isLimited),
    ...(isLimited ? { capacity: { outbound: [randomCapacity(draw)] } } : {}),
  };
}

function randomDeliveries(draw: Draw) {
  return {
    days: draw(days),
    from: draw(fc.constantFrom('00:00', '08:00')),
    until: draw(fc.constantFrom('12:00', '21:00', '24:00')),
    closed: draw(fc.constantFrom([], ['2025-01-09'])),
  };
}

/** The same promise or a longer one, as a time of day, so that some node can still keep it. */
function byCalendar(draw: Draw, { deadline, ...speed }: DepartureWorld['speeds'][number]) {
  const atLeast = Math.ceil(Number.parseInt(deadline, 10) / 24);
  return { ...speed, 'deliver-by': { days: atLeast + draw(integer(0, 1)), at: draw(clock) } };
}

/** Some speeds may have departures of their own; where work is limited every speed has some. */
function randomRules(draw: Draw, { speeds }: DepartureWorld, isLimited: boolean) {
  const rule = () => ({
    'cycle-time': draw(fc.constantFrom('0 s', '20 min', '1 h')),
    times: draw(fc.uniqueArray(clock, { minLength: 1, maxLength: 4 })),
    days: draw(days),
    closed: draw(fc.constantFrom([], ['2025-01-08', '2025-01-10'])),
  });
  const own = draw(fc.boolean()) ? [{ ...rule(), speeds: [speeds[0].id] }] : [];
  const general = isLimited || draw(fc.boolean()) ? [rule()] : [{ ...rule(), where: { nodes: ['fc-0'] } }];
  return [...own, ...general];
}

function randomCapacity(draw: Draw) {
  const shift = () => ({
    days: draw(days),
    from: draw(fc.constantFrom('00:00', '06:30', '22:00')),
    until: draw(fc.constantFrom('06:00', '14:00', '24:00')),
    'units-per-hour': draw(fc.constantFrom(0.05, 0.3, 2)),
  });
  return {
    shifts: Array.from({ length: draw(integer(1, 2)) }, shift),
    closed: draw(fc.constantFrom([], ['2025-01-07'])),
    ...(draw(fc.boolean())
      ? { overtime: { share: draw(fc.constantFrom(0, 0.25, 2)), cost: draw(integer(0, 3)) } }
      : {}),
  };
}
