import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, fromDbDate, toDbDate } from '@/lib/kernel/day';
import { personNames } from '@/lib/modules/people/queries';
import { mondayOf } from '@/lib/modules/placements/record';
import { isMinor } from '@/lib/modules/students/policy';
import { runningPlacements, visibleInternVisits } from './policy';
import { type Followed, reasonsOn } from './reasons';
import type { CallRow, VisitRow } from './types';
import { type JournalEvery, REASONS, type Reason, type VisitWay } from './words';

const select = {
  ...{ id: true, startsOn: true, endsOn: true, insuredTo: true, mentorName: true, mentorPhoneMasked: true },
  ...{ teacherId: true, teacherName: true },
  student: { select: { id: true, name: true, phoneMasked: true, birthOn: true } },
  partner: { select: { id: true, name: true } },
  plan: { select: { teacherId: true, journalEvery: true, visitEvery: true } },
} as const satisfies Prisma.PlacementSelect;
type Stored = Prisma.PlacementGetPayload<{ select: typeof select }>;

/** How long back the calls are read that may keep a reason quiet. */
const CALLS_BACK = 60;

const byPlacement = <T extends { placementId: string }>(rows: T[]) => {
  const map = new Map<string, T[]>();
  for (const row of rows) {
    const there = map.get(row.placementId);
    if (there) there.push(row);
    else map.set(row.placementId, [row]);
  }
  return (id: string) => map.get(id) ?? [];
};

/** What the records say of these internships, in few reads however many they are. */
async function readSaid(tx: Tx, { institutionId, today }: Ctx, where: Prisma.PlacementWhereInput) {
  const placement = where;
  const weekOn = toDbDate(addDays(mondayOf(today), -7));
  const weeks = await tx.placementWeek.findMany({ where: { institutionId, weekOn, placement } });
  const journals = await tx.journal.groupBy({
    by: ['placementId'],
    where: { institutionId, placement },
    _max: { writtenOn: true },
  });
  const visits = await tx.internVisitPlacement.findMany({
    where: { institutionId, placement },
    select: { placementId: true, visit: { select: { visitedOn: true } } },
    orderBy: [{ visit: { visitedOn: 'desc' } }, { id: 'asc' }],
  });
  const incidents = await tx.incident.findMany({ where: { institutionId, placement, closedOn: null } });
  const calls = await tx.internCall.findMany({
    where: { institutionId, placement, calledOn: { gte: toDbDate(addDays(today, -CALLS_BACK)) } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return {
    week: byPlacement(weeks),
    journal: byPlacement(journals),
    visit: byPlacement(visits),
    incident: byPlacement(incidents),
    call: byPlacement(calls),
  };
}
type Said = Awaited<ReturnType<typeof readSaid>>;

function followedOf(p: Stored, said: Said): Followed {
  const { journalEvery = 'NONE', visitEvery = null } = p.plan ?? {};
  return {
    ...{ startsOn: fromDbDate(p.startsOn), endsOn: fromDbDate(p.endsOn), insuredTo: fromDbDate(p.insuredTo) },
    ...{ journalEvery: journalEvery as JournalEvery, visitEvery },
    lastWeek: said.week(p.id)[0]?.present ?? null,
    lastJournalOn: fromDbDate(said.journal(p.id)[0]?._max.writtenOn ?? null),
    lastVisitOn: fromDbDate(said.visit(p.id)[0]?.visit.visitedOn ?? null),
    incidents: said.incident(p.id).map(({ kind, untilOn, dueOn }) => ({
      ...{ leave: kind === 'LEAVE', untilOn: fromDbDate(untilOn), dueOn: fromDbDate(dueOn) },
    })),
    calls: said.call(p.id).map(({ calledOn, reasons }) => ({
      ...{ on: fromDbDate(calledOn), reasons: reasons as Reason[] },
    })),
  };
}

const urgency = ({ reasons }: CallRow) => REASONS.findIndex((reason) => reasons.includes(reason));

/** The caller's interns with a reason to call, the most urgent first. */
export async function readCallRows(tx: Tx, ctx: Ctx): Promise<CallRow[]> {
  const where = runningPlacements(ctx);
  const found = await tx.placement.findMany({ where, select, orderBy: [{ endsOn: 'asc' }, { id: 'asc' }] });
  const said = await readSaid(tx, ctx, where);
  const people = await personNames(tx, ctx);
  const rows = found.map((p): CallRow => {
    const [last] = said.call(p.id);
    const teacherId = p.teacherId ?? p.plan?.teacherId ?? null;
    return {
      ...{ id: p.id, partner: p.partner, student: { id: p.student.id, name: p.student.name } },
      ...{ phone: p.student.phoneMasked, minor: isMinor(p.student.birthOn, ctx.today), mayReveal: true },
      teacher: (teacherId ? people[teacherId] : p.teacherName) ?? null,
      ...{ mentor: p.mentorName, mentorPhone: p.mentorPhoneMasked },
      reasons: reasonsOn(followedOf(p, said), ctx.today),
      lastCall: last ? { on: fromDbDate(last.calledOn), by: people[last.calledById] ?? '', note: last.note } : null,
    };
  });
  return rows.filter(({ reasons }) => reasons.length > 0).sort((a, b) => urgency(a) - urgency(b));
}

/** Visits with their photos, newest first. */
export async function readVisitRows(
  tx: Tx,
  ctx: Ctx,
  where: Prisma.InternVisitWhereInput,
  take = 200,
): Promise<VisitRow[]> {
  const people = await personNames(tx, ctx);
  const found = await tx.internVisit.findMany({
    where: { AND: [visibleInternVisits(ctx), where] },
    include: {
      attachments: { where: { removedAt: null }, select: { id: true, name: true }, orderBy: { createdAt: 'asc' } },
    },
    orderBy: [{ visitedOn: 'desc' }, { id: 'desc' }],
    take,
  });
  return found.map(({ id, visitedOn, way, teacherId, findings, advice, attachments }) => ({
    ...{ id, findings, advice, photos: attachments, visitedOn: fromDbDate(visitedOn), way: way as VisitWay },
    teacher: people[teacherId] ?? '',
  }));
}
