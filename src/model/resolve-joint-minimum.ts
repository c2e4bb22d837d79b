import type { z } from 'zod';
import type { ItemSpec } from './model.ts';
import type { ModelReader } from './model-reader.ts';
import type { ValuePath } from './source-document.ts';
import type { vendorRuleSchema } from './vendor-schema.ts';
import type { JointMinimumSpec } from './vendor-spec.ts';

/** The joint minimum of a rule; undefined where it has none. Reports what has no effect or does not suit an item it is for. */
export function jointMinimumOf(
  reader: ModelReader,
  fields: z.infer<typeof vendorRuleSchema>,
  items: readonly ItemSpec[],
  path: ValuePath,
): JointMinimumSpec | undefined {
  const joint = fields['joint-minimum'];
  if (joint === undefined) return undefined;
  const { units, value, volume = 0, below } = joint;
  const at = [...path, 'joint-minimum'];
  const report = (field: string, code: string, expected: string, received: string): void =>
    reader.report([...at, field], { code, expected, received });
  if (units + value + volume === 0)
    reader.report(at, {
      code: 'missing-field',
      expected: 'units, value or volume above 0',
      received: 'none',
    });
  if (joint['longest-wait'] !== undefined && below === 'fill')
    report('longest-wait', 'unused-field', 'longest-wait only with below: hold', 'fill');
  const free = items.find((item) => item.value === 0);
  if (value > 0 && free !== undefined)
    report('value', 'out-of-range', `0, or a value on item "${free.id}"`, 'an item that is worth nothing');
  const flat = items.find((item) => item.volumeM3 === 0);
  if (volume > 0 && flat !== undefined)
    report('volume', 'out-of-range', `0 m3, or a volume on item "${flat.id}"`, 'an item without volume');
  return {
    units,
    value,
    volumeM3: volume,
    below,
    longestWaitSeconds: joint['longest-wait'] ?? Number.POSITIVE_INFINITY,
  };
}
