import { describe, expect, it } from 'vitest';
import type { BestComparison, Result } from '../../src/experiment/result.ts';
import { campaignSentences } from '../../src/report/campaign-sentences.ts';
import { reportPage } from '../../src/report/page/report-page.ts';
import { verdictTexts } from '../../src/report/verdict-sentence.ts';
import { type SmallDifference, smallResult } from '../support/small-result.ts';

/** Total cost of a candidate against an incumbent of 10 USD, give or take 0.1. */
const cost = (scenario: string, policy: string | undefined, candidate: number): SmallDifference => ({
  metric: 'total-cost-per-unit',
  scenario,
  ...(policy === undefined ? {} : { policy }),
  incumbent: 10,
  candidate,
  halfWidth: 0.1,
});
const promise = (scenario: string, candidate: number): SmallDifference => ({
  metric: 'promise-met',
  scenario,
  incumbent: 0.91,
  candidate,
  halfWidth: 0.004,
});
const textsOf = (result: Result) =>
  verdictTexts(result).map(({ action, sentence, tone }) => ({
    tone,
    action,
    sentence: sentence.replaceAll('\u00a0', ' '),
  }));
const best = (scenario: string, maybeBest: readonly string[]): BestComparison => ({
  scenario,
  metric: 'total-cost-per-unit',
  procedure: 'Hsu',
  maybeBest,
  rows: [],
});

describe('verdictTexts over several scenarios', () => {
  // At "dear" lean takes 6 of 10 USD and the Regional plan 8; at "cheap" lean's interval, −0.05 ± 0.1, holds 0.
  const crossing = smallResult([
    cost('cheap', undefined, 9),
    cost('cheap', 'lean', 9.95),
    cost('dear', undefined, 8),
    cost('dear', 'lean', 6),
  ]);

  it('names the candidate to adopt in each, with the figures of that scenario', () => {
    expect(textsOf(crossing)).toEqual([
      {
        tone: 'better',
        action: 'Adopt Regional plan at cheap',
        sentence:
          'At cheap, Regional plan lowers total cost per unit by 1.00 USD (−10.0 %, 95 % interval 0.90 to 1.10), from 10.00 to 9.00 USD. At dear, lean has the lower total cost per unit, 6.00 instead of 8.00 USD.',
      },
      {
        tone: 'better',
        action: 'Adopt lean at dear',
        sentence:
          'At dear, lean lowers total cost per unit by 4.00 USD (−40.0 %, 95 % interval 3.90 to 4.10), from 10.00 to 6.00 USD. The answer changes: at cheap, lean and National plan cannot be told apart by total cost per unit.',
      },
    ]);
  });

  it('shows the same in the page as in the terminal', () => {
    const page = reportPage(crossing, 'window.Chart = {};').replaceAll('\u00a0', ' ');
    for (const { action, sentence } of textsOf(crossing)) {
      expect(page).toContain(`<p class="action">${action}</p>`);
      expect(page).toContain(`<p class="sentence">${sentence}</p>`);
    }
  });

  it('keeps the one adopted first where it may still be the best', () => {
    const close = smallResult([
      cost('cheap', undefined, 8),
      cost('cheap', 'lean', 9),
      cost('dear', undefined, 8),
      cost('dear', 'lean', 7.95),
    ]);
    const actions = (found: readonly BestComparison[]) =>
      textsOf({ ...close, best: found }).map(({ action }) => action);
    expect(actions([best('dear', ['new', 'lean'])])).toEqual([
      'Adopt Regional plan',
      'lean beats National plan too, by less',
    ]);
    expect(actions([best('dear', ['lean'])])).toEqual(['Adopt Regional plan at cheap', 'Adopt lean at dear']);
  });

  it('does not stop at a first scenario that decides nothing', () => {
    const [better] = textsOf(smallResult([cost('cheap', undefined, 9.95), cost('dear', undefined, 8)]));
    expect(better.action).toBe('Adopt Regional plan at dear');
    const [worse] = textsOf(smallResult([cost('cheap', undefined, 10.05), cost('dear', undefined, 12)]));
    expect(worse.action).toBe('Keep National plan');
    expect(worse.sentence).toMatch(/^At dear, .* The answer changes: at cheap, .* cannot be told apart/);
    const [both] = textsOf(
      smallResult([cost('usual', undefined, 9.95), cost('cheap', undefined, 8), cost('dear', undefined, 12)]),
    );
    expect(both.action).toBe('Regional plan has the better total cost per unit at cheap, the worse at dear');
  });

  it('says where to adopt when another scenario is a trade-off', () => {
    const [verdict] = textsOf(
      smallResult([
        cost('usual', undefined, 8),
        promise('usual', 0.91),
        cost('late', undefined, 8),
        promise('late', 0.85),
      ]),
    );
    expect(verdict.action).toBe('Adopt Regional plan at usual');
    expect(verdict.sentence).toContain('The answer changes: at late, Regional plan is a trade-off');
  });

  it('counts many scenarios instead of naming them', () => {
    const [verdict] = textsOf(
      smallResult(['a', 'b', 'c', 'd', 'e'].map((id) => cost(id, undefined, id === 'e' ? 9.95 : 8))),
    );
    expect(verdict.action).toBe('Adopt Regional plan in 4 of 5 scenarios');
  });
});

describe('campaignSentences over several scenarios', () => {
  it('say for each which policies may be the best, once for those with the same answer', () => {
    const result: Result = {
      ...smallResult(
        ['a', 'b', 'c'].flatMap((id) => [cost(id, undefined, 8), cost(id, 'lean', 7)]),
        ['total-cost-per-unit'],
      ),
      best: [best('a', ['new']), best('b', ['lean']), best('c', ['new'])],
    };
    expect(campaignSentences(result)).toEqual([
      'Total cost per unit at a and c: Regional plan is the best of all policies (95 % confidence).',
      'Total cost per unit at b: lean is the best of all policies (95 % confidence).',
    ]);
  });
});
