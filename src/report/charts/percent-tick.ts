/**
 * A share at an axis tick as a percentage, with as many decimals as the ticks of that axis need, 4 at most: "0.02 %".
 * The page carries this function's source text, so it must use nothing from outside and name nothing inside.
 */
export function percentTick(share: number, ticks: readonly { readonly value: number }[]): string {
  let decimals = 0;
  while (
    decimals < 4 &&
    ticks.some(
      ({ value }) => Math.abs(value * 100 * 10 ** decimals - Math.round(value * 100 * 10 ** decimals)) > 1e-6,
    )
  ) {
    decimals += 1;
  }
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return `${(share * 100).toLocaleString('en-US', digits)} %`.replace('-', '\u2212');
}
