import { dirname, isAbsolute, resolve } from 'node:path';
import { InputError, type Issue, type Place } from '../foundation/issue.ts';
import type { PluginPlace } from '../foundation/plugin-place.ts';
import { loadPolicy, type PolicyFamily } from '../policies/load-policy.ts';
import { parseParameters } from '../policies/parse-parameters.ts';
import { valueAt } from './check-against.ts';
import { type Locate, pluginPlace } from './located-value.ts';
import type { ValuePath } from './source-document.ts';

/** Keys of a rule that are no parameters. */
const RULE_KEYS = ['use', 'where', 'from', 'table'];

/**
 * What is wrong with the plug-ins of a policy block and their parameters, as far as it shows without the model: told of a
 * block or a model that is refused for something else, so that one mistake does not hide the others. The parameters of
 * rules with a table are left out, for they are complete only with its rows.
 */
export async function pluginIssues(
  block: unknown,
  source: { readonly path: ValuePath; readonly locate: Locate },
): Promise<Issue[]> {
  const rules = valueAt(block, ['replenishment']);
  const ruleCount = Array.isArray(rules) ? rules.length : 0;
  const plugins: readonly { family: PolicyFamily; at: ValuePath }[] = [
    ...Array.from({ length: ruleCount }, (_, rule) => ({
      family: 'replenishment' as const,
      at: ['replenishment', rule],
    })),
    { family: 'fulfillment', at: ['fulfillment'] },
    { family: 'allocation', at: ['allocation'] },
    { family: 'sourcing', at: ['sourcing'] },
    { family: 'rebalancing', at: ['rebalancing'] },
    { family: 'markdown', at: ['markdown'] },
  ];
  const issues = await Promise.all(
    plugins.map(({ family, at }) => {
      const place = pluginPlace(source.locate, [...source.path, ...at]);
      return issuesOf(family, valueAt(block, at), place);
    }),
  );
  return issues.flat();
}

async function issuesOf(
  family: PolicyFamily,
  fields: unknown,
  place: PluginPlace,
): Promise<readonly Issue[]> {
  const use = valueAt(fields, ['use']);
  if (typeof use !== 'string' || use === '') return [];
  try {
    const { name, parameters } = await loadPolicy(family, pluginPath(use, place), place);
    if (valueAt(fields, ['table']) !== undefined) return [];
    // Only a mapping has a `use`.
    const given = Object.entries(fields as Readonly<Record<string, unknown>>);
    parseParameters(
      name,
      parameters,
      Object.fromEntries(given.filter(([key]) => !RULE_KEYS.includes(key))),
      place,
    );
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.issues;
    throw error;
  }
}

/** The name of a plug-in as it is, or the path of its file from the one that names it. */
export function pluginPath(use: string, { file }: Place): string {
  return use.startsWith('.') || isAbsolute(use) ? resolve(dirname(file), use) : use;
}
