import { join } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { POLICY_CATALOGUE, type PolicyFamilies, type PolicyFamily } from '../../src/policies/load-policy.ts';
import { builtEchelon } from '../support/built-echelon.ts';
import { projectRoot } from '../support/project-root.ts';

/** A definition and parameters it must accept. */
export interface PolicyUnderTest<F extends PolicyFamily> {
  readonly name: string;
  readonly definition: PolicyFamilies[F];
  readonly parameters: readonly Readonly<Record<string, unknown>>[];
}

/**
 * Every policy of a family that ships, and the example written in a file of its own.
 * @param parameters accepted parameters by policy name; a policy without any fails the suite
 */
export async function policiesUnderTest<F extends PolicyFamily>(
  family: F,
  example: string,
  parameters: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>,
): Promise<PolicyUnderTest<F>[]> {
  const file = join(projectRoot, 'experiments/example-policies', example);
  const own = await builtEchelon().loadPolicy(family, file, { file: 'test' });
  const shipped: readonly PolicyFamilies[F][] = POLICY_CATALOGUE[family];
  return [...shipped, own].map((definition) => ({
    name: definition.name,
    definition,
    parameters: parameters[definition.name] ?? [],
  }));
}

/** What every definition of every family keeps. */
export function expectDeclaration({ name, definition, parameters }: PolicyUnderTest<PolicyFamily>): void {
  expect(name).toMatch(/^[A-Za-z]+(-[A-Za-z]+)*$/);
  expect(definition.summary).toMatch(/^[A-Z].*\.$/);
  expect(definition.source.length).toBeGreaterThan(2);
  const { properties = {}, additionalProperties } = z.toJSONSchema(definition.parameters, {
    io: 'input',
    unrepresentable: 'any',
  });
  expect(additionalProperties).toBe(false);
  for (const [key, property] of Object.entries(properties)) {
    expect([key, typeof property === 'object' ? property.description : '']).toEqual([
      key,
      expect.stringMatching(/^.{8,}\.$/s),
    ]);
  }
  expect(parameters.length).toBeGreaterThan(0);
  for (const given of parameters) {
    expect(definition.parameters.safeParse(given).error).toBeUndefined();
    const withUnknown = definition.parameters.safeParse({ ...given, 'no-such-key': 1 });
    expect(withUnknown.error?.issues.map((issue) => issue.code)).toEqual(['unrecognized_keys']);
  }
}

/** Freezes plain data all the way down, so that writing to it throws. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}
