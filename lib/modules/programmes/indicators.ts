import 'server-only';
import type { Day } from '@/lib/kernel/day';
import type { Indicator } from '@/lib/kernel/indicator';
import { type ProgrammeFilter, programmeList } from './list';
import { countProgrammeStudents, countProgrammes, countUnmet } from './queries';
import { ACTIVE_STATES } from './words';

const href = (filter: ProgrammeFilter) => programmeList.href({ filter });
const programmes = { unit: 'programme', count: countProgrammes, href };
/** The list's totals row says the same number. */
const students = { unit: 'person', count: countProgrammeStudents, href };
/** Places of open vacancies beyond the graduates who look, programme by programme; in the totals row too. */
const unmet = { unit: 'opening', count: countUnmet, href };
/** Programmes of a chain that take students in on the day. */
const active =
  (chain: string) =>
  (on: Day): ProgrammeFilter => ({ state: [...ACTIVE_STATES], chain: [chain], on });

export const programmeIndicators = {
  newEnergy: { key: 'programmes.new_energy', filter: active('NEW_ENERGY'), ...programmes },
  newEnergyStudents: { key: 'programmes.new_energy_students', filter: active('NEW_ENERGY'), ...students },
  agriFood: { key: 'programmes.agri_food', filter: active('AGRI_FOOD'), ...programmes },
  agriFoodStudents: { key: 'programmes.agri_food_students', filter: active('AGRI_FOOD'), ...students },
  stopped: { key: 'programmes.stopped', filter: (on) => ({ state: ['STOPPED'], on }), ...programmes },
  added: { key: 'programmes.added', filter: (on) => ({ state: ['NEW'], on }), ...programmes },
  unmet: { key: 'supply.unmet', filter: (on) => ({ on }), ...unmet },
} satisfies Record<string, Indicator<ProgrammeFilter>>;
