import { describeValue } from '../../foundation/describe-value.ts';
import { nearestName } from '../../foundation/nearest-name.ts';
import { beta } from './beta.ts';
import { binomial } from './binomial.ts';
import { constant } from './constant.ts';
import { discrete } from './discrete.ts';
import type { Distribution, DistributionDefinition } from './distribution.ts';
import { empirical } from './empirical.ts';
import { erlang } from './erlang.ts';
import { exponential } from './exponential.ts';
import { gamma } from './gamma.ts';
import { geometric } from './geometric.ts';
import { lognormal } from './lognormal.ts';
import { negativeBinomial } from './negative-binomial.ts';
import { normal } from './normal.ts';
import { parameterNames } from './parameter.ts';
import { type ParameterProblem, parameterProblems } from './parameter-problem.ts';
import { poisson } from './poisson.ts';
import { triangular } from './triangular.ts';
import { uniform } from './uniform.ts';

/** Every family, in the order in which documents and `echelon list` show them. */
export const DISTRIBUTIONS: readonly DistributionDefinition[] = [
  constant,
  uniform,
  triangular,
  exponential,
  erlang,
  gamma,
  lognormal,
  normal,
  beta,
  poisson,
  negativeBinomial,
  geometric,
  binomial,
  discrete,
  empirical,
];

const BY_NAME: ReadonlyMap<string, DistributionDefinition> = new Map(
  DISTRIBUTIONS.map((definition) => [definition.name, definition]),
);

export type ParsedDistribution =
  | { readonly ok: true; readonly distribution: Distribution }
  | { readonly ok: false; readonly problems: readonly ParameterProblem[] };

/**
 * Reads a distribution as a model file writes it: `{ distribution: gamma, mean: 5, cv: 0.5 }`, or a bare number for a
 * constant. Reports every problem found.
 */
export function parseDistribution(value: unknown): ParsedDistribution {
  if (typeof value === 'number' && Number.isFinite(value)) {
    return { ok: true, distribution: constant.create({ value }) };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refused([], 'a number or a mapping with the key distribution', describeValue(value));
  }
  const { distribution: name, ...parameters } = value as Record<string, unknown>;
  const definition = typeof name === 'string' ? BY_NAME.get(name) : undefined;
  return definition === undefined ? unknownFamily(name) : create(definition, parameters);
}

function create(definition: DistributionDefinition, parameters: unknown): ParsedDistribution {
  const parsed = definition.parameters.safeParse(parameters);
  if (!parsed.success) {
    const known = parameterNames(definition.parameters);
    return { ok: false, problems: parameterProblems(parsed.error.issues, parameters, known) };
  }
  const distribution = definition.create(parsed.data);
  const { mean, variance } = distribution;
  if (!Number.isFinite(mean) || !Number.isFinite(variance)) {
    return refused([], 'parameters of a finite mean and variance', `mean ${mean}, variance ${variance}`);
  }
  return { ok: true, distribution };
}

function unknownFamily(name: unknown): ParsedDistribution {
  const expected = `one of ${[...BY_NAME.keys()].join(', ')}`;
  const nearest = typeof name === 'string' ? nearestName(name, BY_NAME.keys()) : undefined;
  return refused(['distribution'], expected, describeValue(name), nearest && `did you mean "${nearest}"?`);
}

function refused(path: string[], expected: string, received: string, hint?: string): ParsedDistribution {
  return { ok: false, problems: [{ path, expected, received, ...(hint === undefined ? {} : { hint }) }] };
}
