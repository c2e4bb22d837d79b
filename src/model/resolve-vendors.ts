import type { z } from 'zod';
import type { Distribution } from '../random/distributions/distribution.ts';
import { definedFields } from './defined-fields.ts';
import type { ItemSpec, NodeSpec } from './model.ts';
import type { CheckedList, ModelReader } from './model-reader.ts';
import { readLeadTime, readShare } from './read-distribution.ts';
import { jointMinimumOf } from './resolve-joint-minimum.ts';
import type { ValuePath } from './source-document.ts';
import { vendorRuleSchema, WEEKDAYS } from './vendor-schema.ts';
import type { ReceiptSpec, VendorFilter, VendorRuleSpec } from './vendor-spec.ts';

const SECONDS_PER_DAY = 86_400;
const SUM_TOLERANCE = 1e-6;
const NEAREST_FROM = 0.6;

type RuleFields = z.infer<typeof vendorRuleSchema>;

/** What vendor rules are resolved against. */
interface VendorContext {
  readonly nodes: CheckedList<NodeSpec>;
  readonly items: CheckedList<ItemSpec>;
}

/** The rules of how vendors take and answer orders; undefined when the model has none. */
export function resolveVendors(
  reader: ModelReader,
  context: VendorContext,
): readonly VendorRuleSpec[] | undefined {
  if (reader.rawAt(['vendors']) === undefined) {
    reportUnusedCasePacks(reader, context.items);
    return undefined;
  }
  return reader.list(vendorRuleSchema, ['vendors']).flatMap((fields, position) => {
    if (fields === undefined) return [];
    const path = ['vendors', position];
    const where = filterOf(reader, fields, context, path);
    checkRule(reader, fields, coveredItems(where, context.items), path);
    const confirmedShare = readShare(reader, fields.confirmation?.share ?? 1, [
      ...path,
      'confirmation',
      'share',
    ]);
    const receipts = receiptsOf(reader, fields, path);
    const { capacity } = fields;
    if (confirmedShare === undefined) return [];
    return [
      {
        where,
        minimumUnits: fields['minimum-units'],
        minimumValue: fields['minimum-value'],
        below: fields.below ?? 'raise',
        rounding: fields.rounding ?? 'up',
        nearestFrom: fields['nearest-from'] ?? NEAREST_FROM,
        isOrderDay: WEEKDAYS.map((day) => fields['order-days']?.includes(day) ?? true),
        confirmedShare,
        confirmationSeconds: fields.confirmation?.after ?? 0,
        receipts,
        regimes: (fields.regimes ?? []).map(({ factor, mean }) => ({
          factor,
          meanDays: mean / SECONDS_PER_DAY,
        })),
        ...definedFields({
          jointMinimum: jointMinimumOf(reader, fields, coveredItems(where, context.items), path),
          casePack: fields['case-pack'],
          capacity:
            capacity === undefined
              ? undefined
              : {
                  units: capacity.units,
                  periodDays: capacity.per / SECONDS_PER_DAY,
                  excess: capacity.excess,
                },
        }),
      },
    ];
  });
}

function reportUnusedCasePacks(reader: ModelReader, items: CheckedList<ItemSpec>): void {
  const position = items.findIndex((item) => item?.casePack !== undefined);
  if (position < 0) return;
  reader.report(['items', position, 'case-pack'], {
    code: 'unused-field',
    expected: 'case-pack only with a section vendors, whose rules round orders to cases',
    received: 'no vendors',
  });
}

function filterOf(
  reader: ModelReader,
  { where = {} }: RuleFields,
  { nodes }: VendorContext,
  path: ValuePath,
): VendorFilter {
  const at = [...path, 'where'];
  const vendors = where.nodes && reader.resolveAll(reader.names.nodes, where.nodes, [...at, 'nodes']);
  where.nodes?.forEach((name, index) => {
    const node = nodes[reader.names.nodes.find(name) ?? -1];
    if (node === undefined || node.kind === 'vendor') return;
    reader.report([...at, 'nodes', index], {
      code: 'not-a-vendor',
      expected: 'a node of kind vendor',
      received: `${node.kind} "${node.id}"`,
    });
  });
  const items = where.items && reader.resolveAll(reader.names.items, where.items, [...at, 'items']);
  reader.resolveAll(reader.names.classes, where.classes ?? [], [...at, 'classes']);
  return definedFields({ nodes: vendors, items, classes: where.classes });
}

