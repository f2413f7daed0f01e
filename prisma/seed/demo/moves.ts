import { addDays, fromDbDate, toDbDate } from '@/lib/kernel/day';
import { TOPICS } from '@/lib/modules/placements/words';
import { mentorPhoneColumns, placementTokens } from '@/lib/modules/placements/writes';
import { mentorPhone, type PlacementRows } from './placing';
import { type DemoPartner, memberOf, momentOf, personName, type Rows, type World } from './world';

type Placement = Rows['placement'][number];
type Given = Pick<Rows, 'placementStep' | 'platformPartner' | 'student'> &
  Pick<PlacementRows, 'placement' | 'placementWeek' | 'internVisit' | 'internVisitPlacement' | 'unitInspection'>;
type Step = { event: string; fromState: string; toState: string; reason: string | null; before: object };
type Place = { partner: string; job: string; from: string; to: string };

/** By the number of the intern: why it went on elsewhere. */
const MOVES: Readonly<Record<number, string>> = {
  50: '企业停产检修，暂不能安排实习，经三方商定转到另一家单位',
  61: '岗位内容与专业不符，学生与学校商定调整实习单位',
  72: '原岗位调整为夜班，按规定为学生另行安排',
};
/** Days ago: the last one at the first enterprise, and the first one at the next. */
const LEFT = 32;
const CAME = 28;
/** An internship lasts about half a year (article 11), also where it begins anew. */
const LASTS = 180;
/** Apart from the other mentors' numbers. */
const OTHER_MENTORS = 4_000;

/**
 * Moves that are done: a few interns were elsewhere for their first weeks, at an enterprise that is on no platform, so that each figure counts as many as
 * before. Made when all else is, so that nothing that is drawn by lot becomes another.
 */
export function makeMoves(world: World, partners: DemoPartner[], rows: Given): void {
  const platforms = new Set(rows.platformPartner.map(({ partnerId }) => partnerId));
  const hosts = partners.filter(
    (p) => p.kind === 'ENTERPRISE' && p.state === 'ACTIVE' && !platforms.has(p.id) && (p.headcount ?? 0) >= 100,
  );
  const running = rows.placement.filter(({ state }) => state === 'STARTED');
  for (const [n, reason] of Object.entries(MOVES)) {
    const now = running[Number(n)];
    const host = hosts[Number(n) % hosts.length];
    if (now && host) moveFrom(world, { now, host, n: Number(n), reason: world.college.mark(reason), partners }, rows);
  }
}

type Move = { now: Placement; host: DemoPartner; n: number; reason: string; partners: DemoPartner[] };

function moveFrom(world: World, { now, host, n, reason, partners }: Move, rows: Given): void {
  const { institutionId, random, today } = world;
  const before = earlier(world, { now, host, n, reason }, rows);
  const first: Place = { partner: host.name, job: before.job, ...daysOf(before) };
  const [asked, came] = [addDays(today, 1 - LEFT), addDays(today, -CAME)];
  const day = toDbDate(asked);
  const to = addDays(came, LASTS);
  // What insures the student goes along; consent, training and agreement are of the new place.
  Object.assign(now, {
    ...{ movedFromId: before.id, startsOn: toDbDate(came), startedOn: toDbDate(came), endsOn: toDbDate(to) },
    ...{ submittedOn: day, consentOn: day, guardianConsentOn: day, trainedOn: day, agreementSignedOn: day },
    ...{ agreementNo: `${now.agreementNo}-2`, insuredTo: toDbDate(addDays(to, 5)) },
  });
  // Before the one that follows it, which refers to it.
  rows.placement.unshift(before);
  tellApart(world, before, now, rows);
  const office = memberOf(world, '', ['OFFICE']).id;
  const keep = (placementId: string | undefined, on: string, step: Step) =>
    rows.placementStep.push({
      ...{ institutionId, id: random.id(), placementId: placementId ?? '', membershipId: office, ...step },
      at: momentOf(random, on),
    });
  const ended = { event: 'end', fromState: 'STARTED', toState: 'ENDED', reason, before: first };
  keep(before.id, addDays(today, -LEFT), ended);
  const partner = partners.find(({ id }) => id === now.partnerId)?.name ?? '';
  const second = { reason: null, before: { partner, job: now.job, ...daysOf(now) } };
  keep(now.id, asked, { event: 'submit', fromState: 'DRAFT', toState: 'SUBMITTED', ...second });
  keep(now.id, addDays(asked, 1), { event: 'approve', fromState: 'SUBMITTED', toState: 'APPROVED', ...second });
  keep(now.id, came, { event: 'start', fromState: 'APPROVED', toState: 'STARTED', ...second });
}

const daysOf = ({ startsOn, endsOn }: Placement) => ({
  from: fromDbDate(startsOn as Date),
  to: fromDbDate(endsOn as Date),
});

/** Where the intern was at first: as it is now, but elsewhere, with another mentor, and ended before its last day. */
function earlier(world: World, { now, host, n, reason }: Omit<Move, 'partners'>, rows: Given): Placement {
  const { institutionId, random, today, college } = world;
  const from = fromDbDate(now.startsOn as Date);
  const student = rows.student.find(({ id }) => id === now.studentId);
  if (!student) throw new Error('an intern that is no student');
  const inspected = (offset: number) => toDbDate(addDays(from, offset));
  rows.unitInspection.push({
    ...{ institutionId, id: random.id(), partnerId: host.id, topics: [...TOPICS], result: 'FIT' },
    inspectors: memberOf(world, host.departmentId, ['DEPARTMENT', 'TEACHER']).name,
    findings: college.mark('证照齐全，岗位与专业对口，作息、住宿和安全防护符合要求'),
    meetingNo: college.tag(`DW${from.slice(0, 4)}-${Number(from.slice(5, 7))}`),
    ...{ inspectedOn: inspected(-50), decidedOn: inspected(-38), publishedOn: inspected(-30) },
  });
  return {
    ...{ ...now, id: random.id(), partnerId: host.id, platformId: null, mentorId: null, mentorName: personName(world) },
    ...mentorPhoneColumns(mentorPhone(world, OTHER_MENTORS + n, 'STARTED')),
    ...{ state: 'ENDED', endedOn: toDbDate(addDays(today, -LEFT)), reason, schoolScore: 75, grade: 'PASSED' },
    searchTokens: placementTokens({
      ...{ student: student.name, studentNo: student.studentNo, partner: host.name, job: now.job },
    }),
  };
}

/** What was written until the move is of the first place. */
function tellApart({ today }: World, before: Placement, now: Placement, rows: Given): void {
  const last = toDbDate(addDays(today, -LEFT));
  for (const week of rows.placementWeek)
    if (week.placementId === now.id && (week.weekOn as Date) <= last)
      Object.assign(week, { placementId: before.id, confirmedBy: before.mentorName });
  for (const seen of rows.internVisitPlacement) {
    const visit = rows.internVisit.find(({ id }) => id === seen.visitId);
    if (seen.placementId !== now.id || !visit || (visit.visitedOn as Date) > last) continue;
    seen.placementId = before.id ?? '';
    visit.partnerId = before.partnerId;
  }
}
