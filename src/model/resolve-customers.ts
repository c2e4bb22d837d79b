import type { z } from 'zod';
import { customersSchema } from './customers-schema.ts';
import type { CustomersSpec, ReturnRuleSpec, SubstitutionSpec } from './customers-spec.ts';
import { definedFields } from './defined-fields.ts';
import type { ItemSpec, NodeSpec, SpeedSpec } from './model.ts';
import type { CheckedList, ModelReader } from './model-reader.ts';
import { readLeadTime } from './read-distribution.ts';
import { needDepartures } from './resolve-calendar.ts';
import type { ValuePath } from './source-document.ts';

const PATH = ['customers'];
const DEFAULT_HALF_LIFE_SECONDS = 3600;

/** What the behaviour of customers is resolved against. */
export interface CustomersContext {
  readonly nodes: CheckedList<NodeSpec>;
  readonly items: CheckedList<ItemSpec>;
  readonly speeds: CheckedList<SpeedSpec>;
}

type Fields = z.infer<typeof customersSchema>;

/** Whether customers choose their speed, so that speeds have no shares. */
export function choosesSpeed(reader: ModelReader): boolean {
  return reader.rawAt([...PATH, 'choice']) !== undefined;
}

/** How customers behave; undefined when the model does not say, so that each asks for a speed and buys. */
export function resolveCustomers(reader: ModelReader, context: CustomersContext): CustomersSpec | undefined {
  const written = reader.rawAt(PATH);
  if (written === undefined) return undefined;
  const fields = reader.field(customersSchema, PATH, written);
  if (fields === undefined) return undefined;
  const { fees, constants } = speedColumns(reader, fields, context.speeds.length);
  const { choice, conversion } = fields;
  return {
    fees,
    ...definedFields({
      choice:
        choice === undefined
          ? undefined
          : { constants, daysWeight: choice['days-weight'], feeWeight: choice['fee-weight'] },
      conversion:
        conversion === undefined
          ? undefined
          : {
              base: conversion.base,
              perDay: conversion['per-day'],
              perFee: conversion['per-fee'] ?? dayPriceOf(choice) * conversion['per-day'],
            },
      substitution: resolveSubstitution(reader, fields.substitution, context),
      cancellation: resolveCancellation(reader, fields.cancellation),
      returns: fields.returns?.map((rule, position) => resolveReturns(reader, rule, position, context)),
    }),
  };
}

/** Days that one unit of fee is worth to a customer who chooses [day/money]. */
function dayPriceOf(choice: Fields['choice']): number {
  if (choice === undefined || choice['days-weight'] === 0) return 0;
  return choice['fee-weight'] / choice['days-weight'];
}

function speedColumns(reader: ModelReader, fields: Fields, speedCount: number) {
  const fees = new Array<number>(speedCount).fill(0);
  const constants = new Array<number>(speedCount).fill(0);
  const seen = new Set<number>();
  for (const [position, row] of fields.speeds.entries()) {
    const path = [...PATH, 'speeds', position];
    const speed = reader.resolve(reader.names.speeds, row.speed, [...path, 'speed']);
    if (row.constant !== undefined && fields.choice === undefined) {
      const expected = 'constant only with choice';
      reader.report([...path, 'constant'], { code: 'unused-field', expected, received: 'no choice' });
    }
    if (speed === undefined) continue;
    if (seen.has(speed)) {
      const received = `"${row.speed}" again`;
      reader.report([...path, 'speed'], { code: 'duplicate-id', expected: 'each speed once', received });
    }
    seen.add(speed);
    fees[speed] = row.fee;
    constants[speed] = row.constant ?? 0;
  }
  return { fees, constants };
}

function resolveSubstitution(
  reader: ModelReader,
  fields: Fields['substitution'],
  { items, speeds }: CustomersContext,
): SubstitutionSpec | undefined {
  if (fields === undefined) return undefined;
  const path = [...PATH, 'substitution'];
  const { substitute, wait } = fields;
  if (substitute + wait > 1) {
    const received = `${substitute} and ${wait}`;
    const expected = 'shares that substitute and wait of at most 1 together';
    reader.report([...path, 'wait'], { code: 'shares-sum', expected, received });
  }
  if (wait > 0 && speeds.every((speed) => speed === undefined || speed.whenShort.kind === 'lost')) {
    const expected = 'a speed with when-short: backorder or late, as a share of customers waits';
    reader.report([...path, 'wait'], { code: 'nobody-waits', expected, received: 'none' });
  }
  if (fields.dissimilarity !== undefined && !choosesSpeed(reader)) {
    const expected = 'dissimilarity only with choice';
    reader.report([...path, 'dissimilarity'], { code: 'unused-field', expected, received: 'no choice' });
  }
  if (fields.dissimilarity !== undefined && fields.attempts !== undefined) {
    const expected = 'attempts only without dissimilarity';
    reader.report([...path, 'attempts'], { code: 'unused-field', expected, received: `${fields.attempts}` });
  }
  return {
    groupOf: groupsOf(reader, fields.groups, items),
    attempts: fields.attempts === 2 ? 2 : 1,
    ...definedFields({ dissimilarity: fields.dissimilarity }),
    substitute,
    wait,
    slowAfterSeconds: fields['slow-after'] ?? Number.POSITIVE_INFINITY,
    priceWeight: fields['price-weight'],
  };
}

