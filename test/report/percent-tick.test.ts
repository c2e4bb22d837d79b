import { describe, expect, it } from 'vitest';
import { percentTick } from '../../src/report/charts/percent-tick.ts';

const labels = (shares: readonly number[]): readonly string[] => {
  const ticks = shares.map((value) => ({ value }));
  return shares.map((share) => percentTick(share, ticks));
};

describe('percentTick', () => {
  it('gives every tick the decimals that the axis needs', () => {
    expect(labels([0, 0.2, 0.4])).toEqual(['0 %', '20 %', '40 %']);
    expect(labels([0, 0.0002, 0.0004])).toEqual(['0.00 %', '0.02 %', '0.04 %']);
    expect(labels([0, 0.025, 0.05])).toEqual(['0.0 %', '2.5 %', '5.0 %']);
    expect(labels([-0.5, 0, 12])).toEqual(['−50 %', '0 %', '1,200 %']);
  });

  it('works from its source text alone, as the page carries it', () => {
    const copy = new Function(`return ${percentTick.toString()}`)() as typeof percentTick;
    expect(copy(0.0002, [{ value: 0 }, { value: 0.0002 }])).toBe('0.02 %');
  });
});
