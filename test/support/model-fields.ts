import { modelJsonSchema } from '../../src/model/model-json-schema.ts';
import { type SchemaField, type SchemaPart, schemaFields } from './schema-fields.ts';

/** Every field of the model format in the order of the schema, each path once with all its descriptions. */
export function modelFields(): SchemaField[] {
  // The schema is plain JSON made by our own function.
  return schemaFields(modelJsonSchema() as SchemaPart);
}
