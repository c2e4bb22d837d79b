import fc from 'fast-check';
import type { Draw } from './random-world.ts';

const integer = (min: number, max: number) => fc.integer({ min, max });

/** What rules for trailers are drawn for. */
interface LaneEnds {
  readonly to: string;
}

/** No trailers, trailers on every lane, or rules of their own for the lanes into one node and for the others. */
export function randomTransport(draw: Draw, lanes: readonly LaneEnds[]): { transport?: unknown } {
  const whole = [...new Set(lanes.map(({ to }) => to))];
  if (draw(fc.boolean())) return {};
  const first = draw(fc.constantFrom(...whole));
  const others = whole.filter((to) => to !== first);
  const ruleFor = (nodes: readonly string[]) => ({ where: { to: { nodes } }, ...randomRule(draw) });
  if (others.length === 0 || draw(fc.boolean())) return { transport: [ruleFor(whole)] };
  return { transport: [ruleFor([first]), ...(draw(fc.boolean()) ? [ruleFor(others)] : [])] };
}

function randomRule(draw: Draw) {
  const hasSchedule = draw(fc.boolean());
  const threshold = draw(fc.constantFrom(0, 0.4, 1));
  return {
    trailer: {
      // Items are of at most 20 l and 3 kg.
      volume: `${draw(integer(20, 200))} l`,
      ...(draw(fc.boolean()) ? { weight: `${draw(integer(3, 30))} kg` } : {}),
      cost: draw(integer(0, 20)),
      'distance-cost': `${draw(integer(0, 8)) / 4} /km`,
      'empty-share': draw(fc.constantFrom(0, 0.167)),
    },
    'fill-threshold': threshold,
    ...(threshold > 0 ? { 'longest-wait': `${draw(integer(0, 60))} h` } : {}),
    ...(draw(fc.boolean()) ? { 'planned-wait': `${draw(integer(0, 40))} h` } : {}),
    ...(hasSchedule ? randomSchedule(draw) : {}),
  };
}

function randomSchedule(draw: Draw) {
  const spot = {
    cost: draw(integer(0, 20)),
    'distance-cost': '2 /mile',
    'volume-distance-cost': draw(integer(0, 3)),
  };
  return {
    departures: {
      ...(draw(fc.boolean())
        ? { days: draw(fc.shuffledSubarray(['mon', 'wed', 'fri', 'sun'], { minLength: 1 })) }
        : {}),
      times: draw(fc.shuffledSubarray(['00:00', '05:30', '12:00', '20:00'], { minLength: 1 })),
    },
    ...(draw(fc.boolean()) ? { trailers: draw(integer(1, 3)) } : {}),
    ...(draw(fc.boolean()) ? { spot } : {}),
  };
}
