import { z } from 'zod';
import { nodeFields } from './filter-fields.ts';
import { distributionValue, nonNegative, quantity, table } from './schema-fields.ts';

const end = (which: string) =>
  z
    .strictObject({
      ...nodeFields('any that hold stock'),
    })
    .optional()
    .describe(`Nodes that units may be moved ${which}. Default: any that hold stock.`);

/** Ways between pairs of nodes. */
export const transferRuleSchema = z.strictObject({
  where: z
    .strictObject({ from: end('from'), to: end('to') })
    .optional()
    .describe(
      'Pairs of nodes the rule is for; the first rule that matches a pair wins. Default: every pair.',
    ),
  'across-kinds': z
    .boolean()
    .default(false)
    .describe('True to link nodes of different kinds, too. Default false: only nodes of one kind.'),
  'lead-time': distributionValue('string').describe(
    'Time from leaving to receipt: a duration, or a distribution in days.',
  ),
  'unit-cost': nonNegative()
    .default(0)
    .describe('Handling of each unit moved, both ends [money]. Default 0.'),
  'shipment-cost': nonNegative().default(0).describe('Cost of each move of an item [money]. Default 0.'),
  'unit-distance-cost': nonNegative()
    .default(0)
    .describe('Cost per unit and kilometre of great circle x circuity [money]. Default 0.'),
  'volume-distance-cost': nonNegative()
    .default(0)
    .describe('Cost per cubic metre and kilometre of great circle x circuity [money]. Default 0.'),
});

/** The section `transfers`. */
export const transfersSchema = z.strictObject({
  review: quantity('duration').describe('Time between reviews, the first at the start, e.g. 7 d; >= 1 s.'),
  lanes: table(transferRuleSchema).min(1).describe('Ways between pairs of nodes, first match wins.'),
});
