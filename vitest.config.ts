import { defineConfig } from 'vitest/config';

const shared = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    // The runner keeps a core for itself unless told; of two that is half the machine.
    maxWorkers: '100%',
    coverage: { include: ['src/**/*.ts'], exclude: ['src/cli/**'] },
    projects: [
      {
        test: {
          ...shared,
          name: 'main',
          include: ['test/**/*.test.ts'],
          exclude: ['test/data/**', 'test/bench/**'],
        },
      },
      { test: { ...shared, name: 'data', include: ['test/data/**/*.test.ts'], testTimeout: 120_000 } },
    ],
  },
});
