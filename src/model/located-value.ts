import { PluginPlace } from '../foundation/plugin-place.ts';
import type { Location, Problem } from './issue-log.ts';
import type { PlacePart, ValuePath } from './source-document.ts';

/** Finds where the value at a path, or its key, was written. */
export type Locate = (path: ValuePath, part?: PlacePart) => Location;

/** The part of an entry that a problem is about: the key when it is not known. */
export function partOf({ code }: Problem): PlacePart {
  return code === 'unknown-key' ? 'key' : 'value';
}

/**
 * Plain data put together from several files, that knows where each part came from.
 * Parts are mounted at a path; the mount made last wins. A `*` in a mount's path stands for any step.
 */
export class LocatedValue {
  readonly value: unknown;
  /** Dotted paths of parts that could not be read whole: reported, so nothing is said about what they lack. */
  readonly unreadable = new Set<string>();
  /** Of such tables, by path, the names in rows that were left out, where they can be told. */
  readonly namesLeftOut = new Map<string, readonly string[]>();
  readonly #mounts: { readonly prefix: ValuePath; readonly locate: Locate }[];

  constructor(value: unknown, locate: Locate) {
    this.value = value;
    this.#mounts = [{ prefix: [], locate }];
  }

  /** From now on values at or below `prefix` are located by `locate`, which gets the whole path. */
  mount(prefix: ValuePath, locate: Locate): void {
    this.#mounts.unshift({ prefix, locate });
  }

  /** Where the value at `path`, or its key, was written. */
  readonly locate: Locate = (path, part) => {
    const mount = this.#mounts.find(({ prefix }) =>
      prefix.every((step, depth) => depth < path.length && (step === '*' || step === path[depth])),
    );
    // The first mount of all is at the root, which every path starts with.
    return (mount ?? this.#mounts[this.#mounts.length - 1]).locate(path, part);
  };
}

/** A path as messages spell it: `speeds[1].deadline`. */
export function pathText(path: ValuePath): string {
  return path
    .map((step, depth) => (typeof step === 'number' ? `[${step}]` : depth === 0 ? step : `.${step}`))
    .join('');
}

/** The place of the plug-in whose fields stand at `path`: that of its `use`. */
export function pluginPlace(locate: Locate, path: ValuePath): PluginPlace {
  return new PluginPlace(locate([...path, 'use']).place, (below, part) => locate([...path, ...below], part));
}
