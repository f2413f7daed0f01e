// npm test : everything. The last line says how many tests passed and failed.
import { conclude, runSteps } from './run/step';
import { E2E, SLOTS, VERIFY, vitest } from './run/steps';
import { generateClient } from './setup/generate';

generateClient();
const scores = [
  await runSteps(VERIFY, 2),
  await runSteps([vitest('integration', ['integration'])], 1),
  await runSteps([E2E], 1),
  // After those that build the server.
  await runSteps([SLOTS], 1),
];
conclude({
  passed: scores.reduce((sum, { passed }) => sum + passed, 0),
  failed: scores.reduce((sum, { failed }) => sum + failed, 0),
});
