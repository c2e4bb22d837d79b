/*
 * Search for good parameters. In: an objective that gives one noisy value per replication, a box of parameters, a keyed
 * stream. Out: the best point found and everything that was tried. Never: a model, a simulation, a file, or randomness
 * that is not an argument.
 */

/**
 * Lower triangle L, row by row, with L Lᵀ = `matrix`; undefined when the matrix is not positive definite.
 * `matrix` is symmetric, `size` × `size`, row by row; it is not changed. Takes size³ / 3 steps.
 * Source: Golub and Van Loan, Matrix Computations (4th ed.), section 4.2.
 */
export function choleskyFactor(matrix: Float64Array, size: number): Float64Array | undefined {
  const factor = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    const rowStart = row * size;
    for (let column = 0; column <= row; column++) {
      const columnStart = column * size;
      let rest = matrix[rowStart + column];
      for (let index = 0; index < column; index++) {
        rest -= factor[rowStart + index] * factor[columnStart + index];
      }
      if (column < row) factor[rowStart + column] = rest / factor[columnStart + column];
      else if (rest > 0) factor[rowStart + column] = Math.sqrt(rest);
      else return undefined;
    }
  }
  return factor;
}

/** The x with L x = `right`, for a factor L. */
export function solveLower(factor: Float64Array, right: ArrayLike<number>): Float64Array {
  const size = right.length;
  const solution = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    let rest = right[row];
    for (let index = 0; index < row; index++) rest -= factor[row * size + index] * solution[index];
    solution[row] = rest / factor[row * size + row];
  }
  return solution;
}

/** The x with Lᵀ x = `right`, for a factor L. */
export function solveUpper(factor: Float64Array, right: ArrayLike<number>): Float64Array {
  const size = right.length;
  const solution = new Float64Array(size);
  for (let row = size - 1; row >= 0; row--) {
    let rest = right[row];
    for (let index = row + 1; index < size; index++) rest -= factor[index * size + row] * solution[index];
    solution[row] = rest / factor[row * size + row];
  }
  return solution;
}
