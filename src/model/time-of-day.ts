import { z } from 'zod';

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** A time of day such as "18:00", parsed to seconds since midnight [s], 0 to below 86,400. */
export function timeOfDay() {
  return z
    .unknown()
    .transform((value, context): number => {
      const match = typeof value === 'string' ? TIME.exec(value) : null;
      if (match !== null) return Number(match[1]) * 3600 + Number(match[2]) * 60;
      const expected = 'a time of day from "00:00" to "23:59"';
      context.addIssue({ code: 'custom', message: expected, params: { code: 'wrong-type', expected } });
      return z.NEVER;
    })
    .meta({ type: 'string' });
}
