import type { Options } from 'yargs';

/** Flags of `import orders`; beyond these two they carry the names of the settings in a mapping file. */
export const IMPORT_ORDERS_FLAGS = {
  mapping: { type: 'string', requiresArg: true, describe: 'YAML file with settings; flags win over it' },
  column: {
    describe:
      'header of a column, as --column.item SKU; roles: time, clock, order, item, quantity, price, region, status, customer, description; "none" = the log has none',
  },
  name: { type: 'string', requiresArg: true, describe: 'name of the model, kebab-case' },
  from: { type: 'string', requiresArg: true, describe: 'first day to keep, ISO date' },
  to: { type: 'string', requiresArg: true, describe: 'day after the last one to keep, ISO date' },
  currency: { type: 'string', requiresArg: true, describe: 'label of the prices' },
  delimiter: {
    type: 'string',
    requiresArg: true,
    describe: 'field separator; read off the header line if not given',
  },
  encoding: { type: 'string', requiresArg: true, describe: 'text encoding' },
  quotes: { type: 'boolean', describe: '--no-quotes: quote characters are ordinary text' },
  decimal: { type: 'string', requiresArg: true, describe: 'decimal sign, . or ,' },
  'date-format': {
    type: 'string',
    requiresArg: true,
    describe: 'such as d/m/yyyy, m/d/yyyy, epoch; read off the dates if not given',
  },
  'price-is': {
    type: 'string',
    requiresArg: true,
    describe: 'price of one "unit" or the "total" of the line',
  },
  'cancelled-pattern': {
    type: 'string',
    requiresArg: true,
    describe: 'order ids that are cancellations; "none"',
  },
  'status-pattern': {
    type: 'string',
    requiresArg: true,
    describe: 'values of the status column that cancel a row',
  },
  'non-goods-pattern': {
    type: 'string',
    requiresArg: true,
    describe: 'item codes that are not goods; "none"',
  },
  'minimum-orders': { type: 'number', requiresArg: true, describe: 'set items with fewer order lines aside' },
  'maximum-regions': {
    type: 'number',
    requiresArg: true,
    describe: 'regions to keep; the smallest become one',
  },
  'cost-share': { type: 'number', requiresArg: true, describe: 'cost of a unit as a share of its price' },
  'lead-time-mean': { type: 'number', requiresArg: true, describe: 'mean supplier lead time [days]' },
  'lead-time-cv': { type: 'number', requiresArg: true, describe: 'variation of the supplier lead time' },
  'warm-up': { type: 'number', requiresArg: true, describe: 'days of the log before measuring starts' },
} as const satisfies Record<string, Options>;
