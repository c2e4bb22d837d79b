import { z } from 'zod';
import { outboundCapacitySchema } from './departures-schema.ts';

/** What nodes can handle, by kind of work. */
export const capacitySchema = z.strictObject({
  outbound: z
    .array(outboundCapacitySchema)
    .optional()
    .describe('Customer orders that nodes can pick and pack; needs departures. Default: any number.'),
});
