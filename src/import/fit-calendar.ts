/** A run of days on which the log's seller was shut, outside his weekly day off. */
export interface Closure {
  /** First day, from the first day of the log. */
  readonly fromDay: number;
  readonly days: number;
}

/** When orders come, apart from how many: factors on every item's mean. */
export interface CalendarFit {
  /** Monday to Sunday, mean 1. */
  readonly weekday: readonly number[];
  /** January to December, mean 1; 1 for months that the log does not cover. */
  readonly months: readonly number[];
  readonly closures: readonly Closure[];
  /** weekday x month for each day of the log, 0 on closures. */
  readonly factor: Float64Array;
  /** Days with factor > 0. */
  readonly openDayCount: number;
}

const rounds = 50;
const leastDaysOfMonth = 7;

/**
 * Multiplicative Poisson model of the daily order lines, mean = level x weekday x month, by iterative proportional
 * fitting, which is its maximum likelihood (Bishop, Fienberg and Holland, Discrete Multivariate Analysis, 1975, section 3.5).
 * A weekday that is shut on more than half of its dates stays in the fit with its few orders; other days without any
 * order are closures and left out. With less than a year of data, season and trend cannot be told apart. Factors are
 * rounded to four decimals. O(days).
 */
export function fitCalendar(linesPerDay: Float64Array, firstDay: number): CalendarFit {
  const dayCount = linesPerDay.length;
  const weekdayOf = Int32Array.from(linesPerDay, (_, day) => {
    // Monday is 0; days before 1970 are negative.
    const fromMonday = (firstDay + day + 3) % 7;
    return fromMonday < 0 ? fromMonday + 7 : fromMonday;
  });
  const monthOf = Int32Array.from(linesPerDay, (_, day) =>
    new Date((firstDay + day) * 86_400_000).getUTCMonth(),
  );
  const isClosed = closedDays(linesPerDay, weekdayOf);
  const fittedDays = Array.from(linesPerDay.keys()).filter((day) => isClosed[day] === 0);
  const weekday = new Array<number>(7).fill(1);
  const months = new Array<number>(12).fill(1);
  const fitsWeekday = dayCount >= 14;
  const monthSeen = seenMonths(fittedDays, monthOf);
  for (let round = 0; round < rounds; round++) {
    if (fitsWeekday)
      rescale(weekday, weekdayOf, { fittedDays, linesPerDay, other: (day) => months[monthOf[day]] });
    if (monthSeen.length > 1)
      rescale(months, monthOf, {
        fittedDays,
        linesPerDay,
        other: (day) => weekday[weekdayOf[day]],
        only: monthSeen,
      });
  }
  const roundedWeekday = roundToSum(weekday, 7, 4);
  const roundedMonths = roundToSum(months, 12, 4);
  const factor = Float64Array.from(linesPerDay, (_, day) =>
    isClosed[day] === 1 ? 0 : roundedWeekday[weekdayOf[day]] * roundedMonths[monthOf[day]],
  );
  return {
    weekday: roundedWeekday,
    months: roundedMonths,
    closures: closuresOf(isClosed),
    factor,
    openDayCount: factor.filter((value) => value > 0).length,
  };
}

/** 1 on days without orders whose weekday is usually open. */
function closedDays(linesPerDay: Float64Array, weekdayOf: Int32Array): Uint8Array {
  const dates = new Float64Array(7);
  const shut = new Float64Array(7);
  linesPerDay.forEach((lines, day) => {
    dates[weekdayOf[day]]++;
    if (lines === 0) shut[weekdayOf[day]]++;
  });
  const isDayOff = dates.map((count, weekday) => (shut[weekday] > count / 2 ? 1 : 0));
  return Uint8Array.from(linesPerDay, (lines, day) =>
    lines === 0 && isDayOff[weekdayOf[day]] === 0 ? 1 : 0,
  );
}

function seenMonths(fittedDays: readonly number[], monthOf: Int32Array): number[] {
  const days = new Float64Array(12);
  for (const day of fittedDays) days[monthOf[day]]++;
  return Array.from(days.keys()).filter((month) => days[month] >= leastDaysOfMonth);
}

interface Margin {
  readonly fittedDays: readonly number[];
  readonly linesPerDay: Float64Array;
  /** The other factor of the day. */
  readonly other: (day: number) => number;
  /** Positions to fit; the rest stay 1. */
  readonly only?: readonly number[];
}

/** One step: observed lines of each class over what the other factor explains, scaled to mean 1. */
function rescale(factors: number[], classOf: Int32Array, margin: Margin): void {
  const observed = factors.map(() => 0);
  const explained = factors.map(() => 0);
  for (const day of margin.fittedDays) {
    observed[classOf[day]] += margin.linesPerDay[day];
    explained[classOf[day]] += margin.other(day);
  }
  const fitted = (margin.only ?? [...factors.keys()]).filter((position) => explained[position] > 0);
  const ratios = fitted.map((position) => observed[position] / explained[position]);
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  fitted.forEach((position, index) => {
    factors[position] = ratios[index] / mean;
  });
}

function closuresOf(isClosed: Uint8Array): Closure[] {
  const closures: Closure[] = [];
  for (let day = 0; day < isClosed.length; day++) {
    if (isClosed[day] === 0) continue;
    let end = day;
    while (isClosed[end] === 1) end++;
    closures.push({ fromDay: day, days: end - day });
    day = end;
  }
  return closures;
}

/** Rounds to `decimals` and gives the rounding error to the greatest value, so that the sum is exactly as wanted. */
export function roundToSum(values: readonly number[], sum: number, decimals: number): number[] {
  const unit = 10 ** decimals;
  const total = values.reduce((running, value) => running + value, 0);
  const parts = values.map((value) => Math.round((value / total) * sum * unit));
  const rest = Math.round(sum * unit) - parts.reduce((running, part) => running + part, 0);
  parts[parts.indexOf(Math.max(...parts))] += rest;
  return parts.map((part) => part / unit);
}
