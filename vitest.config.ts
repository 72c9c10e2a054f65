/** Fast tests side by side; then those that start databases and servers, one file at a time; the browser last. */
import { defineConfig } from 'vitest/config'

const HEAVY = ['test/storage/**/*.test.ts', 'test/cli-platform/**/*.test.ts', 'test/house/operations/**/*.test.ts']
const BROWSER = ['test/e2e/**/*.test.ts']

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    setupFiles: ['test/no-network.ts'],
    // Left-over failures of a shrinking property are long: the counterexample is what one needs.
    slowTestThreshold: 5_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: [...HEAVY, ...BROWSER],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'heavy', include: HEAVY, fileParallelism: false, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: { name: 'browser', include: BROWSER, fileParallelism: false, sequence: { groupOrder: 2 } },
      },
    ],
  },
})
