import { z } from 'zod';
import { experimentSchema } from './experiment-schema.ts';

/** The JSON Schema (draft 2020-12) of an experiment file, for editors; committed as experiments/experiment.schema.json. */
export function experimentJsonSchema(): unknown {
  return { ...z.toJSONSchema(experimentSchema, { io: 'input' }), title: 'Echelon experiment' };
}

/** The text of the committed schema file. */
export function experimentJsonSchemaText(): string {
  return `${JSON.stringify(experimentJsonSchema(), null, 2)}\n`;
}
