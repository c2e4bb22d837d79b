import { describeValue } from '../foundation/describe-value.ts';
import type { Place } from '../foundation/issue.ts';
import { nearestName } from '../foundation/nearest-name.ts';
import type { IssueLog, Location, Problem } from './issue-log.ts';
import { type LocatedValue, pathText } from './located-value.ts';
import type { ValuePath } from './source-document.ts';

/**
 * One value of a model replaced from outside, by an experiment or the command line.
 * `path` is dotted: keys; the id of an entity (`from>to` for lanes, the 0-based position for lists without ids);
 * `*` for all entities of a list. Examples: `horizon`, `speeds.one-day.share`, `lanes.v1>dc1.order-cost`, `items.*.value`.
 * The value null takes a field out, as if the model did not give it.
 */
export interface Override {
  readonly path: string;
  readonly value: unknown;
  readonly place: Place;
}

/** One way to go on from a value: the step taken and how much of the dotted path it used. */
interface Match {
  readonly steps: readonly (string | number)[];
  readonly used: number;
}

/**
 * Writes each override into the raw document, later ones over earlier ones, before any validation. A field that the
 * document leaves out is added; whether it may exist is for the schema to say. Entities must exist: unknown ids are issues.
 */
export function applyOverrides(raw: LocatedValue, overrides: readonly Override[], log: IssueLog): void {
  for (const override of overrides) {
    const parts = override.path.split('.');
    const location = { place: override.place, path: override.path };
    if (parts.some((part) => part === '' || part === '__proto__')) {
      log.add(location, {
        code: 'unknown-path',
        expected: 'a dotted path such as speeds.one-day.share',
        received: JSON.stringify(override.path),
      });
      continue;
    }
    const targets: ValuePath[] = [];
    const problem = writeAt(raw.value, parts, { value: override.value, trail: [], targets });
    if (problem !== undefined) log.add(location, problem);
    for (const target of targets) raw.mount(target, (at) => within(location, at.slice(target.length)));
  }
}

/** Where a part of a value that replaces a whole list or mapping stands. */
function within(location: Location, rest: ValuePath): Location {
  if (rest.length === 0) return location;
  const text = pathText(rest);
  return { ...location, path: `${location.path}${text.startsWith('[') ? '' : '.'}${text}` };
}

interface Writing {
  readonly value: unknown;
  readonly trail: ValuePath;
  readonly targets: ValuePath[];
}

function writeAt(node: unknown, parts: readonly string[], writing: Writing): Problem | undefined {
  if (Array.isArray(node)) return writeInList(node, parts, writing);
  if (typeof node !== 'object' || node === null) {
    return {
      code: 'unknown-path',
      expected: 'a path to a field',
      received: `${describeValue(node)} before ".${parts.join('.')}"`,
    };
  }
  // Plain data from YAML or CSV: a mapping with text keys.
  const mapping = node as Record<string, unknown>;
  const [key, ...rest] = parts;
  const trail = [...writing.trail, key];
  if (rest.length === 0 && writing.value === null) {
    if (!Object.hasOwn(mapping, key)) return nothingToTakeOut(key, Object.keys(mapping));
    delete mapping[key];
    writing.targets.push(trail);
    return undefined;
  }
  if (rest.length === 0) {
    mapping[key] = structuredClone(writing.value);
    writing.targets.push(trail);
    return undefined;
  }
  if (!Object.hasOwn(mapping, key) || mapping[key] === null) {
    mapping[key] = {};
    writing.targets.push(trail);
  }
  return writeAt(mapping[key], rest, { ...writing, trail });
}

function writeInList(list: unknown[], parts: readonly string[], writing: Writing): Problem | undefined {
  const match = matchEntities(list, parts);
  if (match === undefined) {
    const names = list.map(entityName).filter((name) => name !== undefined);
    const nearest = nearestName(parts[0], names);
    return {
      code: 'unknown-name',
      expected:
        names.length === 0
          ? `a position from 0 to ${list.length - 1}, or *`
          : 'the name of an entity in the list, or *',
      received: JSON.stringify(parts[0]),
      ...(nearest === undefined ? {} : { hint: `did you mean "${nearest}"?` }),
    };
  }
  const rest = parts.slice(match.used);
  const problems: Problem[] = [];
  for (const position of match.steps) {
    const trail = [...writing.trail, position];
    if (rest.length === 0) {
      list[Number(position)] = structuredClone(writing.value);
      writing.targets.push(trail);
    } else {
      const problem = writeAt(list[Number(position)], rest, { ...writing, trail });
      if (problem !== undefined) problems.push(problem);
    }
  }
  // Not every entity need have what is taken out of all of them.
  const isDone = writing.value === null && problems.length < match.steps.length;
  return isDone ? undefined : problems[0];
}

function nothingToTakeOut(key: string, keys: readonly string[]): Problem {
  const nearest = nearestName(key, keys);
  return {
    code: 'unknown-path',
    expected: 'a field that the model gives, as null takes it out',
    received: JSON.stringify(key),
    ...(nearest === undefined ? {} : { hint: `did you mean "${nearest}"?` }),
  };
}

/** Positions that the first parts of the path name; ids win over positions. All entities of one name match. */
function matchEntities(list: readonly unknown[], parts: readonly string[]): Match | undefined {
  if (parts[0] === '*') return { steps: list.map((_, position) => position), used: 1 };
  const named = list.flatMap((entity, position) => (entityName(entity) === parts[0] ? [position] : []));
  if (named.length > 0) return { steps: named, used: 1 };
  const position = /^\d+$/.test(parts[0]) ? Number(parts[0]) : -1;
  return position >= 0 && position < list.length ? { steps: [position], used: 1 } : undefined;
}

/** What an entity of a list is addressed by: its id or name, or `from>to` for a lane. */
function entityName(entity: unknown): string | undefined {
  if (typeof entity !== 'object' || entity === null) return undefined;
  const { id, name, from, to } = entity as Readonly<Record<string, unknown>>;
  if (typeof id === 'string') return id;
  if (typeof from === 'string' && typeof to === 'string') return `${from}>${to}`;
  return typeof name === 'string' ? name : undefined;
}
