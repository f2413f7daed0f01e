import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, type Day, fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { namesOf } from '@/lib/modules/audit/subjects';
import type { JournalEvery } from '@/lib/modules/following/words';
import { personNames } from '@/lib/modules/people/queries';
import { isMinor } from '@/lib/modules/students/policy';
import { openChecks } from './checks';
import { readFacts } from './facts';
import { ruleSettings } from './judge';
import { mayOnPlacement, visiblePlacements } from './policy';
import { RULES, severityOf, unprintable } from './rules';
import { placementId } from './schema';
import { movable, readFollowing, readMoves, storedAmendments, toAmendment } from './timeline';
import type { PlacementEvidence, PlacementProfile, PlacementRecord, Week } from './types';
import type { Grade, Mark, PlacementForm, PlacementKind, PlacementSource, PlacementState, Stage } from './words';
import { PLACEMENT_EVENTS, type PlacementEvent, placementWorkflow } from './workflow';

const named = { select: { id: true, name: true } } as const;
const include = {
  student: {
    select: {
      ...{ id: true, name: true, studentNo: true, birthOn: true },
      schoolClass: { select: { name: true } },
      programme: { select: { departmentId: true } },
    },
  },
  partner: named,
  plan: { select: { id: true, name: true, teacherId: true, journalEvery: true } },
  post: { select: { id: true, title: true } },
  platform: named,
} as const satisfies Prisma.PlacementInclude;
export type StoredPlacement = Prisma.PlacementGetPayload<{ include: typeof include }>;

/** Placements as the record and its commands read them. */
export const readStored = (tx: Tx, where: Prisma.PlacementWhereInput): Promise<StoredPlacement[]> =>
  tx.placement.findMany({ where, include, orderBy: { id: 'asc' } });

/** The placement if the caller sees it. */
export async function findPlacement(tx: Tx, ctx: Ctx, id: string): Promise<StoredPlacement | null> {
  return (await readStored(tx, { AND: [visiblePlacements(ctx), { id }] }))[0] ?? null;
}

function toProfile(p: StoredPlacement): PlacementProfile {
  const { id, version, planId, studentId, partnerId, postId, platformId, job, placeCode, address, teacherId } = p;
  return {
    ...{ id, version, planId, studentId, partnerId, postId, platformId, job, placeCode, address, teacherId },
    ...{
      mentorId: p.mentorId,
      mentorName: p.mentorName,
      mentorPhoneMasked: p.mentorPhoneMasked,
      pay: p.pay,
      fees: p.fees,
    },
    studentName: p.student.name,
    partnerName: p.partner.name,
    kind: p.kind as PlacementKind,
    stage: p.stage as Stage | null,
    source: p.source as PlacementSource,
    form: p.form as PlacementForm | null,
    startsOn: fromDbDate(p.startsOn),
    endsOn: fromDbDate(p.endsOn),
  };
}

function toEvidence(p: StoredPlacement): PlacementEvidence {
  const { guardianRelation, insurer, policyNo, accidentPolicyNo, filingNo } = p;
  return {
    ...{ guardianRelation, insurer, policyNo, accidentPolicyNo, filingNo },
    ownChoiceApprovedOn: fromDbDate(p.ownChoiceApprovedOn),
    consentOn: fromDbDate(p.consentOn),
    guardianConsentOn: fromDbDate(p.guardianConsentOn),
    insuredFrom: fromDbDate(p.insuredFrom),
    insuredTo: fromDbDate(p.insuredTo),
    trainedOn: fromDbDate(p.trainedOn),
    trainingHours: p.trainingHours === null ? null : Number(p.trainingHours),
  };
}

/** What the form edits, as it is now; null when it is not visible. */
export async function readPlacementForm(tx: Tx, ctx: Ctx, id: string) {
  const found = await findPlacement(tx, ctx, id);
  return found && { ...toProfile(found), ...toEvidence(found) };
}

