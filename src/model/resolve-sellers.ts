import type { z } from 'zod';
import { describeValue } from '../foundation/describe-value.ts';
import { valueAt } from './check-against.ts';
import { definedFields } from './defined-fields.ts';
import { isItemIn } from './forecast-spec.ts';
import type { ItemSpec, NodeSpec, ReplenishmentRuleSpec } from './model.ts';
import type { CheckedList, ModelReader } from './model-reader.ts';
import { NameTable } from './name-table.ts';
import { readReplenishmentRule } from './parse-policy.ts';
import { readLeadTime } from './read-distribution.ts';
import { itemFilter } from './resolve-forecast.ts';
import { sellerSchema } from './sellers-schema.ts';
import type { RestockLimitSpec, SellerFeesSpec, SellerSightSpec, SellerSpec } from './sellers-spec.ts';
import type { ValuePath } from './source-document.ts';
import type { SourceFiles } from './source-files.ts';

const SECONDS_PER_DAY = 86_400;
const SALES_WINDOW_SECONDS = 28 * SECONDS_PER_DAY;
const AGED_FROM_SECONDS = 181 * SECONDS_PER_DAY;

type SellerFields = z.infer<typeof sellerSchema>;

/** What sellers are resolved against. */
export interface SellerContext {
  readonly nodes: CheckedList<NodeSpec>;
  readonly items: CheckedList<ItemSpec>;
  readonly files: SourceFiles;
}

/** The third-party sellers; undefined when the model has none. */
export async function resolveSellers(
  reader: ModelReader,
  context: SellerContext,
): Promise<readonly SellerSpec[] | undefined> {
  if (reader.rawAt(['sellers']) === undefined) {
    reportUnusedNames(reader, context.items);
    return undefined;
  }
  const list = reader.list(sellerSchema, ['sellers']);
  const owners = new Owners(reader, list, context.items);
  const sellers: SellerSpec[] = [];
  for (const [position, fields] of list.entries()) {
    const seller = fields && (await readSeller(reader, fields, context, { position, owners }));
    if (seller !== undefined) sellers.push(seller);
  }
  return sellers;
}

function reportUnusedNames(reader: ModelReader, items: CheckedList<ItemSpec>): void {
  const position = items.findIndex((_, item) => reader.rawAt(['items', item, 'seller']) !== undefined);
  if (position < 0) return;
  reader.report(['items', position, 'seller'], {
    code: 'unused-field',
    expected: 'a seller only with a section sellers',
    received: 'no sellers',
  });
}

/** Which item is whose: the seller that the item names, else the first whose filter lets it through. */
class Owners {
  /** By item; -1 = the network's own. */
  private readonly ofItem: readonly number[];

  constructor(reader: ModelReader, list: CheckedList<SellerFields>, items: CheckedList<ItemSpec>) {
    const ids = list.map((_, position) => {
      const id = reader.rawAt(['sellers', position, 'id']);
      return typeof id === 'string' ? id : undefined;
    });
    const names = new NameTable('seller', ids);
    ids.forEach((id, position) => {
      if (id === undefined || names.find(id) === position) return;
      const problem = { code: 'duplicate-id', expected: 'each seller once', received: `"${id}" again` };
      reader.report(['sellers', position, 'id'], problem);
    });
    const filters = list.map((fields, position) =>
      fields?.where === undefined
        ? undefined
        : itemFilter(reader, fields.where, ['sellers', position, 'where']),
    );
    this.ofItem = items.map((item, position) => {
      const named = valueAt(reader.rawAt(['items', position]), ['seller']);
      if (typeof named === 'string') {
        return reader.resolve(names, named, ['items', position, 'seller']) ?? -1;
      }
      if (item === undefined) return -1;
      return filters.findIndex((filter) => filter !== undefined && isItemIn(filter, position, item.class));
    });
  }

  itemsOf(seller: number): number[] {
    return this.ofItem.flatMap((owner, item) => (owner === seller ? [item] : []));
  }
}

async function readSeller(
  reader: ModelReader,
  fields: SellerFields,
  context: SellerContext,
  { position, owners }: { readonly position: number; readonly owners: Owners },
): Promise<SellerSpec | undefined> {
  const path = ['sellers', position];
  const items = owners.itemsOf(position);
  const isWhole = context.items.length > 0 && context.items.every((item) => item !== undefined);
  if (items.length === 0 && isWhole && !reader.raw.unreadable.has('items')) {
    const expected = 'at least one item, by where or by the field seller of items';
    reader.report(path, { code: 'unused-rule', expected, received: 'none' });
  }
  const leadTimeDays =
    fields['lead-time'] === undefined
      ? undefined
      : readLeadTime(reader, fields['lead-time'], [...path, 'lead-time']);
  checkSensitivity(reader, fields, items, context, path);
  return {
    id: fields.id,
    items,
    replenishment: await readRules(reader, fields, context, path),
    sight: sightOf(reader, fields.sight, [...path, 'sight']),
    fees: feesOf(reader, fields.fees, [...path, 'fees']),
    feeSensitivity: fields['fee-sensitivity'],
    ...definedFields({
      leadTimeDays,
      restockLimit: limitOf(reader, fields['restock-limit'], [...path, 'restock-limit']),
    }),
  };
}

