import { z } from 'zod';
import {
  distributionValue,
  isoDate,
  name,
  nonNegative,
  pricePerWeight,
  quantity,
  table,
} from './schema-fields.ts';

const latitude = z
  .number()
  .min(-90)
  .max(90)
  .optional()
  .describe('Latitude [degrees], -90 to 90. Needed for zones, reach and distances.');
const longitude = z
  .number()
  .min(-180)
  .max(180)
  .optional()
  .describe('Longitude [degrees], -180 to 180. Needed for zones, reach and distances.');

/** The kinds of node. */
export const NODE_KINDS = ['vendor', 'dc', 'fc', 'same-day'] as const;

export const nodeSchema = z.strictObject({
  id: name().describe('Name of the node, unique.'),
  kind: z.enum(NODE_KINDS).describe('vendor (always has stock, holds none), dc, fc or same-day.'),
  latitude,
  longitude,
  size: z.number().positive().default(1).describe('Relative building size, > 0. Default 1.'),
  'processing-time': quantity('duration')
    .optional()
    .describe('Order to departure of a customer shipment, a duration. Default 0 s.'),
  'handling-cost': nonNegative()
    .default(0)
    .describe('Handling cost per unit shipped to a customer [money]. Default 0.'),
  'holding-cost': nonNegative()
    .optional()
    .describe("Holding cost here [money per unit and day]. Default: the item's."),
  classes: z.array(name()).optional().describe('Item classes this node may stock. Default: every class.'),
  'serves-customers': z
    .boolean()
    .optional()
    .describe('Whether customers are served from here. Default: true for fc and same-day.'),
});

export const regionSchema = z.strictObject({
  id: name().describe('Name of the region, unique.'),
  latitude,
  longitude,
  population: nonNegative()
    .optional()
    .describe('Number of inhabitants; the default of share is in proportion to it.'),
  share: nonNegative()
    .optional()
    .describe("Share of every item's demand; all regions or none, sum 1. Default: by population."),
});

export const itemSchema = z.strictObject({
  id: name().describe('Name of the item, unique.'),
  class: name().default('all').describe('Assortment class. Default all.'),
  value: nonNegative()
    .default(0)
    .describe('Cost of one unit [money], what holding is charged on. Default 0.'),
  price: nonNegative().optional().describe('Sales price of one unit [money]. Default: value.'),
  weight: quantity('weight').optional().describe('Weight of one unit, e.g. 1.2 lb. Default 0 kg.'),
  volume: quantity('volume').optional().describe('Volume of one unit, e.g. 0.1 ft3. Default 0 m3.'),
  divisible: z
    .boolean()
    .default(false)
    .describe('True when any real quantity can be stocked and sold. Default false.'),
  'holding-cost': nonNegative()
    .optional()
    .describe('Holding cost [money per unit and day]. Default: value x costs.holding-rate / 365.'),
  'lost-sale-cost': nonNegative()
    .optional()
    .describe('Penalty for a unit never delivered [money]. Default: price - value, at least 0.'),
  'daily-orders': nonNegative()
    .optional()
    .describe('Expected orders per day over all regions; demand.by-item needs it.'),
});