/** Items that the rule may be for, whichever vendor they come from. */
function coveredItems({ items, classes }: VendorFilter, all: CheckedList<ItemSpec>): readonly ItemSpec[] {
  return all.filter(
    (item, position): item is ItemSpec =>
      item !== undefined &&
      (items === undefined || items.includes(position)) &&
      (classes === undefined || classes.includes(item.class)),
  );
}

/** Reports fields without effect, and those that do not suit an item the rule is for. */
function checkRule(
  reader: ModelReader,
  fields: RuleFields,
  items: readonly ItemSpec[],
  path: ValuePath,
): void {
  const report = (field: string, code: string, expected: string, received: string): void =>
    reader.report([...path, field], { code, expected, received });
  const casePack = fields['case-pack'];
  const isPacked = casePack !== undefined || items.some((item) => item.casePack !== undefined);
  if (fields.rounding !== undefined && !isPacked)
    report('rounding', 'unused-field', 'rounding only with a case-pack', 'no case-pack');
  if (fields['nearest-from'] !== undefined && fields.rounding !== 'nearest')
    report(
      'nearest-from',
      'unused-field',
      'nearest-from only with rounding: nearest',
      `${fields.rounding ?? 'up'}`,
    );
  if (fields.below !== undefined && fields['minimum-units'] === 0 && fields['minimum-value'] === 0)
    report('below', 'unused-field', 'below only with a minimum', 'no minimum');
  const whole = items.find((item) => !item.divisible && item.casePack === undefined);
  if (casePack !== undefined && whole !== undefined && !Number.isInteger(casePack))
    report(
      'case-pack',
      'fractional-size',
      `whole units, as item "${whole.id}" is not divisible`,
      `${casePack}`,
    );
  const free = items.find((item) => item.value === 0);
  if (fields['minimum-value'] > 0 && free !== undefined)
    report(
      'minimum-value',
      'out-of-range',
      `0, or a value on item "${free.id}"`,
      'an item that is worth nothing',
    );
  if (fields.capacity !== undefined && !isWholeDays(fields.capacity.per))
    report(
      'capacity',
      'out-of-range',
      'a period of whole days, at least 1 d',
      `${fields.capacity.per / SECONDS_PER_DAY} d`,
    );
  (fields.regimes ?? []).forEach(({ mean }, position) => {
    if (mean > 0) return;
    const at = [...path, 'regimes', position, 'mean'];
    reader.report(at, { code: 'out-of-range', expected: 'a duration above zero', received: '0 s' });
  });
}

function isWholeDays(seconds: number): boolean {
  return seconds > 0 && seconds % SECONDS_PER_DAY === 0;
}

function receiptsOf(reader: ModelReader, { receipts }: RuleFields, path: ValuePath): ReceiptSpec[] {
  const list = receipts ?? [{ share: 1 }];
  const total = list.reduce((sum, { share }) => sum + share, 0);
  if (Math.abs(total - 1) > SUM_TOLERANCE) {
    const received = `a sum of ${Number(total.toPrecision(9))}`;
    reader.report([...path, 'receipts'], {
      code: 'shares-sum',
      expected: 'shares of all receipts that sum to 1',
      received,
    });
  }
  return list.flatMap(({ share, delay }: { share: number; delay?: unknown }, position) => {
    const delayDays: Distribution | undefined = readLeadTime(reader, delay ?? '0 s', [
      ...path,
      'receipts',
      position,
      'delay',
    ]);
    return delayDays === undefined ? [] : [{ share, delayDays }];
  });
}
