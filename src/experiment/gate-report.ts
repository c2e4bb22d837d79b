/** One gate of a check: what was judged, the outcome, and why in a sentence. */
export interface GateRow {
  readonly kind: 'exact' | 'metric' | 'limit';
  readonly scenario: string;
  readonly policy: string;
  /** Absent for exact gates. */
  readonly metric?: string;
  /** `refused`: too few replications to decide; counts as not passed. */
  readonly verdict: 'pass' | 'fail' | 'refused';
  readonly reason: string;
}

/** Outcome of `echelon check`: passed only when every gate passed (intersection-union, Berger 1982). */
export interface GateReport {
  readonly experiment: string;
  readonly baseline: string;
  /** Of a steady-state experiment: which days both sides leave out, in sentences. */
  readonly start?: string;
  readonly passed: boolean;
  readonly rows: readonly GateRow[];
}
