// npm run verify : style, types, layers, dead code, unit and architecture tests. Under a minute, no database.
import { conclude, runSteps } from './run/step';
import { VERIFY } from './run/steps';
import { generateClient } from './setup/generate';

generateClient();
conclude(await runSteps(VERIFY, 2));