/** A rule that names no nodes and no kinds is for the nodes that serve customers. */
async function readRules(
  reader: ModelReader,
  { replenishment }: SellerFields,
  { nodes, files }: SellerContext,
  path: ValuePath,
): Promise<ReplenishmentRuleSpec[]> {
  const serving = nodes.flatMap((node, position) => (node?.servesCustomers === true ? [position] : []));
  const rules: ReplenishmentRuleSpec[] = [];
  for (const [position, fields] of replenishment.entries()) {
    const rule = await readReplenishmentRule(fields, {
      path: [...path, 'replenishment', position],
      locate: reader.raw.locate,
      names: reader.names,
      files,
      log: reader.log,
    });
    const isEverywhere = rule.where.nodes === undefined && rule.where.kinds === undefined;
    rules.push(isEverywhere ? { ...rule, where: { ...rule.where, nodes: serving } } : rule);
  }
  return rules;
}

function sightOf(reader: ModelReader, fields: SellerFields['sight'], path: ValuePath): SellerSightSpec {
  if (fields?.redrawn !== undefined && fields['log-deviation'] === 0) {
    const expected = 'redrawn only with a log-deviation above 0';
    reader.report([...path, 'redrawn'], { code: 'unused-field', expected, received: 'a deviation of 0' });
  }
  return {
    bias: fields?.bias ?? 1,
    logDeviation: fields?.['log-deviation'] ?? 0,
    redrawnDays: wholeDays(reader, fields?.redrawn, [...path, 'redrawn'], 1) ?? Number.POSITIVE_INFINITY,
    eventsKnownDays:
      wholeDays(reader, fields?.['events-known-before'], [...path, 'events-known-before'], 0) ??
      Number.POSITIVE_INFINITY,
    lookAheadDays: wholeDays(reader, fields?.['look-ahead'], [...path, 'look-ahead'], 0) ?? 0,
  };
}

function limitOf(
  reader: ModelReader,
  fields: SellerFields['restock-limit'],
  path: ValuePath,
): RestockLimitSpec | undefined {
  if (fields === undefined) return undefined;
  const unused = (field: string, expected: string, received: string): void =>
    reader.report([...path, field], { code: 'unused-field', expected, received });
  const { weeks, volume } = fields;
  if (weeks === undefined && volume === undefined) {
    reader.report(path, { code: 'missing-field', expected: 'weeks, volume or both', received: 'neither' });
  }
  for (const field of ['measured-by', 'least-units'] as const) {
    if (fields[field] !== undefined && weeks === undefined)
      unused(field, `${field} only with weeks`, 'no weeks');
  }
  const measuredBy = fields['measured-by'] ?? 'expected-demand';
  if (fields['sales-window'] !== undefined && measuredBy !== 'recent-sales')
    unused('sales-window', 'sales-window only with measured-by: recent-sales', measuredBy);
  const window = fields['sales-window'] ?? SALES_WINDOW_SECONDS;
  return {
    measuredBy,
    windowDays: wholeDays(reader, window, [...path, 'sales-window'], 1) ?? 1,
    leastUnits: fields['least-units'] ?? 1,
    ...definedFields({ weeks, volumeM3: volume }),
  };
}

function feesOf(reader: ModelReader, fields: SellerFields['fees'], path: ValuePath): SellerFeesSpec {
  const { overstock, aged } = fields ?? {};
  const from = wholeDays(reader, aged?.from ?? AGED_FROM_SECONDS, [...path, 'aged', 'from'], 1) ?? 1;
  return {
    fulfillment: fields?.fulfillment ?? 0,
    referral: fields?.referral ?? 0,
    inbound: fields?.inbound ?? 0,
    storagePerM3Day: fields?.storage ?? 0,
    ...definedFields({
      overstock: overstock && { aboveWeeks: overstock.above, perM3Day: overstock.surcharge },
      aged: aged && { fromDays: from, perM3Day: aged.surcharge },
    }),
  };
}

/** A seller who minds the inbound fee must ask a price above it. */
function checkSensitivity(
  reader: ModelReader,
  fields: SellerFields,
  items: readonly number[],
  context: SellerContext,
  path: ValuePath,
): void {
  if (fields['fee-sensitivity'] === 0) return;
  const at = [...path, 'fee-sensitivity'];
  const inbound = fields.fees?.inbound ?? 0;
  if (inbound === 0) {
    const expected = 'fee-sensitivity only with an inbound fee';
    reader.report(at, { code: 'unused-field', expected, received: 'no such fee' });
    return;
  }
  const cheap = items.map((item) => context.items[item]).find((item) => item && item.price <= inbound);
  if (cheap === undefined) return;
  const expected = `an inbound fee below the price of item "${cheap.id}", as it is minded`;
  reader.report(at, { code: 'out-of-range', expected, received: `${inbound} of ${cheap.price}` });
}

function wholeDays(
  reader: ModelReader,
  seconds: number | undefined,
  path: ValuePath,
  least: number,
): number | undefined {
  if (seconds === undefined) return undefined;
  const days = seconds / SECONDS_PER_DAY;
  if (Number.isInteger(days) && days >= least) return days;
  const expected = `a whole number of days, at least ${least}`;
  reader.report(path, { code: 'wrong-period', expected, received: describeValue(reader.rawAt(path)) });
  return undefined;
}
