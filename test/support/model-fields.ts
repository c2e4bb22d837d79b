import { modelJsonSchema } from '../../src/model/model-json-schema.ts';

interface SchemaPart {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaPart>>;
  readonly required?: readonly string[];
  readonly items?: SchemaPart;
  readonly anyOf?: readonly SchemaPart[];
  readonly oneOf?: readonly SchemaPart[];
}

/** One field of the model format, as its schema describes it. */
export interface ModelField {
  /** Dotted; `[]` marks the elements of a list. Alternatives of one place share it. */
  readonly path: string;
  readonly description: string | undefined;
  readonly isRequired: boolean;
}

/** Every field of the model format in the order of the schema, each path once with all its descriptions. */
export function modelFields(): ModelField[] {
  const fields = new Map<string, ModelField>();
  // The schema is plain JSON made by our own function.
  for (const field of fieldsOf(modelJsonSchema() as SchemaPart, '')) {
    const known = fields.get(field.path);
    const isSaid = known?.description?.includes(field.description ?? '') ?? false;
    const description = known === undefined ? field.description : `${known.description} ${field.description}`;
    if (known === undefined || !isSaid) fields.set(field.path, { ...field, description });
  }
  return [...fields.values()];
}

function fieldsOf(part: SchemaPart, path: string): ModelField[] {
  const own = Object.entries(part.properties ?? {}).flatMap(([key, field]) => {
    const at = path === '' ? key : `${path}.${key}`;
    const isRequired = part.required?.includes(key) ?? false;
    return [{ path: at, description: field.description, isRequired }, ...fieldsOf(field, at)];
  });
  const elements = part.items === undefined ? [] : fieldsOf(part.items, `${path}[]`);
  const choices = [...(part.anyOf ?? []), ...(part.oneOf ?? [])].flatMap((choice) => fieldsOf(choice, path));
  return [...own, ...elements, ...choices];
}
