import { expect, test } from 'vitest';
import { GammaBelief } from '../../../src/processes/forecast/gamma-belief.ts';
import { ItemLevels } from '../../../src/processes/forecast/item-levels.ts';
import { masterKey } from '../../../src/random/master-key.ts';
import { poissonCount } from '../../../src/random/poisson-count.ts';
import { PURPOSES, RandomStream } from '../../../src/random/random-stream.ts';
import { momentScores, Z_BOUND } from '../../random/goodness-of-fit.ts';

test('three units where two were expected move a prior of cv2 0.5 as the conjugate rule says', () => {
  // Gamma(2, 2) and 3 Poisson events in 2 units of exposure: Gamma(5, 4). Gelman et al. (2013), section 2.6.
  const belief = new GammaBelief(0.5);
  expect([belief.mean, belief.cv2]).toEqual([1, 0.5]);
  belief.learn(3, 2, 1);
  expect([belief.mean, belief.cv2]).toEqual([1.25, 0.2]);
});

// Bayes: over items drawn from the prior, the truth is the posterior mean with the posterior variance on average.
// Bounds are passed with probability 1 - 1e-6 each.
test.each([
  [2, 4],
  [0.5, 1],
])('after weeks of Poisson orders the belief is right on average (prior cv2 %f)', (cv2, perWeek) => {
  const items = 4000;
  const itemKey = Int32Array.from({ length: items }, (_, item) => 31 * item + 5);
  const nothing = new Float64Array(items);
  const master = masterKey('first sales');
  const levels = new ItemLevels(
    { itemKey, variance: nothing, known: new Float64Array(1), commonShare: 0 },
    master,
  );
  const random = new RandomStream();
  const truths = Float64Array.from(itemKey, (_, item) => levels.firstSaleFactor(item, cv2));
  const prior = momentScores(truths, 1, cv2);
  expect(Math.abs(prior.mean)).toBeLessThan(Z_BOUND);
  expect(Math.abs(prior.variance)).toBeLessThan(Z_BOUND);
  const misses = truths.map((truth, item) => {
    const belief = new GammaBelief(cv2);
    for (let week = 0; week < 6; week++) {
      random.rekey(master, PURPOSES.test, itemKey[item], week);
      belief.learn(poissonCount(truth * perWeek, random), perWeek, 1);
    }
    return (truth - belief.mean) / (belief.mean * Math.sqrt(belief.cv2));
  });
  const after = momentScores(misses, 0, 1);
  expect(Math.abs(after.mean)).toBeLessThan(Z_BOUND);
  expect(Math.abs(after.variance)).toBeLessThan(Z_BOUND);
});
