import { describe, expect, it } from 'vitest';
import { StoppedError, stopOnInterrupt } from '../../src/cli/stop-on-interrupt.ts';
import { whereStopped } from '../../src/cli/where-stopped.ts';

describe('whereStopped', () => {
  const progress = { done: 0, total: 40, etaSeconds: null, label: '' };

  it('promises to go on from finished runs only where there are any', () => {
    expect(whereStopped(undefined)).toBe('Stopped before the first run was done.');
    expect(whereStopped(progress)).toBe('Stopped before the first run was done.');
    expect(whereStopped({ ...progress, done: 7 })).toBe(
      'Stopped after 7 of 40 runs. Finished runs are kept: the same command goes on from there.',
    );
  });
});

describe('stopOnInterrupt', () => {
  it('tells the work of Ctrl-C and says where things were left', async () => {
    const stopped = stopOnInterrupt(
      (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      () => 'left half-way',
    );
    process.emit('SIGINT');
    await expect(stopped).rejects.toEqual(new StoppedError('left half-way'));
  });

  it('keeps the outcome of work that ended in spite of Ctrl-C, and other failures as they are', async () => {
    await expect(stopOnInterrupt(async () => 7, String)).resolves.toBe(7);
    const failure = new RangeError('no');
    await expect(stopOnInterrupt(() => Promise.reject(failure), String)).rejects.toBe(failure);
  });

  it('stops listening when the work is over', async () => {
    const before = process.listenerCount('SIGINT');
    await stopOnInterrupt(async () => undefined, String);
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});
