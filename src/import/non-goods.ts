const knownCodes = /^(gift[-_ ].*|test[-_ ]?\d*)$/i;
const knownDescriptions =
  /^(postage|dotcom postage|carriage|shipping|shipping (cost|fee|charge)s?|delivery (cost|fee|charge)s?|freight|bank charges|amazon fee|amazon fees|commission|discount|manual|samples|adjust bad debt|bad debt|gift ?(card|voucher).*|.* gift voucher .*)$/i;

/**
 * The test for rows that are not goods: a code in the user's own pattern, or, when he gives none, gift vouchers, tests,
 * well-known descriptions of charges, and codes without a digit in logs whose codes nearly all carry one.
 */
export function nonGoodsTest(
  given: string | undefined,
  codesCarryDigits: boolean,
): (code: string, description: string) => boolean {
  if (given === 'none') return () => false;
  if (given !== undefined) {
    const pattern = new RegExp(given, 'i');
    return (code) => pattern.test(code);
  }
  return (code, description) =>
    (codesCarryDigits && !/\d/.test(code)) || knownCodes.test(code) || knownDescriptions.test(description);
}
