import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, daysBetween, fromDbDate } from '@/lib/kernel/day';
import { type Behind, byId, idsOf, readBehind } from './behind';
import type { Hazard, Mark, PlacementKind, PlacementSource, PlacementState, Topic } from './words';

/** All that the rules ask of a placement: plain values, from the records. */
export type Facts = {
  id: string;
  kind: PlacementKind;
  source: PlacementSource;
  state: PlacementState;
  /** It came from a ledger: what that has no column for is unknown, not missing. */
  imported: boolean;
  today: Day;
  startsOn: Day;
  endsOn: Day;
  endedOn: Day | null;
  /** For whom is there with what age: today while it goes on, else the first day. */
  day: Day;
  /** Days from the first to the last, both counted. */
  days: number;
  submittedOn: Day | null;
  gradeYear: number;
  birthOn: Day | null;
  sex: string | null;
  programmeCode: string | null;
  unit: {
    industryCode: string | null;
    state: string;
    headcount: number | null;
    /** Interns there on the fullest day of the placement, this one counted. */
    interns: number;
    /** It had interns before this one began. */
    usedBefore: boolean;
    /** First and last day of each cooperation agreement concluded with it; null: without an end, or one that renews itself. */
    agreements: { from: Day | null; to: Day | null }[];
  };
  inspection: { fit: boolean; topics: Topic[]; decidedOn: Day | null; publishedOn: Day | null } | null;
  post: {
    programmeCodes: string[];
    hazards: Hazard[];
    intensity: number | null;
    nightShift: boolean;
    overtime: boolean;
    hoursPerDay: number | null;
    daysPerWeek: number | null;
    peerPay: number | null;
    peers: number | null;
    /** Of those, the ones on this post. */
    interns: number;
    housed: boolean;
  } | null;
  /** What is to be done is written down, in the plan or at the post. */
  hasTasks: boolean;
  plan: { madeOn: Day | null; safetyRulesOn: Day | null; filedOn: Day | null } | null;
  ownChoiceApprovedOn: Day | null;
  consentOn: Day | null;
  guardianConsentOn: Day | null;
  agreementSignedOn: Day | null;
  policyNo: string | null;
  insuredFrom: Day | null;
  insuredTo: Day | null;
  trainedOn: Day | null;
  hasTeacher: boolean;
  hasMentor: boolean;
  pay: number | null;
  fees: number;
  placeCode: string | null;
  hasPlace: boolean;
  filingNo: string | null;
  province: string | null;
  stated: Mark[];
  denied: Mark[];
  grade: string | null;
  overridden: string[];
};

const select = {
  ...{ id: true, kind: true, source: true, state: true, importBatchId: true, planId: true, postId: true },
  ...{ partnerId: true, studentId: true, startsOn: true, endsOn: true, submittedOn: true, grade: true },
  ...{ ownChoiceApprovedOn: true, consentOn: true, guardianConsentOn: true, agreementSignedOn: true },
  ...{ policyNo: true, insuredFrom: true, insuredTo: true, trainedOn: true, pay: true, fees: true },
  ...{ teacherId: true, teacherName: true, mentorId: true, mentorName: true, placeCode: true, filingNo: true },
  address: true,
  ...{ stated: true, denied: true, endedOn: true },
} as const satisfies Prisma.PlacementSelect;
type Stored = Prisma.PlacementGetPayload<{ select: typeof select }>;
type Post = Behind['posts'] extends Map<string, infer P> ? P : never;
type Partner = Behind['partners'] extends Map<string, infer P> ? P : never;
type Person = { gradeYear: number; birthOn: Date | null; sex: string | null; programmeId: string };

/** How many are at the enterprise or on the post on the fullest day of the placement, itself counted though it may hold no place. */
function internsAt(id: string, p: Stored, { interns }: Behind): number {
  const [from, to] = [p.startsOn, p.endedOn ?? p.endsOn];
  const days = to >= from;
  const counted = p.kind === 'POST' && p.state !== 'CANCELLED' && days;
  return interns.most(id, from, days ? to : from) + (counted ? 0 : 1);
}

function postFacts(post: Post, interns: number): NonNullable<Facts['post']> {
  const { intensity, nightShift, overtime, daysPerWeek, peerPay, peers, accommodation } = post;
  return {
    ...{ intensity, nightShift, overtime, daysPerWeek, peerPay, peers, interns },
    housed: Boolean(accommodation),
    programmeCodes: post.programmes.flatMap(({ programme }) => programme.code ?? []),
    hazards: post.hazards as Hazard[],
    hoursPerDay: post.hoursPerDay === null ? null : Number(post.hoursPerDay),
  };
}

