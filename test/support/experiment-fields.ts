import { experimentJsonSchema } from '../../src/experiment/experiment-json-schema.ts';
import { type SchemaField, type SchemaPart, schemaFields } from './schema-fields.ts';

/** Every field of an experiment file in the order of the schema. */
export function experimentFields(): SchemaField[] {
  // The schema is plain JSON made by our own function.
  return schemaFields(experimentJsonSchema() as SchemaPart);
}
