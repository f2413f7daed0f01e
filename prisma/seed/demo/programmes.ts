import { addDays, toDbDate } from '@/lib/kernel/day';
import { searchTokens } from '@/lib/search/tokens';
import type { ProgrammePlan } from './education-plan';
import type { Rows, World } from './world';

type Written = Pick<Rows, 'programme' | 'programmePeriod' | 'programmeIntake' | 'programmeAdjustment'>;
export type DemoProgramme = {
  id: string;
  name: string;
  departmentId: string;
  chain: string | null;
  /** How many of its chain's students are its own, as a weight. */
  weight: number;
  active: boolean;
  added: boolean;
};

const STOPPED_FOR = '招生计划完成率连续两年低于六成';

/** Programmes of both chains and those that stopped, each with its states, intakes and this year's adjustment where one is under way. */
export function makeProgrammes(world: World): { programmes: DemoProgramme[]; rows: Written } {
  const { education } = world.college;
  const rows: Written = { programme: [], programmePeriod: [], programmeIntake: [], programmeAdjustment: [] };
  const active = education.chains.flatMap(({ chain, programmes }) =>
    programmes.map((plan, at) => writeProgramme(world, plan, { chain, at, active: true }, rows)),
  );
  const stopped = education.stopped.map((plan, at) =>
    writeProgramme(world, plan, { chain: null, at, active: false }, rows),
  );
  proposeAdjustments(world, active, rows);
  return { programmes: [...active, ...stopped], rows };
}

type At = { chain: string | null; at: number; active: boolean };

function writeProgramme(world: World, plan: ProgrammePlan, { chain, at, active }: At, rows: Written): DemoProgramme {
  const { college, random, institutionId, today, departments } = world;
  const id = random.id();
  const name = college.mark(plan.name);
  const departmentId = departments.find((d) => d.code === college.tag(plan.department))?.id ?? '';
  const year = Number(today.slice(0, 4));
  const begun = plan.added ? `${year - 2}-09-01` : `${2008 + (at % 9)}-09-01`;
  const chainId = chain && (world.chainIds.get(college.tag(chain)) ?? null);
  rows.programme.push({
    ...{ institutionId, id, name, code: plan.code, departmentId, chainId, level: 'COLLEGE', years: 3 },
    approvedOn: toDbDate(addDays(begun, -90)),
    searchTokens: searchTokens({ text: [name], code: [plan.code] }),
  });
  const period = (state: string, from: string, to: string | null, reason: string | null = null) =>
    rows.programmePeriod.push({
      ...{ institutionId, id: random.id(), programmeId: id, state, reason },
      startedOn: toDbDate(from),
      endedOn: to ? toDbDate(to) : null,
    });
  const stoppedOn = `${year - 1 - (at % 4)}-09-01`;
  if (active) period(plan.added ? 'NEW' : 'ENROLLING', begun, null);
  else {
    period('ENROLLING', begun, stoppedOn);
    period('STOPPED', stoppedOn, null, college.mark(STOPPED_FOR));
  }
  return {
    ...{ id, name, departmentId, chain, active, added: plan.added ?? false },
    weight: plan.added ? 4 : 6 + ((at * 7) % 9),
  };
}

/** Intakes of the last three years; those enrolled are the students of the grade. */
export function intakeRows(
  { institutionId, random }: World,
  counts: Map<string, Map<number, number>>,
): Written['programmeIntake'] {
  return [...counts].flatMap(([programmeId, grades]) =>
    [...grades].map(([year, enrolled]) => ({
      ...{ institutionId, id: random.id(), programmeId, year, enrolled },
      planned: Math.ceil((enrolled * (104 + random.between(0, 12))) / 500) * 5,
      reported: enrolled,
    })),
  );
}

/** A few proposals of this year, at every step of their way. */
function proposeAdjustments(world: World, active: DemoProgramme[], rows: Written): void {
  const { college, random, institutionId, today } = world;
  const year = Number(today.slice(0, 4));
  const plans = [
    ['BUILD_UP', 'DECIDED', '对接新能源主导产业，用工需求持续增长'],
    ['UPGRADE', 'FORWARDED', '课程内容与岗位要求有差距，需改造升级'],
    ['RESTRICT', 'PROPOSED', '报到率偏低，建议控制招生规模'],
    ['KEEP', 'REVIEWED', '规模稳定，保持现状'],
  ] as const;
  for (const [at, [proposal, state, reason]] of plans.entries()) {
    const programme = active[at * 3];
    if (!programme) continue;
    const decided = state === 'DECIDED';
    rows.programmeAdjustment.push({
      ...{ institutionId, id: random.id(), programmeId: programme.id, year, proposal, state },
      reason: college.mark(reason),
      decision: decided ? proposal : null,
      decidedOn: decided ? toDbDate(addDays(today, -20)) : null,
    });
  }
}
