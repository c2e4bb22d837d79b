import { z } from 'zod';

/** The parts of a JSON Schema that tell how to type a CSV cell and which keys exist. */
export interface SchemaNode {
  readonly type?: string;
  /** The only value allowed. */
  readonly const?: unknown;
  /** The only values allowed. */
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
}

const cache = new WeakMap<z.ZodType, SchemaNode>();

/** The JSON Schema of what `schema` reads, made once per schema. */
export function schemaNodeOf(schema: z.ZodType): SchemaNode {
  let node = cache.get(schema);
  if (node === undefined) {
    // JSON Schema is a superset of SchemaNode; only the fields named there are read.
    node = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as SchemaNode;
    cache.set(schema, node);
  }
  return node;
}

/** A schema and, when it is a choice, its alternatives. */
export function alternativesOf(node: SchemaNode): readonly SchemaNode[] {
  const choices = [...(node.anyOf ?? []), ...(node.oneOf ?? [])];
  return choices.length === 0 ? [node] : choices.flatMap(alternativesOf);
}

/** Own properties of an object schema; empty for others. */
export function propertiesOf(node: SchemaNode): Readonly<Record<string, SchemaNode>> {
  return node.properties ?? {};
}

/** Every schema that could describe the value at `path`. */
export function schemasAt(root: SchemaNode, path: readonly (string | number)[]): readonly SchemaNode[] {
  let nodes = alternativesOf(root);
  for (const step of path) {
    nodes = nodes.flatMap((node) => {
      const next = typeof step === 'number' ? node.items : fieldOf(node, step);
      return next === undefined ? [] : alternativesOf(next);
    });
  }
  return nodes;
}

/** The schema of a field; in a mapping of names that are free, every name has the same. */
function fieldOf({ properties, additionalProperties }: SchemaNode, name: string): SchemaNode | undefined {
  if (properties === undefined)
    return typeof additionalProperties === 'object' ? additionalProperties : undefined;
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}
