/** The parts of a JSON Schema that tell which fields exist and what they mean. */
export interface SchemaPart {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaPart>>;
  readonly additionalProperties?: SchemaPart | boolean;
  readonly required?: readonly string[];
  readonly items?: SchemaPart;
  readonly anyOf?: readonly SchemaPart[];
  readonly oneOf?: readonly SchemaPart[];
}

/** One field of a format, as its schema describes it. */
export interface SchemaField {
  /** Dotted; `[]` marks the elements of a list, `<id>` any key. Alternatives of one place share it. */
  readonly path: string;
  readonly description: string | undefined;
  readonly isRequired: boolean;
}

/** Every field of a schema in its order, each path once with all its descriptions. */
export function schemaFields(schema: SchemaPart): SchemaField[] {
  const fields = new Map<string, SchemaField>();
  for (const field of fieldsOf(schema, '')) {
    const known = fields.get(field.path);
    const isSaid = known?.description?.includes(field.description ?? '') ?? false;
    const description = known === undefined ? field.description : `${known.description} ${field.description}`;
    if (known === undefined || !isSaid) fields.set(field.path, { ...field, description });
  }
  return [...fields.values()];
}

function fieldsOf(part: SchemaPart, path: string): SchemaField[] {
  const own = Object.entries(part.properties ?? {}).flatMap(([key, field]) => {
    const at = path === '' ? key : `${path}.${key}`;
    const isRequired = part.required?.includes(key) ?? false;
    return [{ path: at, description: field.description, isRequired }, ...fieldsOf(field, at)];
  });
  const named =
    typeof part.additionalProperties === 'object' ? fieldsOf(part.additionalProperties, `${path}.<id>`) : [];
  const elements = part.items === undefined ? [] : fieldsOf(part.items, `${path}[]`);
  const choices = [...(part.anyOf ?? []), ...(part.oneOf ?? [])].flatMap((choice) => fieldsOf(choice, path));
  return [...own, ...named, ...elements, ...choices];
}