function groupsOf(
  reader: ModelReader,
  groups: NonNullable<Fields['substitution']>['groups'],
  items: CheckedList<ItemSpec>,
): readonly number[] {
  const path = [...PATH, 'substitution'];
  if (groups === undefined) {
    const classes = reader.names.classes;
    const groupOf = items.map((item) => (item === undefined ? -1 : (classes.find(item.class) ?? -1)));
    for (const group of new Set(groupOf)) checkDivisible(reader, groupOf, group, items, path);
    return groupOf;
  }
  const groupOf = new Array<number>(items.length).fill(-1);
  for (const [group, names] of groups.entries()) {
    for (const [position, text] of names.entries()) {
      const at = [...path, 'groups', group, position];
      const item = reader.resolve(reader.names.items, text, at);
      if (item === undefined) continue;
      if (groupOf[item] >= 0) {
        const received = `"${text}" again`;
        reader.report(at, { code: 'duplicate-id', expected: 'each item in one group', received });
      }
      groupOf[item] = group;
    }
    checkDivisible(reader, groupOf, group, items, [...path, 'groups', group]);
  }
  return groupOf;
}

/** An order of 0.3 units cannot be met by an item that only comes whole. */
function checkDivisible(
  reader: ModelReader,
  groupOf: readonly number[],
  group: number,
  items: CheckedList<ItemSpec>,
  path: ValuePath,
): void {
  const own = items.filter((_, item) => groupOf[item] === group);
  const whole = own.find((item) => item?.divisible === false);
  const divisible = own.find((item) => item?.divisible === true);
  if (whole === undefined || divisible === undefined) return;
  const expected = 'items that are all divisible or all not, as they replace each other';
  reader.report(path, {
    code: 'mixed-group',
    expected,
    received: `"${whole.id}", which is not, and "${divisible.id}", which is`,
  });
}

function resolveCancellation(
  reader: ModelReader,
  fields: Fields['cancellation'],
): CustomersSpec['cancellation'] {
  if (fields === undefined) return undefined;
  const path = [...PATH, 'cancellation'];
  needDepartures(reader, path);
  const halfLifeSeconds = fields['half-life'] ?? DEFAULT_HALF_LIFE_SECONDS;
  if (halfLifeSeconds === 0) {
    const problem = { code: 'out-of-range', expected: 'a half-life above 0', received: '0 s' };
    reader.report([...path, 'half-life'], problem);
  }
  return { share: fields.share, halfLifeSeconds };
}

function resolveReturns(
  reader: ModelReader,
  fields: NonNullable<Fields['returns']>[number],
  position: number,
  { nodes, items }: CustomersContext,
): ReturnRuleSpec {
  const path = [...PATH, 'returns', position];
  const { where } = fields;
  const named =
    where?.items === undefined
      ? undefined
      : reader.resolveAll(reader.names.items, where.items, [...path, 'where', 'items']);
  reader.resolveAll(reader.names.classes, where?.classes ?? [], [...path, 'where', 'classes']);
  const covers = (item: ItemSpec | undefined, at: number): boolean =>
    item !== undefined &&
    (named === undefined || named.includes(at)) &&
    (where?.classes === undefined || where.classes.includes(item.class));
  const delay = readLeadTime(reader, fields.delay, [...path, 'delay']);
  return {
    items: [...items.keys()].filter((item) => covers(items[item], item)),
    share: fields.share,
    delayDays: delay ?? NO_DELAY,
    resellable: fields.resellable,
    handlingCost: fields['handling-cost'],
    to: returnNode(reader, fields.to, [...path, 'to'], nodes),
  };
}

/** Stands for a delay that was refused, in a model that is refused, too. */
const NO_DELAY: ReturnRuleSpec['delayDays'] = {
  name: 'constant',
  mean: 0,
  variance: 0,
  isInteger: true,
  minimum: 0,
  sample: () => 0,
};

function returnNode(
  reader: ModelReader,
  text: string,
  path: ValuePath,
  nodes: CheckedList<NodeSpec>,
): ReturnRuleSpec['to'] {
  if (text === 'shipping-node' || text === 'nearest') return text;
  const node = reader.resolve(reader.names.nodes, text, path);
  if (node === undefined) return 'shipping-node';
  const holder = nodes[node];
  if (holder?.kind === 'vendor') {
    const expected = 'shipping-node, nearest, or a node that holds stock';
    reader.report(path, { code: 'cannot-hold', expected, received: `vendor "${holder.id}"` });
  }
  return node;
}
