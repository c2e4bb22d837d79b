/** The four demand patterns of Syntetos, Boylan and Croston (2005). */
export type DemandPattern = 'smooth' | 'erratic' | 'intermittent' | 'lumpy';

/** How often and how evenly an item is asked for, by day. */
export interface Intermittence {
  /** Average demand interval: open days per day with demand, >= 1. */
  readonly adi: number;
  /** Squared coefficient of variation of the units on days with demand, population variance. */
  readonly cv2: number;
  readonly pattern: DemandPattern;
}

/**
 * Cut-offs ADI 1.32 and CV2 0.49; a value at the cut-off belongs to the smoother side.
 * Source: Syntetos, Boylan and Croston, On the categorization of demand patterns, JORS 56(5), 2005.
 * @param unitsByDay units on each day that had demand, at least one day
 */
export function intermittenceOf(unitsByDay: readonly number[], openDayCount: number): Intermittence {
  const days = unitsByDay.length;
  const mean = unitsByDay.reduce((sum, units) => sum + units, 0) / days;
  const variance = unitsByDay.reduce((sum, units) => sum + (units - mean) ** 2, 0) / days;
  const adi = Math.max(1, openDayCount / days);
  const cv2 = variance / mean ** 2;
  return { adi, cv2, pattern: patternOf(adi, cv2) };
}

function patternOf(adi: number, cv2: number): DemandPattern {
  if (adi <= 1.32) return cv2 <= 0.49 ? 'smooth' : 'erratic';
  return cv2 <= 0.49 ? 'intermittent' : 'lumpy';
}
