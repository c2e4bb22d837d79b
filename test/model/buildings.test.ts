import { expect, test } from 'vitest';
import { loadModel } from '../../src/model/load-model.ts';
import { SMALL_MODEL, withFiles } from '../support/small-model.ts';

test('docks and rooms may be CSV files, and goods without a volume are pointed out where room is limited', async () => {
  const files = {
    ...SMALL_MODEL,
    'model.yaml': SMALL_MODEL['model.yaml'].replace(
      'policy:',
      'capacity: {inbound: docks.csv, storage: rooms.csv}\npolicy:',
    ),
    'docks.csv':
      'where.kinds,doors,time,stow-delay.distribution,stow-delay.mean,opens,days\nfc,2,36 min,exponential,1.5,06:00,mon;tue\n',
    'rooms.csv': 'where.nodes,types,limit,penalty\nshop;depot,standard,40 m3,2\n',
  };
  const { capacity, warnings } = await withFiles(files, loadModel);
  expect(capacity?.inbound).toMatchObject([
    {
      where: { kinds: ['fc'] },
      doors: 2,
      timeDays: { mean: 0.025, variance: 0 },
      unitsPerHour: Number.POSITIVE_INFINITY,
      stowDelayDays: { name: 'exponential', mean: 1.5 },
      opening: {
        fromSecond: 21_600,
        toSecond: 86_400,
        days: [true, true, false, false, false, false, false],
      },
      priority: 'arrival',
    },
  ]);
  expect(capacity?.storage).toEqual([
    {
      where: { nodes: [2, 1] },
      types: ['standard'],
      limitM3: 40,
      isHard: true,
      penaltyAbove: 0.85,
      penaltyPerM3Day: 2,
    },
  ]);
  expect(warnings).toEqual([
    '2 items, one of them "widget": no volume, so none of the room that capacity.storage limits',
  ]);
});