export const laneSchema = z.strictObject({
  from: name().describe('Node that ships.'),
  to: name().describe('Node that receives; not a vendor.'),
  items: z
    .array(name())
    .optional()
    .describe('Items carried. Default, with no item-classes either: every item.'),
  'item-classes': z
    .array(name())
    .optional()
    .describe('Classes of items carried, in addition to items. Default: none.'),
  'lead-time': distributionValue('string').describe(
    'Dispatch to receipt: a duration such as 2 d, or a distribution with parameters in days.',
  ),
  crossing: z
    .boolean()
    .default(true)
    .describe('False: a later dispatch of an item never arrives before an earlier one. Default true.'),
  'order-cost': nonNegative().default(0).describe('Cost of each replenishment order [money]. Default 0.'),
  'shipment-cost': nonNegative().default(0).describe('Cost of each dispatch of one item [money]. Default 0.'),
  'unit-cost': nonNegative().default(0).describe('Transport cost per unit [money]. Default 0.'),
  'volume-distance-cost': nonNegative()
    .default(0)
    .describe('Transport cost per cubic metre and kilometre [money]. Default 0.'),
  'unit-distance-cost': nonNegative()
    .default(0)
    .describe('Transport cost per unit and kilometre [money]. Default 0.'),
  distance: quantity('length')
    .optional()
    .describe('Travelled distance, e.g. 300 mile. Default: great circle x circuity, 0 without coordinates.'),
  priority: z
    .int()
    .min(1)
    .default(1)
    .describe('Preference among the sources of a stock, 1 = first. Default 1.'),
  share: z.number().positive().default(1).describe('Share among lanes of equal priority, > 0. Default 1.'),
});

export const speedSchema = z.strictObject({
  id: name().describe('Name of the promised delivery class, unique.'),
  deadline: quantity('duration').describe('Order to delivery as promised, a duration.'),
  reach: quantity('length')
    .optional()
    .describe('Greatest node to region distance it is offered over. Default: any.'),
  share: nonNegative()
    .optional()
    .describe('Share of customers who ask for it; sum 1. Default 1 when it is the only speed.'),
  'when-short': z
    .enum(['late', 'lost', 'backorder'])
    .describe('Units that cannot come in time: delivered late by a slower way, lost, or backordered.'),
  patience: quantity('duration')
    .optional()
    .describe('How long a backorder waits, a duration; only with backorder. Default: forever.'),
  'partial-shipments': z
    .boolean()
    .default(true)
    .describe('Whether an order larger than the stock ships what is there. Default true.'),
  'late-cost': nonNegative().default(0).describe('Penalty per late unit [money]. Default 0.'),
  'backorder-cost': nonNegative()
    .default(0)
    .describe('Penalty per unit and day backordered [money]. Default 0.'),
  'lost-sale-cost': nonNegative().optional().describe("Penalty per unit lost [money]. Default: the item's."),
});

const band = {
  fixed: nonNegative().default(0).describe('Price per shipment [money]. Default 0.'),
  'per-weight': pricePerWeight().optional().describe('Price per weight, e.g. 0.35 /lb. Default 0 /kg.'),
  'from-weight': quantity('weight').optional().describe('Least shipment weight of this band. Default 0 kg.'),
};

export const rateSchema = z.strictObject({
  speed: name().describe('Speed that this rate is for.'),
  zone: z
    .union([z.string(), z.int()])
    .transform(String)
    .optional()
    .describe('Name of the zone. Default: every zone.'),
  transit: quantity('duration').describe('Departure to delivery, a duration.'),
  ...band,
});

export const outboundLaneSchema = z.strictObject({
  from: name().describe('Node that ships.'),
  to: name().describe('Region that receives.'),
  speed: name().optional().describe('Speed that this connection is for. Default: every speed.'),
  transit: quantity('duration').describe('Departure to delivery, a duration.'),
  distance: quantity('length')
    .optional()
    .describe('Travelled distance. Default: great circle x circuity, 0 without coordinates.'),
  ...band,
});

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
    .describe('Price and transit by speed and zone; several rows of one speed and zone are weight bands.'),
  lanes: table(outboundLaneSchema)
    .default([])
    .describe('Explicit node to region connections; they replace rates for their node, region and speed.'),
});

const mean = z.number().positive().describe('Expected orders per day at factor 1.');
const varianceToMean = z.number().gt(1).describe('Variance of the daily count divided by its mean, > 1.');
const probability = z.number().min(0).max(1).describe('Probability that a day has an order.');
const optionalMean = mean
  .optional()
  .describe("Expected orders per day at factor 1. Default: the item's daily-orders.");

const byItemProcessSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('poisson').describe('Poisson orders.'), mean: optionalMean }),
  z.strictObject({
    type: z.literal('negative-binomial').describe('Poisson orders with a gamma-distributed daily rate.'),
    mean: optionalMean,
    'variance-to-mean': varianceToMean,
  }),
  z.strictObject({
    type: z.literal('intermittent').describe('At most one order a day.'),
    probability: probability
      .optional()
      .describe("Probability that a day has an order. Default: the item's daily-orders, at most 1."),
  }),
]);

const processSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('poisson').describe('Poisson orders.'), mean }),
  z.strictObject({
    type: z.literal('negative-binomial').describe('Poisson orders with a gamma-distributed daily rate.'),
    mean,
    'variance-to-mean': varianceToMean,
  }),
  z.strictObject({ type: z.literal('intermittent').describe('At most one order a day.'), probability }),
  z.strictObject({
    type: z.literal('periodic').describe('One order at fixed intervals.'),
    every: quantity('duration').describe('Time between orders, a duration > 0.'),
    at: quantity('duration')
      .optional()
      .describe('Time of the first order after the start, a duration. Default 0 s.'),
  }),
]);

export const demandRowSchema = z.strictObject({
  item: name().describe('Item ordered.'),
  region: name().optional().describe('Region of the customers. Default: drawn by the regions’ shares.'),
  speed: name().optional().describe('Speed asked for. Default: drawn by the speeds’ shares.'),
  process: processSchema.describe(
    'How many orders come: poisson, negative-binomial, intermittent or periodic.',
  ),
  size: distributionValue('number')
    .default(1)
    .describe('Units per order: a number or a distribution. Default 1.'),
});

export const demandEventSchema = z.strictObject({
  name: z.string().describe('Name of the event.'),
  from: isoDate().describe('First day, an ISO date.'),
  days: z.int().min(1).describe('Number of days.'),
  factor: nonNegative().describe('Factor on the mean demand of these days.'),
  classes: z.array(name()).optional().describe('Item classes it touches. Default: all.'),
});

export const demandSchema = z.strictObject({
  'by-item': z
    .strictObject({
      process: byItemProcessSchema.describe('How many orders come for each item.'),
      size: distributionValue('number')
        .default(1)
        .describe('Units per order: a number or a distribution. Default 1.'),
    })
    .optional()
    .describe(
      "One stream of orders per item, its mean the item's daily-orders; regions and speeds by their shares.",
    ),
  rows: table(demandRowSchema).optional().describe('Streams of orders one by one. Default: none.'),
  trace: z
    .string()
    .optional()
    .describe(
      'CSV file (may be .csv.gz) of order lines to replay: time, item, region, quantity, speed, order.',
    ),
  weekday: z
    .array(nonNegative())
    .length(7)
    .optional()
    .describe('Factors Monday to Sunday, mean 1. Default: all 1.'),
  hours: z
    .array(nonNegative())
    .length(24)
    .optional()
    .describe("Shares of a day's orders by hour, sum 1. Default: all equal."),
  months: z
    .array(nonNegative())
    .length(12)
    .optional()
    .describe('Factors January to December, mean 1. Default: all 1.'),
  events: table(demandEventSchema).default([]).describe('Dated lifts of demand. Default: none.'),
});

export const initialStockSchema = z.strictObject({
  item: name().describe('Item.'),
  node: name().describe('Node that holds it; not a vendor.'),
  units: nonNegative().describe('Units on hand at the start.'),
});

export const pluginUseSchema = z
  .looseObject({
    use: z.string().min(1).describe('Catalogue name, or path of a TypeScript or JavaScript file (./…).'),
  })
  .describe('A plug-in; every other key is one of its parameters.');

