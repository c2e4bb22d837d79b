import { InputError, type Issue } from '../foundation/issue.ts';
import { POLICY_CATALOGUE, type PolicyFamily } from '../policies/load-policy.ts';
import { parseParameters } from '../policies/parse-parameters.ts';
import { valueAt } from './check-against.ts';
import { type Locate, pluginPlace } from './located-value.ts';
import type { ValuePath } from './source-document.ts';

/** Keys of a rule that are no parameters. */
const RULE_KEYS = ['use', 'where', 'from', 'table'];

/**
 * Mistakes in the parameters of policies that ship, in a block that is refused for something else: so that one mistake
 * does not hide the others. Rules with a table are left out, for their parameters are complete only with its rows.
 */
export function catalogueParameterIssues(
  block: unknown,
  source: { readonly path: ValuePath; readonly locate: Locate },
): Issue[] {
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
  return plugins.flatMap(({ family, at }) => {
    const fields = valueAt(block, at);
    const definition = POLICY_CATALOGUE[family].find(({ name }) => name === valueAt(fields, ['use']));
    if (definition === undefined || valueAt(fields, ['table']) !== undefined) return [];
    // Only a mapping has a `use`.
    const given = Object.entries(fields as Readonly<Record<string, unknown>>);
    const parameters = Object.fromEntries(given.filter(([key]) => !RULE_KEYS.includes(key)));
    const place = pluginPlace(source.locate, [...source.path, ...at]);
    try {
      parseParameters(definition.name, definition.parameters, parameters, place);
      return [];
    } catch (error) {
      if (error instanceof InputError) return error.issues;
      throw error;
    }
  });
}
