import { z } from 'zod';
import { distributionValue, name, nonNegative, pricePer, quantity, table } from './schema-fields.ts';

const band = {
  fixed: nonNegative().default(0).describe('Price per shipment [money]. Default 0.'),
  'per-weight': pricePer('weight').optional().describe('Price per weight, e.g. 0.35 /lb. Default 0 /kg.'),
  'from-weight': quantity('weight').optional().describe('Least shipment weight of this band. Default 0 kg.'),
};

const transit = {
  method: name()
    .optional()
    .describe(
      'Name of the way of shipping, such as ground or air; several give a node several ways. Default parcel.',
    ),
  transit: distributionValue('string').describe(
    'Departure to delivery: a duration, or a distribution with parameters in days, drawn for each shipment.',
  ),
  'planned-transit': quantity('duration')
    .optional()
    .describe(
      'Transit that promises are judged by, where it varies. Default: its 95 % quantile, without the late risk.',
    ),
  'late-risk': z
    .strictObject({
      probability: z.number().min(0).max(1).describe('Probability that a shipment is delayed, 0 to 1.'),
      delay: distributionValue('string').describe(
        'Delay on top of the transit: a duration, or a distribution with parameters in days.',
      ),
    })
    .optional()
    .describe('Delays of single shipments. Default: none.'),
};

/** One weight band of the rate of a speed over a zone. */
export const rateSchema = z.strictObject({
  speed: name().describe('Speed that this rate is for.'),
  zone: z
    .union([z.string(), z.int()])
    .transform(String)
    .optional()
    .describe('Name of the zone. Default: every zone.'),
  ...transit,
  ...band,
});

/** One weight band of an explicit connection from a node to a region. */
export const outboundLaneSchema = z.strictObject({
  from: name().describe('Node that ships.'),
  to: name().describe('Region that receives.'),
  speed: name().optional().describe('Speed that this connection is for. Default: every speed.'),
  ...transit,
  distance: quantity('length')
    .optional()
    .describe('Travelled distance. Default: great circle x circuity, 0 without coordinates.'),
  ...band,
});

/** Ways from nodes to regions. */
export const outboundSchema = z.strictObject({
  zones: z
    .array(quantity('length'))
    .default([])
    .describe('Upper distance limits of all zones but the last, increasing. Default: one zone.'),
  'zone-names': z
    .array(z.union([z.string(), z.int()]).transform(String))
    .optional()
    .describe('Names of the zones, one more than limits. Default 1, 2, 3 …'),
  rates: table(rateSchema)
    .default([])
    .describe(
      'Price and transit by speed and zone; several rows of one speed, zone and method are weight bands.',
    ),
  lanes: table(outboundLaneSchema)
    .default([])
    .describe('Explicit node to region connections; they replace rates for their node, region and speed.'),
});
