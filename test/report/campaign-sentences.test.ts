import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/experiment/result.ts';
import { campaignSentences, savingSentence, targetAmount } from '../../src/report/campaign-sentences.ts';
import { formatComparisonTable } from '../../src/report/comparison-table.ts';
import { findMetric } from '../../src/report/find-in-result.ts';
import { reportPage } from '../../src/report/page/report-page.ts';
import { effectSentences } from '../../src/report/sweep-sentences.ts';
import { verdictTexts } from '../../src/report/verdict-sentence.ts';
import {
  withBest,
  withPrecision,
  withSelection,
  withSteadyState,
  withSweep,
} from '../support/sample-procedures.ts';
import { sampleResult } from '../support/sample-result.ts';

const plain = sampleResult({ policyCount: 3, shares: [0.1, 0.5], dayCount: 20 });

describe('campaignSentences', () => {
  it('says nothing where nothing is known', () => {
    expect(campaignSentences(plain)).toEqual([]);
  });

  it('says what pairing saved, why the campaign stopped and which policies may be the best', () => {
    const sentences = campaignSentences(withBest(withPrecision(plain)));
    // The first metric of the last scenario saves 3.5 times for one candidate: 20 x 3.5 = 70.
    const saved = sentences.filter((sentence) => sentence.includes('ommon random numbers saved'));
    expect(saved).toHaveLength(2);
    expect(sentences).toContain(
      'Stopped after 20 replications in rounds of 10, 15 and 20: every target was met.',
    );
    expect(sentences).toContain(
      'Total cost per unit: asked for ± 3.0\u00a0% of the mean, reached ± 2.1\u00a0% of the mean where it is least precise (National plan at 10 % one-day).',
    );
    expect(sentences).toContain(
      'Total cost per unit at 50 % one-day: Regional plan and Regional plan, fast movers only may be the best, the others are not (95 % confidence).',
    );
  });

  it('names the single policy that can be the best, and says when any can', () => {
    const result = withBest({ ...plain, scenarios: plain.scenarios.slice(0, 1) });
    expect(campaignSentences(result)[0]).toBe(
      'Total cost per unit: Regional plan is the best of all policies (95 % confidence).',
    );
    const open = {
      ...result,
      best: result.best?.map((best) => ({ ...best, maybeBest: result.policies.map(({ id }) => id) })) ?? [],
    };
    expect(campaignSentences(open)[0]).toContain('any of the policies may be the best');
  });

  it('hands on the statement of a selection and names the start of a long run with its doubts', () => {
    expect(campaignSentences(withSelection(plain))).toContain(
      'Regional plan is the best policy with probability at least 0.95 if it leads by 0.05 or more.',
    );
    const sentences = campaignSentences(withSteadyState(sampleResult({ shares: [0.5], dayCount: 20 })));
    expect(sentences).toEqual([
      'The first 325 of 1,500 days are dropped for every policy, as the start lasts longest for total cost per unit under Regional plan.',
      'The run is too short to tell where the start ends for fill rate under Regional plan: run longer.',
      'Each interval of fill rate under National plan and fill rate under Regional plan is too short, as batches still depend on each other: run longer.',
    ]);
  });

  it('says that the budget was spent and which target was missed', () => {
    const result = withPrecision(plain);
    if (result.stopping === undefined) throw new Error('the sample stopped for a reason');
    const [target] = result.stopping.targets;
    const targets = [{ ...target, reached: null, isReached: false }];
    const sentences = campaignSentences({
      ...result,
      stopping: { reason: 'budget spent', rounds: [20], targets },
    });
    expect(sentences).toContain(
      'Stopped after 20 replications: the budget was spent before every target was met.',
    );
    expect(sentences.some((sentence) => sentence.endsWith('not met.'))).toBe(true);
  });
});

describe('savingSentence', () => {
  const [comparison] = plain.comparisons;
  const metric = plain.metrics[0];

  it('counts the replications that independent runs would take', () => {
    expect(savingSentence({ ...comparison, savedByCommonNumbers: 3.5 }, metric)).toBe(
      'Common random numbers saved 3.5×: with independent runs, an interval as short for the difference in total cost per unit would take about 70 replications instead of 20.',
    );
  });

  it('admits when pairing saved nothing, and is silent without a value', () => {
    expect(savingSentence({ ...comparison, savedByCommonNumbers: 0.9 }, metric)).toContain('saved nothing');
    expect(savingSentence({ ...comparison, savedByCommonNumbers: null }, metric)).toBe('');
  });
});

