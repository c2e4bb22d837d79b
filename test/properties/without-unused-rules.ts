import type { World } from './random-world.ts';

/** The world without the last rule of lists whose first rule takes everything already: a model with such a rule is refused. */
export function withoutUnusedRules(model: World['model']): World['model'] {
  const isAllA = model.items.every((item) => item.class === 'A');
  const hasOneVendor = model.nodes.filter(({ kind }) => kind === 'vendor').length === 1;
  const first = (rules: unknown, isUnused: boolean): readonly unknown[] => {
    const list = rules as readonly unknown[];
    return isUnused ? list.slice(0, 1) : list;
  };
  const { vendors, departures, customers } = model;
  const { returns } = (customers ?? {}) as { readonly returns?: unknown };
  return {
    ...model,
    ...(vendors === undefined ? {} : { vendors: first(vendors, isAllA && hasOneVendor) }),
    ...(departures === undefined ? {} : { departures: first(departures, model.speeds.length === 1) }),
    ...(returns === undefined
      ? {}
      : { customers: { ...Object(customers), returns: first(returns, isAllA) } }),
  };
}
