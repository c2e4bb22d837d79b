/** Whether all values are equal. Asked before a spread is computed: rounding in the mean would give equal values one of 1e-17. */
export function isConstant(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}
