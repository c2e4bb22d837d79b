import { expect, it } from 'vitest';
import { precisionText } from '../../src/application/campaign-progress.ts';

it('progress of a sequential campaign names the metric furthest from its target', () => {
  const of = { scenario: 'base', policy: 'new', isReached: false };
  const cost = {
    ...of,
    metric: 'total-cost-per-unit',
    kind: 'relative' as const,
    target: 0.01,
    reached: 0.0213,
  };
  const fill = { ...of, metric: 'fill-rate', kind: 'absolute' as const, target: 0.002, reached: 0.003 };
  expect(precisionText([cost, fill], 10)).toBe('10 replications: total-cost-per-unit ±2.1 % (target 1 %)');
  expect(precisionText([{ ...cost, reached: 0.005 }, fill], 15)).toBe(
    '15 replications: fill-rate ±0.003 (target 0.002)',
  );
});
