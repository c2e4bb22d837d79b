import { invariant } from '../foundation/invariant.ts';
import { studentQuantile } from './student-quantile.ts';
import { type Summary, summarise } from './summarise.ts';

/** A quantity whose true mean is known and that moves with the output, such as the total potential demand. */
export interface Control {
  readonly name: string;
  /** One per replication. */
  readonly values: readonly number[];
  readonly trueMean: number;
}

/** Why a control was not used. */
export interface UnusedControl {
  readonly name: string;
  /** `redundant`: a linear combination of the controls before it; `too many`: more than n / 10. */
  readonly reason: 'constant' | 'redundant' | 'too many';
}

/** An estimate made more precise by controls. */
export interface ControlledEstimate {
  /** Adjusted mean and its interval; `standardDeviation` is that of the residuals. */
  readonly adjusted: Summary;
  /** What the same replications say without controls. */
  readonly plain: Summary;
  /** Controls used, in the order given, with their regression coefficients. */
  readonly used: readonly { readonly name: string; readonly coefficient: number }[];
  readonly unused: readonly UnusedControl[];
  /** n - q - 1 for q controls used. */
  readonly degreesOfFreedom: number;
  /** Estimated variance of the plain mean over that of the adjusted mean; null when the latter is 0. */
  readonly varianceRatio: number | null;
  /** (n - 2) / (n - q - 2): what estimating the coefficients costs on average; already inside the interval. */
  readonly lossFactor: number;
}

/**
 * Linear control variates: mean of y - sum beta (c - true mean of c), with beta by least squares. The estimate is the
 * intercept of the regression of y on c - true mean, and its interval is the regression's own: Student with n - q - 1
 * degrees of freedom and variance s^2 (1 / n + d' (X' X)^-1 d) for d the controls' observed minus true means, which
 * contains the loss from estimating beta. Exact for jointly normal values. Apply it to paired differences as to outputs.
 * Controls are taken in the order given, at most n / 10 of them: put the strongest first, and choose them before
 * looking at the outputs. Null when n < 2.
 * @param confidence in (0, 1)
 * @throws InvariantError when lists differ in length or hold a number that is not finite
 * Source: Lavenberg and Welch (1981), Management Science 27, 322-335; Law (5th ed.), section 11.5.
 */
export function controlVariates(
  values: readonly number[],
  controls: readonly Control[],
  confidence = 0.95,
): ControlledEstimate | null {
  const n = values.length;
  for (const control of controls) checkControl(control, n);
  const plain = summarise(values, confidence);
  if (plain.standardDeviation === null) return null;
  const { columns, unused } = chooseColumns(controls, n);
  let residuals = values.map((value) => value - plain.mean);
  const scores: number[] = [];
  for (const { unit } of columns) {
    const score = dot(unit, residuals);
    scores.push(score);
    residuals = residuals.map((residual, replication) => residual - score * unit[replication]);
  }
  const offsets = solveOffsets(columns);
  const degreesOfFreedom = n - columns.length - 1;
  const standardDeviation = Math.sqrt(dot(residuals, residuals) / degreesOfFreedom);
  const standardError = standardDeviation * Math.sqrt(1 / n + dot(offsets, offsets));
  const halfWidth = studentQuantile((1 + confidence) / 2, degreesOfFreedom) * standardError;
  const mean = plain.mean - dot(offsets, scores);
  const coefficients = solveCoefficients(columns, scores);
  return {
    adjusted: columns.length === 0 ? plain : { mean, halfWidth, standardDeviation, n },
    plain,
    used: columns.map(({ control }, place) => ({ name: control.name, coefficient: coefficients[place] })),
    unused,
    degreesOfFreedom,
    varianceRatio: standardError === 0 ? null : plain.standardDeviation ** 2 / n / standardError ** 2,
    lossFactor: columns.length === 0 ? 1 : (n - 2) / (n - columns.length - 2),
  };
}

/** A control made orthogonal to those before it (QR by modified Gram-Schmidt). */
interface Column {
  readonly control: Control;
  readonly observedMinusTrue: number;
  /** Orthonormal direction over replications. */
  readonly unit: readonly number[];
  /** Column of the triangle R: shares of the earlier directions, then its own length. */
  readonly triangle: readonly number[];
}

function checkControl(control: Control, n: number): void {
  invariant(
    control.values.length === n && control.values.every(Number.isFinite) && Number.isFinite(control.trueMean),
    () => `control ${control.name} needs ${n} finite values and a finite mean`,
  );
}

function chooseColumns(
  controls: readonly Control[],
  n: number,
): { columns: Column[]; unused: UnusedControl[] } {
  const columns: Column[] = [];
  const unused: UnusedControl[] = [];
  for (const control of controls) {
    const outcome = columns.length >= Math.floor(n / 10) ? 'too many' : orthogonalise(control, columns);
    if (typeof outcome === 'string') unused.push({ name: control.name, reason: outcome });
    else columns.push(outcome);
  }
  return { columns, unused };
}

function orthogonalise(control: Control, columns: readonly Column[]): Column | 'constant' | 'redundant' {
  const { mean, standardDeviation } = summarise(control.values);
  if (standardDeviation === 0) return 'constant';
  let rest = control.values.map((value) => value - mean);
  const length = Math.sqrt(dot(rest, rest));
  const triangle: number[] = [];
  for (const { unit } of columns) {
    const share = dot(unit, rest);
    triangle.push(share);
    rest = rest.map((value, replication) => value - share * unit[replication]);
  }
  const own = Math.sqrt(dot(rest, rest));
  if (own <= 1e-8 * length) return 'redundant';
  triangle.push(own);
  const unit = rest.map((value) => value / own);
  return { control, observedMinusTrue: mean - control.trueMean, unit, triangle };
}

/** R'^-1 d by forward substitution. */
function solveOffsets(columns: readonly Column[]): number[] {
  const offsets: number[] = [];
  for (const { observedMinusTrue, triangle } of columns) {
    const place = offsets.length;
    offsets.push((observedMinusTrue - dot(triangle.slice(0, place), offsets)) / triangle[place]);
  }
  return offsets;
}

/** R^-1 scores by back substitution. */
function solveCoefficients(columns: readonly Column[], scores: readonly number[]): number[] {
  const coefficients = [...scores];
  for (let row = columns.length - 1; row >= 0; row--) {
    for (let later = row + 1; later < columns.length; later++) {
      coefficients[row] -= columns[later].triangle[row] * coefficients[later];
    }
    coefficients[row] /= columns[row].triangle[row];
  }
  return coefficients;
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let place = 0; place < a.length; place++) sum += a[place] * b[place];
  return sum;
}
