import { z } from 'zod';
import { deliverBySchema, deliveriesSchema, utcOffset } from './calendar-schema.ts';
import { distributionValue, name, nonNegative, quantity } from './schema-fields.ts';

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

/** One node. */
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
  'storage-types': z
    .array(name())
    .optional()
    .describe('Storage types of items this node accepts. Default: every type.'),
  assortment: z
    .strictObject({
      items: z.int().min(1).describe('How many items at most, the best ones that the node accepts.'),
      by: z
        .enum(['demand', 'revenue', 'demand-per-volume'])
        .default('demand')
        .describe('Best by expected units per day, by these x price, or by these / volume. Default demand.'),
    })
    .optional()
    .describe('Small assortment: the only items this node may stock. Default: all that it accepts.'),
  'serves-customers': z
    .boolean()
    .optional()
    .describe('Whether customers are served from here. Default: true for fc and same-day.'),
  'utc-offset': utcOffset('node'),
});

/** One region. */
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
  'utc-offset': utcOffset('region'),
  deliveries: deliveriesSchema
    .optional()
    .describe('When parcels are handed over; only with departures. Default: at any time.'),
});

/** One item. */
export const itemSchema = z.strictObject({
  id: name().describe('Name of the item, unique.'),
  class: name().default('all').describe('Assortment class. Default all.'),
  'storage-type': name()
    .optional()
    .describe('Kind of room it needs, e.g. sortable, non-sortable, cold. Default standard.'),
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
  'case-pack': z
    .number()
    .positive()
    .optional()
    .describe("Units of a case that vendors sell it in; needs vendors. Default: the vendor rule's."),
  seller: name()
    .optional()
    .describe('The third-party seller whose goods they are; needs sellers. Default: as sellers say.'),
});

/** One supply lane. */
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
  'first-leg': distributionValue('string')
    .optional()
    .describe(
      'A first part of the way, before lead-time: a duration, or a distribution in days; overflow-bypass counts orders in it. Default: none.',
    ),
  express: z
    .boolean()
    .default(false)
    .describe('True for an expedited way, for sourcing policies that keep it for need. Default false.'),
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

/** One promised delivery class. */
export const speedSchema = z.strictObject({
  id: name().describe('Name of the promised delivery class, unique.'),
  deadline: quantity('duration')
    .optional()
    .describe('Order to delivery as promised, a duration. This or deliver-by is needed.'),
  'deliver-by': deliverBySchema
    .optional()
    .describe('A promise by the calendar instead of a deadline; only with departures.'),
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

/** Units of one item at one node at the start. */
export const initialStockSchema = z.strictObject({
  item: name().describe('Item.'),
  node: name().describe('Node that holds it; not a vendor.'),
  units: nonNegative().describe('Units on hand at the start.'),
});
