import { describeValue } from '../foundation/describe-value.ts';
import { nearestName } from '../foundation/nearest-name.ts';
import type { Problem } from './issue-log.ts';
import type { Model } from './model.ts';

/** Names of one kind of entity and their positions. */
export class NameTable {
  /** What the names are of, as messages say it: "node", "item class". */
  readonly kind: string;
  /** Every name once, in the order first seen. */
  readonly names: readonly string[];
  readonly #isKnown: boolean;
  readonly #leftOut: ReadonlySet<string>;
  readonly #positions = new Map<string, number>();

  /**
   * `names` in list order; undefined for an entity whose name is broken. `isKnown` is false when the list could not be
   * read, so that no name can be called unknown. `leftOut` are names of entities that could not be read themselves.
   */
  constructor(
    kind: string,
    names: readonly (string | undefined)[],
    isKnown = true,
    leftOut: readonly string[] = [],
  ) {
    this.kind = kind;
    this.#isKnown = isKnown;
    this.#leftOut = new Set(leftOut);
    names.forEach((name, position) => {
      if (name !== undefined && !this.#positions.has(name)) this.#positions.set(name, position);
    });
    this.names = [...this.#positions.keys()];
  }

  /** Position of a name, or undefined. */
  find(name: string): number | undefined {
    return this.#positions.get(name);
  }

  /** Whether a name is surely a mistake: not in the table, and not lost with a part of it that could not be read. */
  isUnknown(name: string): boolean {
    return this.#isKnown && !this.#positions.has(name) && !this.#leftOut.has(name);
  }

  /** What to say of a name that is not in the table. */
  unknown(name: unknown): Problem {
    const nearest = typeof name === 'string' ? nearestName(name, this.names) : undefined;
    const few = this.names.length <= 8 ? `: ${this.names.join(', ')}` : '';
    return {
      code: 'unknown-name',
      expected: `the name of ${/^[aeiou]/.test(this.kind) ? 'an' : 'a'} ${this.kind}${few}`,
      received: describeValue(name),
      ...(nearest === undefined ? {} : { hint: `did you mean "${nearest}"?` }),
    };
  }
}

/** Every name that policies and demand refer to. */
export interface ModelNames {
  readonly nodes: NameTable;
  readonly regions: NameTable;
  readonly items: NameTable;
  readonly speeds: NameTable;
  readonly classes: NameTable;
  readonly storageTypes: NameTable;
}

/** The names of a validated model, for reading policies written outside it. */
export function namesOf(model: Model): ModelNames {
  return {
    nodes: new NameTable(
      'node',
      model.nodes.map(({ id }) => id),
    ),
    regions: new NameTable(
      'region',
      model.regions.map(({ id }) => id),
    ),
    items: new NameTable(
      'item',
      model.items.map(({ id }) => id),
    ),
    speeds: new NameTable(
      'speed',
      model.speeds.map(({ id }) => id),
    ),
    classes: new NameTable(
      'item class',
      model.items.map((item) => item.class),
    ),
    storageTypes: new NameTable(
      'storage type',
      model.items.map((item) => item.storageType),
    ),
  };
}
