import { z } from 'zod';
import { parseQuantity } from '../foundation/units.ts';

/** A duration with its unit in a policy's parameters, e.g. "7 d"; becomes seconds. */
export function durationParameter(description: string) {
  return z
    .string(`a duration with a unit, such as "7 d"`)
    .transform((text, context) => {
      const parsed = parseQuantity('duration', text);
      if (parsed.ok) return parsed.value;
      context.addIssue({ code: 'custom', message: parsed.expected });
      return z.NEVER;
    })
    .describe(description);
}

/** A review period: a duration of at least one second. */
export function reviewParameter() {
  return durationParameter('Time between reviews, the first at the start of the run, e.g. "7 d".').refine(
    (seconds) => seconds >= 1,
    'a duration above zero',
  );
}

/** A number of units, >= 0. */
export function unitsParameter(description: string) {
  return z.number().min(0).describe(description);
}

/** An inventory position in units; may be negative (backorders allowed to build up). */
export function positionParameter(description: string) {
  return z.number().describe(description);
}
