import { expect, it } from 'vitest';
import { IMPORT_ORDERS_FLAGS } from '../../src/cli/commands/import-orders-flags.ts';
import { importSettingsSchema } from '../../src/import/import-settings.ts';

it('gives import orders one flag for each setting of a mapping file', () => {
  const flags = Object.keys(IMPORT_ORDERS_FLAGS).filter((flag) => flag !== 'mapping' && flag !== 'column');
  const settings = Object.keys(importSettingsSchema.shape).filter((setting) => setting !== 'columns');
  expect(flags.sort()).toEqual(settings.sort());
});