function inspectionFacts(found: Partner['unitInspections'][number] | undefined): Facts['inspection'] {
  if (!found) return null;
  const { decidedOn, publishedOn, topics, result } = found;
  const days = { decidedOn: fromDbDate(decidedOn), publishedOn: fromDbDate(publishedOn) };
  return { fit: result === 'FIT', topics: topics as Topic[], ...days };
}

/** Today while an internship goes on, its last day at the latest; the first day of one that has not begun or is over. */
function dayOf({ state, startsOn, endsOn }: Stored, today: Day): Day {
  if (state !== 'STARTED') return fromDbDate(startsOn);
  const [, day = today] = [fromDbDate(startsOn), today, fromDbDate(endsOn)].sort();
  return day;
}

/** What the placement itself says. */
function ownFacts(p: Stored, today: Day) {
  const [startsOn, endsOn] = [fromDbDate(p.startsOn), fromDbDate(p.endsOn)];
  const { policyNo, pay, fees, placeCode, filingNo, grade, id } = p;
  return {
    ...{ id, policyNo, pay, fees, placeCode, filingNo, grade, today, startsOn, endsOn },
    day: dayOf(p, today),
    days: daysBetween(startsOn, endsOn) + 1,
    kind: p.kind as PlacementKind,
    source: p.source as PlacementSource,
    state: p.state as PlacementState,
    imported: p.importBatchId !== null && p.planId === null,
    submittedOn: fromDbDate(p.submittedOn),
    endedOn: fromDbDate(p.endedOn),
    hasPlace: Boolean(p.placeCode ?? p.address),
    ownChoiceApprovedOn: fromDbDate(p.ownChoiceApprovedOn),
    consentOn: fromDbDate(p.consentOn),
    guardianConsentOn: fromDbDate(p.guardianConsentOn),
    agreementSignedOn: fromDbDate(p.agreementSignedOn),
    insuredFrom: fromDbDate(p.insuredFrom),
    insuredTo: fromDbDate(p.insuredTo),
    trainedOn: fromDbDate(p.trainedOn),
    hasTeacher: (p.teacherId ?? p.teacherName) !== null,
    hasMentor: (p.mentorId ?? p.mentorName) !== null,
    stated: p.stated as Mark[],
    denied: p.denied as Mark[],
  };
}

function factsOf(p: Stored, student: Person, behind: Behind, overridden: string[], today: Day): Facts {
  const partner = behind.partners.get(p.partnerId);
  const post = p.postId ? behind.posts.get(p.postId) : undefined;
  const plan = p.planId ? behind.plans.get(p.planId) : undefined;
  const { industryCode = null, state = '', headcount = null } = partner ?? {};
  return {
    ...ownFacts(p, today),
    province: behind.province,
    gradeYear: student.gradeYear,
    birthOn: fromDbDate(student.birthOn),
    sex: student.sex,
    programmeCode: behind.programmes.get(student.programmeId)?.code ?? null,
    unit: {
      ...{ industryCode, state, headcount, interns: internsAt(p.partnerId, p, behind) },
      usedBefore: behind.interns.usedBefore(p.partnerId, p.startsOn),
      agreements: behind.agreements.get(p.partnerId) ?? [],
    },
    hasTasks: Boolean(plan?.tasks || post?.description),
    inspection: inspectionFacts(partner?.unitInspections[0]),
    post: post ? postFacts(post, internsAt(post.id, p, behind)) : null,
    plan: plan
      ? {
          ...{ madeOn: fromDbDate(plan.madeOn), safetyRulesOn: fromDbDate(plan.safetyRulesOn) },
          filedOn: fromDbDate(plan.filedOn),
        }
      : null,
    overridden,
  };
}

/** The facts of placements, in few reads however many they are; `known` is what stands behind them, where it was read before. */
export async function readFacts(tx: Tx, ctx: Ctx, where: Prisma.PlacementWhereInput, known?: Behind): Promise<Facts[]> {
  const at = { institutionId: ctx.institutionId };
  const found = await tx.placement.findMany({ where, select, orderBy: { id: 'asc' } });
  const behind = known ?? (await readBehind(tx, ctx, found));
  const students = byId(
    await tx.student.findMany({
      where: { ...at, id: { in: idsOf(found.map((each) => each.studentId)) } },
      select: { id: true, gradeYear: true, birthOn: true, sex: true, programmeId: true },
    }),
  );
  const overridden = new Map<string, string[]>();
  const overrides = await tx.ruleOverride.findMany({
    where: { ...at, placementId: { in: found.map((each) => each.id) }, withdrawnOn: null },
    select: { placementId: true, rule: true },
  });
  for (const { placementId, rule } of overrides)
    overridden.set(placementId, [...(overridden.get(placementId) ?? []), rule]);
  return found.flatMap((each) => {
    const student = students.get(each.studentId);
    return student ? [factsOf(each, student, behind, overridden.get(each.id) ?? [], ctx.today)] : [];
  });
}
