import { z } from 'zod';
import { inboundRuleSchema, storageRuleSchema } from './buildings-schema.ts';
import { outboundCapacitySchema } from './departures-schema.ts';
import { table } from './schema-fields.ts';

/** What nodes can handle, by kind of work. */
export const capacitySchema = z.strictObject({
  outbound: z
    .array(outboundCapacitySchema)
    .optional()
    .describe('Customer orders that nodes can pick and pack; needs departures. Default: any number.'),
  inbound: table(inboundRuleSchema)
    .optional()
    .describe('Docks: receipts wait for a door and are stowed before they can be sold. Default: none.'),
  storage: table(storageRuleSchema).optional().describe('Room for goods by storage type. Default: no limit.'),
});
