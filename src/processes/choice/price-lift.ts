/**
 * Demand at a discount over that at none: (1 - discount) ^ -elasticity, constant elasticity of price (Smith and Achabal,
 * Management Science 44(3), 1998).
 * @param elasticity >= 0
 * @param discount share of the price, 0 to below 1
 */
export function priceLift(elasticity: number, discount: number): number {
  return (1 - discount) ** -elasticity;
}
