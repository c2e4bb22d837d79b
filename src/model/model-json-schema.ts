import { z } from 'zod';
import { modelSchema } from './model-schema.ts';

/** The JSON Schema (draft 2020-12) of a model file, for editors; committed as models/model.schema.json. */
export function modelJsonSchema(): unknown {
  const schema = z.toJSONSchema(modelSchema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      if (jsonSchema.csv !== true) return;
      // A list of entities, or the name of the CSV file that holds it.
      const { csv: _, description, default: fallback, ...list } = jsonSchema;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
      Object.assign(jsonSchema, {
        description,
        ...(fallback === undefined ? {} : { default: fallback }),
        anyOf: [list, { type: 'string', pattern: '\\.csv(\\.gz)?$' }],
      });
    },
  });
  return { ...schema, title: 'Echelon model' };
}

/** The text of the committed schema file. */
export function modelJsonSchemaText(): string {
  return `${JSON.stringify(modelJsonSchema(), null, 2)}\n`;
}
