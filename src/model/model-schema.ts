import { z } from 'zod';
import { basketsSchema } from './baskets-schema.ts';
import { capacitySchema } from './capacity-schema.ts';
import { customersSchema } from './customers-schema.ts';
import { demandSchema } from './demand-schema.ts';
import { departureRuleSchema } from './departures-schema.ts';
import {
  initialStockSchema,
  itemSchema,
  laneSchema,
  nodeSchema,
  regionSchema,
  speedSchema,
} from './entity-schemas.ts';
import { forecastSchema } from './forecast-schema.ts';
import { markdownSchema } from './markdown-schema.ts';
import { outboundSchema } from './outbound-schema.ts';
import { policySchema } from './policy-schema.ts';
import { isoDate, nonNegative, quantity, table } from './schema-fields.ts';
import { sellerSchema } from './sellers-schema.ts';
import { shocksSchema } from './shocks-schema.ts';
import { transfersSchema } from './transfers-schema.ts';
import { transportRuleSchema } from './transport-schema.ts';
import { vendorRuleSchema } from './vendor-schema.ts';

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
  forecast: forecastSchema
    .optional()
    .describe('What policies see of demand instead of the truth. Default: they know every mean.'),
  'initial-stock': table(initialStockSchema)
    .default([])
    .describe("Units on hand at the start. Default: each policy's target."),
  departures: table(departureRuleSchema)
    .optional()
    .describe('When parcels leave the nodes; first match wins for a node and speed. Default: at once.'),
  capacity: capacitySchema.optional().describe('What the nodes can handle. Default: everything.'),
  transport: table(transportRuleSchema)
    .optional()
    .describe('Rules for lanes whose goods travel on trailers, first match wins. Default: none.'),
  baskets: basketsSchema
    .optional()
    .describe('Orders of several lines. Default: every order line is an order of its own.'),
  vendors: table(vendorRuleSchema)
    .optional()
    .describe('How vendors take and answer orders, first match wins. Default: in full and at once.'),
  customers: customersSchema
    .optional()
    .describe(
      'How customers choose, convert, substitute, cancel and return. Default: each asks for a speed and buys.',
    ),
  markdown: markdownSchema
    .optional()
    .describe('Items that may be sold at a discount, as policy.markdown decides. Default: none.'),
  sellers: z
    .array(sellerSchema)
    .optional()
    .describe("Third-party sellers, who keep their own goods in the network's nodes. Default: none."),
  transfers: transfersSchema
    .optional()
    .describe('Moves of stock between nodes of a layer, as policy.rebalancing decides. Default: none.'),
  shocks: shocksSchema.optional().describe('What happens to demand, nodes and lanes. Default: nothing.'),
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
  ['forecast', 'cold-start'],
  ['initial-stock'],
  ['departures'],
  ['capacity', 'inbound'],
  ['capacity', 'storage'],
  ['transport'],
  ['vendors'],
  ['customers', 'speeds'],
  ['customers', 'returns'],
  ['transfers', 'lanes'],
  ['markdown', 'rules'],
  ['shocks', 'surges'],
  ['shocks', 'outages'],
  ['shocks', 'capacity'],
];