export const replenishmentRuleSchema = z.looseObject({
  use: z
    .string()
    .min(1)
    .describe(
      'Catalogue name of a replenishment policy, or path of a file (./…). Every other key is a parameter.',
    ),
  where: z
    .strictObject({
      nodes: z.array(name()).optional().describe('Nodes. Default: any.'),
      kinds: z.array(z.enum(NODE_KINDS)).optional().describe('Kinds of node. Default: any.'),
      items: z.array(name()).optional().describe('Items. Default: any.'),
      classes: z.array(name()).optional().describe('Item classes. Default: any.'),
    })
    .optional()
    .describe(
      'Stocks (item at node) the rule is for; the first rule that matches wins. Default: every stock.',
    ),
  from: z
    .strictObject({
      nodes: z.array(name()).optional().describe('Nodes. Default: any.'),
      kinds: z.array(z.enum(NODE_KINDS)).optional().describe('Kinds of node. Default: any.'),
    })
    .optional()
    .describe('Sources these stocks may order from. Default: any with a lane.'),
  table: z
    .string()
    .optional()
    .describe('CSV file with columns item, node and parameters of single stocks. Default: none.'),
});

export const policySchema = z.strictObject({
  replenishment: z
    .array(replenishmentRuleSchema)
    .default([])
    .describe('Rules, first match wins; a stock without a rule is never held.'),
  fulfillment: pluginUseSchema.optional().describe('Which node serves an order. Default: use nearest.'),
  allocation: pluginUseSchema.optional().describe('Who gets scarce stock. Default: use fifo.'),
});

/** The whole model file. Durations, weights and lengths come out in seconds, kilograms and kilometres. */
export const modelSchema = z.strictObject({
  format: z.literal(1).describe('Version of this format: 1.'),
  name: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .describe('Name in kebab-case.'),
  title: z.string().optional().describe('One line for reports. Default: name.'),
  description: z.string().default('').describe('What the model shows. Default: empty.'),
  start: isoDate()
    .default('2025-01-06')
    .describe('Date whose midnight is time 0; drives weekday and season. Default 2025-01-06, a Monday.'),
  horizon: quantity('duration').describe('Measured time after the warm-up, whole days, > 0.'),
  'warm-up': quantity('duration').optional().describe('Time run before measuring, whole days. Default 0 d.'),
  currency: z.string().min(1).default('USD').describe('Currency that every amount is in. Default USD.'),
  'distance-unit': z
    .enum(['km', 'mile'])
    .default('km')
    .describe('Unit that reports print distances in, km or mile. Default km.'),
  circuity: z
    .number()
    .min(1)
    .default(1.2)
    .describe('Travelled distance / great-circle distance, >= 1. Default 1.2.'),
  nodes: table(nodeSchema).min(1).describe('Places that ship.'),
  regions: table(regionSchema).min(1).describe('Places where customers are.'),
  items: table(itemSchema).min(1).describe('What is sold.'),
  costs: z
    .strictObject({
      'holding-rate': nonNegative()
        .default(0)
        .describe('Holding cost per year as a share of value. Default 0.'),
    })
    .optional()
    .describe('Costs that hold for every item.'),
  lanes: table(laneSchema).default([]).describe('Supply connections between nodes. Default: none.'),
  speeds: table(speedSchema).min(1).describe('Promised delivery classes.'),
  outbound: outboundSchema.describe('Ways from nodes to regions.'),
  demand: demandSchema.describe('Orders of customers; at least one of by-item, rows and trace.'),
  'initial-stock': table(initialStockSchema)
    .default([])
    .describe('Units on hand at the start. Default: each policy’s target.'),
  policy: policySchema
    .optional()
    .describe('Decision rules of the model itself; experiments may bring others.'),
});

/** Paths of the lists that may be given as the name of a CSV file. */
export const TABLE_PATHS: readonly (readonly string[])[] = [
  ['nodes'],
  ['regions'],
  ['items'],
  ['lanes'],
  ['speeds'],
  ['outbound', 'rates'],
  ['outbound', 'lanes'],
  ['demand', 'rows'],
  ['demand', 'events'],
  ['initial-stock'],
];
