import { describe, expect, it } from 'vitest';
import { formatProgress } from '../../src/cli/progress-line.ts';

describe('formatProgress', () => {
  it.each([
    [{ done: 0, total: 40, etaSeconds: null, label: '' }, '  0 %  0 of 40 runs'],
    [
      { done: 18, total: 40, etaSeconds: 80, label: 'share 0.4' },
      ' 45 %  18 of 40 runs  1 min 20 s left  share 0.4',
    ],
    [{ done: 39, total: 40, etaSeconds: 0.2, label: '' }, ' 97 %  39 of 40 runs  1 s left'],
    [{ done: 1, total: 3, etaSeconds: 7322, label: '' }, ' 33 %  1 of 3 runs  2 h 2 min left'],
    [{ done: 40, total: 40, etaSeconds: 0, label: '' }, '100 %  40 of 40 runs  0 s left'],
  ])('writes %j in words, never rounding up to 100 %%', (progress, line) => {
    expect(formatProgress(progress)).toBe(line);
  });
});
