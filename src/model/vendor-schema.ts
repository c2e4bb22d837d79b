import { z } from 'zod';
import { itemFields } from './filter-fields.ts';
import { distributionValue, name, nonNegative, quantity } from './schema-fields.ts';

/** Weekdays as models name them, Monday first. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const confirmation = z
  .strictObject({
    share: distributionValue('number')
      .optional()
      .describe('Share of an order that the vendor confirms, a number or distribution in 0 to 1. Default 1.'),
    after: quantity('duration')
      .optional()
      .describe('Time from the order to the answer; goods leave then. Default 0 s.'),
  })
  .optional()
  .describe('What a vendor makes of an order; the rest is cancelled. Default: all of it, at once.');

const receipt = z.strictObject({
  share: z.number().positive().max(1).describe('Share of the units sent; all receipts sum to 1.'),
  delay: distributionValue('string')
    .optional()
    .describe('Days after the lead time: a duration, or a distribution in days. Default 0 s.'),
});

const regime = z.strictObject({
  factor: z.number().positive().describe('Factor on the lead times of goods that leave meanwhile, > 0.'),
  mean: quantity('duration').describe('Mean length of the regime, a duration; lengths are exponential.'),
});

const capacity = z
  .strictObject({
    units: z.number().min(1).describe('Units that leave the vendor in each period at most, >= 1.'),
    per: quantity('duration').describe('Length of the period, whole days, the first from time 0.'),
    excess: z
      .enum(['delay', 'cut'])
      .default('delay')
      .describe('What is above: leaves in the next periods (delay), or is cancelled (cut). Default delay.'),
  })
  .optional()
  .describe('What all orders under this rule at one vendor share. Default: no limit.');

const jointMinimum = z
  .strictObject({
    units: nonNegative().default(0).describe('Least units. Default 0.'),
    value: nonNegative().default(0).describe('Least value [money], units x value of the items. Default 0.'),
    volume: quantity('volume').optional().describe('Least volume, e.g. of a truckload. Default 0 m3.'),
    below: z
      .enum(['hold', 'fill'])
      .default('hold')
      .describe(
        'Below it: decisions wait for others (hold), or the order is filled up (fill). Default hold.',
      ),
    'longest-wait': quantity('duration')
      .optional()
      .describe(
        'With hold: the order is filled up when its oldest decision has waited so long. Default: never.',
      ),
  })
  .optional()
  .describe(
    'Least order of all items together that a vendor sends one node, under this rule. Default: none.',
  );

/** How vendors take, change and answer purchase orders. */
export const vendorRuleSchema = z.strictObject({
  where: z
    .strictObject({
      nodes: z.array(name()).optional().describe('Vendors. Default: any.'),
      ...itemFields(),
    })
    .optional()
    .describe('Orders the rule is for; the first rule that matches wins. Default: every order to a vendor.'),
  'minimum-units': nonNegative().default(0).describe('Least units of an order of one item. Default 0.'),
  'minimum-value': nonNegative()
    .default(0)
    .describe('Least value of an order of one item [money], units x value of the item. Default 0.'),
  below: z
    .enum(['raise', 'skip'])
    .optional()
    .describe('An order below the minimum: raised to it, or not placed. Default raise.'),
  'joint-minimum': jointMinimum,
  'case-pack': z
    .number()
    .positive()
    .optional()
    .describe("Units of a case; items' own case-pack goes before it. Default: single units."),
  rounding: z
    .enum(['up', 'nearest', 'down'])
    .optional()
    .describe('Orders to whole cases: up, to the nearest, or down. Default up.'),
  'nearest-from': z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('With nearest: how full the last case must be to be ordered, 0 to 1. Default 0.6.'),
  'order-days': z
    .array(z.enum(WEEKDAYS))
    .min(1)
    .optional()
    .describe(
      'Weekdays (mon to sun) on which orders are taken; decisions wait for them. Default: every day.',
    ),
  confirmation,
  receipts: z
    .array(receipt)
    .min(1)
    .max(20)
    .optional()
    .describe('Receipts that an order comes in. Default: one, after the lead time.'),
  regimes: z
    .array(regime)
    .min(2)
    .optional()
    .describe('Regimes that the lead times of a vendor go through in turn. Default: none.'),
  capacity,
});
