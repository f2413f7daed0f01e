import { addDays, type Day, toDbDate } from '@/lib/kernel/day';
import type { PlacementRows } from './placing';
import type { Rows, World } from './world';

type Placement = Rows['placement'][number];

/** Since it began. */
const WEEKS = 10;
const ENTRIES = [
  '本周在装配线跟班，熟悉了岗位操作规程和交接班要求',
  '参加班组安全例会，跟师傅学会了点检表的填写',
  '独立完成了两批样品的检验记录，数据经师傅复核无误',
];
const ANSWERS = ['记录清楚，下周注意写出自己的判断依据', '很好，继续保持'];

/** What the mentor, the student and the teacher wrote of a running internship. */
export function follow(world: World, placement: Placement, n: number, rows: PlacementRows): void {
  const { institutionId, random, today } = world;
  const at = { institutionId, placementId: placement.id ?? '' };
  // Of one in ten the last weeks are still open.
  for (let week = n % 10 === 7 ? 3 : 1; week <= WEEKS; week++)
    rows.placementWeek.push({
      ...{ ...at, id: random.id(), present: (n + week) % 40 !== 0, confirmedBy: placement.mentorName ?? '' },
      weekOn: toDbDate(monday(addDays(today, -7 * week))),
    });
  // Every fortieth has gone without a visit or a line for long.
  if (n % 40 !== 5) visit(world, placement, n, rows);
  if (n % 40 !== 9) writeEntries(world, placement, n, rows);
  const incident = INCIDENTS[n];
  if (incident) rows.incident.push({ ...at, id: random.id(), ...incidentOf(world, placement, incident) });
}

function monday(day: Day): Day {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

const WAYS = ['ON_SITE', 'ON_SITE', 'PHONE', 'ONLINE'];

/** Seen in each month since it began. */
function visit(world: World, placement: Placement, n: number, rows: PlacementRows): void {
  const { institutionId, random, today, college } = world;
  for (const ago of [5 + (n % 20), 40 + (n % 15)]) {
    const id = random.id();
    rows.internVisit.push({
      ...{ institutionId, id, partnerId: placement.partnerId, teacherId: placement.teacherId ?? '' },
      ...{ visitedOn: toDbDate(addDays(today, -ago)), way: WAYS[(n + ago) % WAYS.length] ?? 'PHONE' },
      findings: college.mark('到岗情况正常，师傅带教认真，学生适应岗位'),
      advice: n % 3 ? null : college.mark('提醒按时填写实习日志，注意操作安全'),
    });
    rows.internVisitPlacement.push({
      ...{ institutionId, id: random.id(), visitId: id, placementId: placement.id ?? '' },
    });
  }
}

function writeEntries(world: World, placement: Placement, n: number, rows: PlacementRows): void {
  const { institutionId, random, today, college, staff } = world;
  const teacher = staff.find(({ id }) => id === placement.teacherId)?.name ?? '';
  ENTRIES.forEach((text, back) => {
    // The newest waits for an answer.
    const answered = back > 0 && { answer: college.mark(ANSWERS[(n + back) % 2] ?? ''), answeredBy: teacher };
    rows.journal.push({
      ...{ institutionId, id: random.id(), placementId: placement.id ?? '', text: college.mark(text) },
      writtenOn: toDbDate(addDays(today, -2 - 7 * back)),
      ...(answered && { ...answered, answeredAt: new Date(toDbDate(addDays(today, -7 * back)).getTime() + 36e6) }),
    });
  });
}

type Told = { kind: string; ago: number; days?: number; due?: number; what: string; handling?: string };

/** By the number of the intern: one still open, one being late, one on leave, one settled. */
const INCIDENTS: Readonly<Record<number, Told>> = {
  1: { kind: 'ILLNESS', ago: 2, due: 5, what: '急性肠胃炎，已到医院就诊，休息两天' },
  12: { kind: 'DISPUTE', ago: 12, due: -3, what: '学生反映本月两次被安排加班' },
  23: { kind: 'LEAVE', ago: 1, days: 4, what: '家中有事请假' },
  34: {
    kind: 'ACCIDENT',
    ago: 30,
    due: -25,
    what: '搬运工件时划伤手指',
    handling: '已就医并报保险，班组重新做了安全教育',
  },
};

function incidentOf({ college, today, staff }: World, placement: Placement, told: Told) {
  const day = (offset: number) => toDbDate(addDays(today, offset));
  return {
    ...{ kind: told.kind, happenedOn: day(-told.ago), what: college.mark(told.what), ownerId: placement.teacherId },
    untilOn: told.days === undefined ? null : day(told.days - told.ago),
    dueOn: told.due === undefined ? null : day(told.due),
    reportedBy: placement.mentorName ?? staff[0]?.name ?? '',
    ...(told.handling && { handling: college.mark(told.handling), closedOn: day(4 - told.ago) }),
  };
}
