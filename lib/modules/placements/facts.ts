import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, daysBetween, fromDbDate } from '@/lib/kernel/day';
import { readSettings } from '@/lib/modules/settings/queries';
import { partnerUse } from './partner-use';
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
    /** Interns there on the first day, this one counted. */
    interns: number;
    /** It had interns before this one began. */
    usedBefore: boolean;
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
    interns: number;
  } | null;
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
  filingNo: string | null;
  province: string | null;
  stated: Mark[];
  denied: Mark[];
  grade: string | null;
  overridden: string[];
};

const include = {
  student: { select: { gradeYear: true, birthOn: true, sex: true, programme: { select: { code: true } } } },
  partner: {
    select: {
      ...{ industryCode: true, state: true, headcount: true },
      unitInspections: { orderBy: { inspectedOn: 'desc' }, take: 1 },
    },
  },
  post: { include: { programmes: { select: { programme: { select: { code: true } } } } } },
  plan: { select: { madeOn: true, safetyRulesOn: true, filedOn: true } },
  overrides: { where: { withdrawnOn: null }, select: { rule: true } },
} as const satisfies Prisma.PlacementInclude;
type Stored = Prisma.PlacementGetPayload<{ include: typeof include }>;
type Use = Awaited<ReturnType<typeof partnerUse>>;

function postFacts(post: NonNullable<Stored['post']>): NonNullable<Facts['post']> {
  const { intensity, nightShift, overtime, daysPerWeek, peerPay, peers } = post;
  return {
    ...{ intensity, nightShift, overtime, daysPerWeek, peerPay, peers, interns: post.taken },
    programmeCodes: post.programmes.flatMap(({ programme }) => programme.code ?? []),
    hazards: post.hazards as Hazard[],
    hoursPerDay: post.hoursPerDay === null ? null : Number(post.hoursPerDay),
  };
}

function inspectionFacts(found: Stored['partner']['unitInspections'][number] | undefined): Facts['inspection'] {
  if (!found) return null;
  const { decidedOn, publishedOn, topics, result } = found;
  const days = { decidedOn: fromDbDate(decidedOn), publishedOn: fromDbDate(publishedOn) };
  return { fit: result === 'FIT', topics: topics as Topic[], ...days };
}

function factsOf(p: Stored, use: Use, today: Day, province: string | null): Facts {
  const { student, partner, post, plan } = p;
  const [startsOn, endsOn] = [fromDbDate(p.startsOn), fromDbDate(p.endsOn)];
  const { policyNo, pay, fees, placeCode, filingNo, grade, id } = p;
  return {
    ...{ id, policyNo, pay, fees, placeCode, filingNo, grade, today, province, startsOn, endsOn },
    days: daysBetween(startsOn, endsOn) + 1,
    kind: p.kind as PlacementKind,
    source: p.source as PlacementSource,
    state: p.state as PlacementState,
    imported: p.importBatchId !== null && p.planId === null,
    submittedOn: fromDbDate(p.submittedOn),
    gradeYear: student.gradeYear,
    birthOn: fromDbDate(student.birthOn),
    sex: student.sex,
    programmeCode: student.programme.code,
    unit: { ...partner, ...use.at(p) },
    inspection: inspectionFacts(partner.unitInspections[0]),
    post: post && postFacts(post),
    plan: plan && {
      ...{ madeOn: fromDbDate(plan.madeOn), safetyRulesOn: fromDbDate(plan.safetyRulesOn) },
      filedOn: fromDbDate(plan.filedOn),
    },
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
    overridden: p.overrides.map((each) => each.rule),
  };
}

/** The facts of placements, in few reads however many they are. */
export async function readFacts(tx: Tx, ctx: Ctx, where: Prisma.PlacementWhereInput): Promise<Facts[]> {
  const found = await tx.placement.findMany({ where, include, orderBy: { id: 'asc' } });
  const use = await partnerUse(tx, ctx, [...new Set(found.map(({ partnerId }) => partnerId))]);
  const province = (await readSettings(tx, ctx.institutionId)).internship.city?.slice(0, 2) ?? null;
  return found.map((each) => factsOf(each, use, ctx.today, province));
}
