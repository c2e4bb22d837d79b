import { z } from 'zod';
import { generalMetrics } from '../observation/metric-catalogue.ts';
import { POLICY_CATALOGUE } from '../policies/load-policy.ts';
import { DISTRIBUTIONS } from '../random/distributions/catalogue.ts';

/** One thing that a model or experiment file may name. */
export interface ListedPlugin {
  readonly name: string;
  readonly family: string;
  readonly summary: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly description: string;
    readonly default?: unknown;
  }[];
  readonly source: string;
}

/** What ships: policies by family, distributions and order processes, or metrics with their definitions. */
export function listPlugins(kind: 'policies' | 'processes' | 'metrics'): readonly ListedPlugin[] {
  switch (kind) {
    case 'policies':
      return Object.values(POLICY_CATALOGUE).flatMap((family) =>
        family.map((policy) => ({ ...listed(policy), family: policy.family })),
      );
    case 'processes':
      return [
        ...ORDER_PROCESSES,
        ...DISTRIBUTIONS.map((each) => ({ ...listed(each), family: 'distribution' })),
      ];
    case 'metrics':
      return generalMetrics().map((metric) => ({
        name: metric.id,
        family: metric.group,
        summary: `${metric.label}${metric.unit === '' ? '' : ` [${metric.unit}]`}. ${metric.definition}`,
        parameters: [],
        source: '',
      }));
  }
}

const ORDER_PROCESSES: readonly ListedPlugin[] = [
  {
    name: 'poisson',
    family: 'order process',
    summary: 'Orders at random: a Poisson number each day.',
    parameters: [{ name: 'mean', description: 'Orders per day at calendar factor 1.' }],
    source: 'Ross, Introduction to Probability Models, 11th edition (2014), section 5.3',
  },
  {
    name: 'negative-binomial',
    family: 'order process',
    summary: 'A Poisson number of orders each day whose mean is itself gamma distributed.',
    parameters: [
      { name: 'mean', description: 'Orders per day at calendar factor 1.' },
      { name: 'variance-to-mean', description: 'Variance of the daily count over its mean, > 1.' },
    ],
    source: 'Johnson, Kemp and Kotz, Univariate Discrete Distributions, 3rd edition (2005), section 5.3',
  },
  {
    name: 'intermittent',
    family: 'order process',
    summary: 'At most one order a day; most days none.',
    parameters: [{ name: 'probability', description: 'Chance of an order on a day at calendar factor 1.' }],
    source: 'Croston, Operational Research Quarterly 23(3), 1972',
  },
  {
    name: 'periodic',
    family: 'order process',
    summary: 'One order at fixed times.',
    parameters: [
      { name: 'every', description: 'Time between orders.' },
      { name: 'at', description: 'Time of the first order after the start.' },
    ],
    source: 'the periodic-review demand of Zipkin (2000), chapter 9',
  },
  {
    name: 'trace',
    family: 'order process',
    summary: 'Dated order lines from a CSV, replayed exactly (demand.trace).',
    parameters: [],
    source: 'trace-driven simulation, Law, Simulation Modeling and Analysis, 5th edition (2015), section 6.1',
  },
];

function listed(plugin: {
  readonly name: string;
  readonly summary: string;
  readonly source: string;
  readonly parameters: z.ZodType;
}): Omit<ListedPlugin, 'family'> {
  const { name, summary, source } = plugin;
  return { name, summary, source, parameters: parametersOf(plugin.parameters) };
}

function parametersOf(schema: z.ZodType): ListedPlugin['parameters'] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const branches = json.properties === undefined ? (json.anyOf ?? json.oneOf ?? []) : [json];
  const rows = new Map<string, ListedPlugin['parameters'][number]>();
  for (const branch of branches) {
    for (const [name, property] of Object.entries(branch.properties ?? {})) {
      if (typeof property === 'boolean' || rows.has(name)) continue;
      const standard = property.default === undefined ? {} : { default: property.default };
      rows.set(name, { name, description: property.description ?? '', ...standard });
    }
  }
  return [...rows.values()];
}
