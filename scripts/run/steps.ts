import { z } from 'zod';
import type { Score, Step } from './step';

const bin = (name: string) => `node_modules/.bin/${name}`;

const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

function vitestScore(report: unknown): Score {
  const { numPassedTests, numFailedTests } = vitestReport.parse(report);
  return { passed: numPassedTests, failed: numFailedTests };
}

/** A test that passed at the second try only has passed; the runner tells it by name as flaky. */
function playwrightScore(report: unknown): Score {
  const { expected, unexpected, flaky } = playwrightReport.parse(report).stats;
  return { passed: expected + flaky, failed: unexpected };
}

/** Runs projects of vitest.config.ts. */
export const vitest = (name: string, projects: readonly string[], loud = false): Step => ({
  name,
  loud,
  command: [
    ...[bin('vitest'), 'run', ...projects.flatMap((project) => ['--project', project])],
    ...['--reporter=dot', '--reporter=json', '--outputFile.json={report}'],
  ],
  count: vitestScore,
});

/** What must hold before every commit; none of it needs a database. */
export const VERIFY: readonly Step[] = [
  { name: 'types', command: [bin('tsc'), '--noEmit', '-p', '.'] },
  vitest('unit', ['unit', 'architecture']),
  { name: 'dead-code', command: [bin('knip')] },
  { name: 'promises', command: [bin('oxlint'), '--type-aware'] },
  { name: 'layers', command: [process.execPath, 'scripts/run/layers.mjs'] },
  { name: 'style', command: [bin('biome'), 'check', '--diagnostic-level=warn', '--error-on-warnings', '.'] },
];

/** Students rush for slots over HTTP while the server is killed, scaled down; the whole of it is `npm run proof:slots`. */
export const SLOTS: Step = {
  name: 'slots',
  command: [process.execPath, '--conditions=react-server', '--import', 'tsx', 'scripts/proof/slots.ts', '--small'],
};

/** The tests in a browser, against a production server of their own. */
export const E2E: Step = {
  name: 'e2e',
  loud: true,
  command: [process.execPath, '--conditions=react-server', '--import', 'tsx', 'scripts/e2e.ts'],
  count: playwrightScore,
};
