/**
 * What an order log does not tell and the model needs all the same: a plain two-echelon network. Every number is an
 * assumption, printed at the top of model.yaml for the user to replace.
 */
export const networkAssumptions = {
  /** Days from the central dc to an fc. */
  transferDays: 2,
  transferCv: 0.25,
  /** [money per unit] */
  transferUnitCost: 0.05,
  /** [money per order] to the supplier and to the dc. */
  supplierOrderCost: 5,
  transferOrderCost: 1,
  /** [money per unit shipped to a customer] */
  handlingCost: 0.1,
  /** Yearly, as a share of the unit's value. */
  holdingRate: 0.25,
  processingTime: '4 h',
  deadline: '5 d',
  patience: '14 d',
  /** [money per late unit], [money per unit and day] */
  lateCost: 0.2,
  backorderCost: 0.05,
  /** Customer shipments: from the fc that is near, and from the other one. */
  near: { transit: '1 d', distance: '100 km', fixed: 3 },
  far: { transit: '3 d', distance: '1000 km', fixed: 6 },
  /** From fc-export to its own regions, which lie wide apart. */
  abroad: { transit: '2 d', distance: '500 km', fixed: 5 },
  reviewDc: 7,
  reviewFc: 1,
  /** Days of cover the incumbent adds to lead time and review. */
  safetyDaysDc: 14,
  safetyDaysFc: 7,
} as const;