/** The Monday of the day's week. */
export function mondayOf(day: Day): Day {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

/** How many past weeks are asked for at once. */
const WEEKS_ASKED = 8;

/** Mondays of the weeks of the placement that are over and unconfirmed, newest first. */
function openWeeksOf(p: StoredPlacement, weeks: Week[], today: Day): Day[] {
  if (p.state !== 'STARTED') return [];
  const known = new Set(weeks.map(({ weekOn }) => weekOn));
  const first = mondayOf(fromDbDate(p.startsOn));
  const open: Day[] = [];
  for (
    let monday = addDays(mondayOf(today), -7);
    monday >= first && open.length < WEEKS_ASKED;
    monday = addDays(monday, -7)
  )
    if (!known.has(monday)) open.push(monday);
  return open;
}

/** The eight checks, the rules it breaks and those overridden; for the college's people only. */
async function readRules(tx: Tx, ctx: Ctx, p: StoredPlacement) {
  if (ctx.scope !== 'staff') return { openChecks: [], broken: [], unprintable: [], overrides: [], steps: [] };
  const at = { institutionId: ctx.institutionId, placementId: p.id };
  const [facts] = await readFacts(tx, ctx, { institutionId: ctx.institutionId, id: p.id });
  const settings = await ruleSettings(tx, ctx);
  const overrides = await tx.ruleOverride.findMany({ where: { ...at, withdrawnOn: null }, orderBy: { rule: 'asc' } });
  const steps = await tx.placementStep.findMany({ where: at, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
  const people = await personNames(tx, ctx);
  return {
    openChecks: facts ? openChecks(facts) : [],
    unprintable: facts ? unprintable(facts, settings) : [],
    broken: RULES.filter(({ id }) => p.broken.includes(id)).map(({ id, verified, filing }) => ({
      ...{ rule: id, verified, filing: filing ?? false, severity: severityOf(id, settings) },
    })),
    overrides: overrides.map(({ id, version, rule, reason, approverId, approvedOn }) => ({
      ...{ id, version, rule, reason, approver: people[approverId] ?? '', approvedOn: fromDbDate(approvedOn) },
    })),
    steps: steps.map(({ id, event, toState, reason, at: when }) => ({
      ...{ id, reason, event: event as PlacementEvent, to: toState as PlacementState, at: when.toISOString() },
    })),
  };
}

function mayOf(ctx: Ctx, p: StoredPlacement, followed: boolean): PlacementRecord['may'] {
  const live = ['DRAFT', 'SUBMITTED', 'APPROVED', 'STARTED'].includes(p.state);
  const going = ['STARTED', 'ENDED'].includes(p.state);
  const may = (permission: Parameters<typeof mayOnPlacement>[1]) => mayOnPlacement(ctx, permission, p);
  return {
    edit: live && may('placements.write'),
    move: movable(p, followed) && may('placements.write'),
    amend: ['APPROVED', 'STARTED'].includes(p.state) && p.agreementSignedOn !== null && may('placements.write'),
    sign: ['DRAFT', 'SUBMITTED', 'APPROVED'].includes(p.state) && may('placements.sign'),
    override: live && may('placements.override'),
    confirm: going && may('placements.confirm'),
    enter: going && may('placements.write'),
    guide: going && may('placements.guide'),
    journal: going && may('placements.journal'),
    report: going && (may('placements.guide') || may('placements.confirm') || may('placements.journal')),
  };
}

/** The record page: the placement, its checks and rules, what follows, and what the caller may do. */
export const getPlacement = defineQuery({
  permission: 'placements.read',
  input: placementId,
  run: async ({ tx, ctx, input: { id } }): Promise<PlacementRecord> => {
    const p = (await findPlacement(tx, ctx, id)) ?? notFound();
    const people = await personNames(tx, ctx);
    const following = await readFollowing(tx, ctx, id, people);
    const moves = await readMoves(tx, ctx, p);
    const place = p.placeCode ? await tx.region.findUnique({ where: { code: p.placeCode } }) : null;
    const minor = isMinor(p.student.birthOn, fromDbDate(p.startsOn));
    return {
      ...toProfile(p),
      ...toEvidence(p),
      ...following,
      ...moves,
      amendments: (await storedAmendments(tx, ctx, id)).map(toAmendment),
      journalEvery: (p.plan?.journalEvery ?? 'NONE') as JournalEvery,
      ...(await readRules(tx, ctx, p)),
      studentNo: p.student.studentNo,
      schoolClass: p.student.schoolClass?.name ?? null,
      minor,
      state: p.state as PlacementState,
      reason: p.reason,
      plan: p.plan && { id: p.plan.id, name: p.plan.name },
      post: p.post && { id: p.post.id, name: p.post.title },
      platform: p.platform,
      teacher: (p.teacherId && people[p.teacherId]) || p.teacherName,
      mentor: (p.mentorId && people[p.mentorId]) || p.mentorName,
      place: place?.name ?? null,
      startedOn: fromDbDate(p.startedOn),
      endedOn: fromDbDate(p.endedOn),
      agreementNo: p.agreementNo,
      agreementSignedOn: fromDbDate(p.agreementSignedOn),
      stated: p.stated as Mark[],
      parties: minor ? ['SCHOOL', 'ENTERPRISE', 'STUDENT', 'GUARDIAN'] : ['SCHOOL', 'ENTERPRISE', 'STUDENT'],
      openWeeks: openWeeksOf(p, following.weeks, ctx.today),
      enterpriseScore: p.enterpriseScore === null ? null : Number(p.enterpriseScore),
      enterpriseRemark: p.enterpriseRemark,
      hostAgain: p.hostAgain,
      schoolScore: p.schoolScore === null ? null : Number(p.schoolScore),
      schoolRemark: p.schoolRemark,
      grade: p.grade as Grade | null,
      events: PLACEMENT_EVENTS.filter((event) => {
        const { from, permission } = placementWorkflow[event];
        return (from as readonly string[]).includes(p.state) && mayOnPlacement(ctx, permission, p);
      }),
      may: mayOf(ctx, p, moves.movedTo !== null),
    };
  },
});

/** What happened with a placement, newest first. */
export const placementTimeline = defineQuery({
  permission: 'plans.read',
  input: placementId,
  run: async ({ tx, ctx, input: { id } }) => {
    if (!(await findPlacement(tx, ctx, id))) notFound();
    const where = { institutionId: ctx.institutionId, placementId: id };
    const select = { select: { id: true } } as const;
    const parts = [
      ...(await tx.ruleOverride.findMany({ where, ...select })),
      ...(await tx.triSignature.findMany({ where, ...select })),
      ...(await tx.agreementAmendment.findMany({ where, ...select })),
      ...(await tx.incident.findMany({ where, ...select })),
    ];
    const tables = ['placements', 'rule_overrides', 'tri_signatures', 'agreement_amendments', 'incidents'];
    const changes = await recordTimeline(tx, ctx, { tables, ids: [id, ...parts.map((each) => each.id)] });
    return { changes, names: await namesOf(tx, ctx, changes) };
  },
});
