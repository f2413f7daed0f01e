import { createTarget } from '@/lib/modules/targets/commands';
import type { Fixture } from './contract';
import type * as make from './world';

type World = make.World;
let year = 2030;
const profile = (w: World) => {
  // A figure has one target a year.
  year += 1;
  return { figure: 'targets.local_retention', year, percent: 40, source: w.mark };
};
const made = async (w: World) => ({ ...(await createTarget(w.as.OFFICE, profile(w))), version: 1 });

/** Inputs for the operations of targets. */
export const TARGET_FIXTURES: Record<string, Fixture> = {
  'targets.createTarget': { input: async (w) => profile(w) },
  'targets.listTargets': { input: () => ({}) },
  'targets.removeTarget': { input: made },
  'targets.updateTarget': { input: async (w) => ({ ...(await made(w)), ...profile(w) }) },
};