describe('targetAmount', () => {
  it.each([
    [0.01, 'relative', 'total-cost-per-unit', '1.0\u00a0% of the mean'],
    [0.002, 'absolute', 'promise-met', '0.20 points'],
    [0.05, 'absolute', 'total-cost-per-unit', '0.050 USD per unit'],
  ] as const)('%d %s of %s is %s', (value, kind, metric, text) => {
    expect(targetAmount(value, kind, findMetric(plain, metric))).toBe(text);
  });
});

describe('effectSentences', () => {
  it('lists the factor with the largest change first', () => {
    const result = withSweep(sampleResult({ shares: [0.3], dayCount: 10 }));
    if (result.sweep === undefined) throw new Error('the sample has a sweep');
    const sentences = effectSentences(result, result.sweep, result.metrics[0]);
    expect(sentences.map((sentence) => sentence.split(':')[0])).toEqual([
      'Case size [units], from 1 to 4',
      'Transport mode, from road to air',
    ]);
    expect(sentences[1]).toMatch(/total cost per unit −0\.240 ± 0\.\d+ USD under National plan and/);
  });
});

describe('the terminal', () => {
  it.each([120, 80])('prints the sentences below the table within %d columns', (width) => {
    const text = formatComparisonTable(withBest(withPrecision(plain)), { width, color: false });
    const lines = text.split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(text.indexOf('Stopped after 20')).toBeGreaterThan(text.lastIndexOf('Verdict'));
  });
});

describe('sections of the report', () => {
  const page = (result: Result): string => reportPage(result, 'window.Chart = {};');
  const HEADINGS = [
    'Was it run long enough?',
    'Which policy is the best',
    'Chosen by',
    'What each factor does',
    'The long run',
  ];
  const headingsOf = (result: Result): string[] =>
    HEADINGS.filter((heading) => page(result).includes(`<h2>${heading}`));

  it('are there only when the result has what they show', () => {
    expect(headingsOf(plain)).toEqual([]);
    expect(headingsOf(withBest(withPrecision(plain)))).toEqual(HEADINGS.slice(0, 2));
    expect(headingsOf(withSelection(plain))).toEqual(['Chosen by']);
    expect(headingsOf(withSweep(plain))).toEqual(['What each factor does']);
    expect(headingsOf(withSteadyState(plain))).toEqual(['The long run']);
  });

  it('fold the certainty of each difference below its table, with the columns that have values', () => {
    const html = page(withPrecision(plain));
    for (const column of ['All candidates at once', 'Controlled', 'p, adjusted', 'Saved by pairing'])
      expect(html).toContain(`<th scope="col">${column}</th>`);
    const two = page(withPrecision(sampleResult({ shares: [0.5], dayCount: 20 })));
    expect(two).not.toContain('<th scope="col">All candidates at once</th>');
    expect(html).toContain('skew-adjusted 95 % intervals');
    expect(page(plain)).not.toContain('How certain each difference is');
  });

  it('say which procedure gave which claim', () => {
    expect(page(withPrecision(plain))).toContain('<p>Adjusted p values follow Holm (1979).</p>');
    expect(page(plain)).not.toContain('Which procedure gave which claim');
  });
});

describe('the verdict', () => {
  it('of a sweep is its best point, in the direction that is better', () => {
    const result = withSweep(sampleResult({ shares: [0.3], dayCount: 10 }));
    const cells = result.cells.map((cell) =>
      cell.scenario === '2-air' && cell.policy === 'regional'
        ? {
            ...cell,
            estimates: {
              ...cell.estimates,
              'total-cost-per-unit': { mean: 3, halfWidth: 0.1, standardDeviation: 0.2, n: 20 },
            },
          }
        : cell,
    );
    const [verdict, ...others] = verdictTexts({ ...result, cells });
    expect(others).toEqual([]);
    expect(verdict.action).toBe('Lowest total cost per unit: 2, air under Regional plan');
    expect(verdict.sentence).toMatch(/^3\.00 ± 0\.10 USD, the best of 6 points\./);
    expect(verdict.details).toEqual([
      'Regional plan against National plan by total cost per unit: better at 6 of 6 points, worse at 0.',
    ]);
    const neither = result.metrics.map((metric) => ({ ...metric, better: 'neither' as const }));
    expect(verdictTexts({ ...result, metrics: neither })).toEqual([]);
  });

  it('of a selection without pairs is the policy it chose', () => {
    const verdicts = verdictTexts({ ...withSelection(plain), comparisons: [] });
    expect(verdicts.map(({ policy }) => policy)).toEqual(['regional']);
    expect(verdicts[0].action).toMatch(/^Choose Regional plan: total cost per unit /);
  });
});
