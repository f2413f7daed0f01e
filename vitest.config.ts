import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { WORKERS } from './tests/support/workers.ts';

// Far from UTC and from Shanghai: a day that goes by the machine's clock shows itself.
process.env.TZ = 'America/Los_Angeles';

// Vitest's reporter of failures needs it, and Node 20 does not have it.
if (!('groupBy' in Map)) Object.assign(Map, { groupBy });

function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T, at: number) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  let at = 0;
  for (const item of items) {
    const key = keyOf(item, at++);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

const root = import.meta.dirname;
const loadsDemo = ({ moduleId }: TestSpecification) => moduleId.endsWith('integration/demo.test.ts');

/** The demo's own test comes first: it breaks the load off in a database in which nobody has loaded it yet. */
class DemoFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(loadsDemo), ...sorted.filter((file) => !loadsDemo(file))];
  }
}

export default defineConfig({
  resolve: {
    alias: {
      '@': root,
      // Throws outside of a bundler that knows server components.
      'server-only': path.join(root, 'tests/support/server-only.ts'),
    },
  },
  test: {
    maxWorkers: WORKERS,
    sequence: { sequencer: DemoFirst },
    // next-auth imports `next/server` without its ending, which Node does not resolve.
    server: { deps: { inline: ['next-auth', '@auth/core'] } },
    projects: [
      {
        extends: true,
        // Properties of a thousand cases, on whatever machine.
        test: {
          name: 'unit',
          include: ['{app,components,lib,prisma,scripts}/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], testTimeout: 20_000 },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: 'tests/support/global-setup.ts',
          setupFiles: 'tests/support/integration-setup.ts',
          // Generous: a machine may be busy with something else, and speed is not what these show.
          testTimeout: 90_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
