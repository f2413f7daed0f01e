import 'server-only';
import type { Facts } from './facts';
import * as rule from './rule-checks';
import { CHECKS, type Check } from './words';

const upToStart = (f: Facts, day: string | null | undefined) => Boolean(day && day <= f.startsOn);

/** Whether each of the eight checks before an internship (八个事先) is met, computed from the records. */
const MET: Readonly<Record<Check, (f: Facts) => boolean>> = {
  INSPECTED: (f) => rule.unitInspected(f) === 'KEPT',
  DECIDED: (f) =>
    f.kind === 'ORIENTATION' ||
    f.unit.usedBefore ||
    (upToStart(f, f.inspection?.decidedOn) && upToStart(f, f.inspection?.publishedOn)),
  CONSENTED: (f) => rule.consented(f) === 'KEPT',
  FILED: (f) => upToStart(f, f.plan?.filedOn) && rule.filedWhenAway(f) !== 'BROKEN',
  PLANNED: (f) => upToStart(f, f.plan?.madeOn),
  SAFETY_RULES: (f) => upToStart(f, f.plan?.safetyRulesOn),
  AGREED: (f) => rule.agreementSigned(f) === 'KEPT',
  TRAINED: (f) => rule.safetyTrained(f) === 'KEPT',
};

/** The checks that are not met yet, in their order. */
export function openChecks(facts: Facts): Check[] {
  return CHECKS.filter((each) => !MET[each](facts));
}
