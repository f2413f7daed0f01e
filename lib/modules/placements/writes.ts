import 'server-only';
import type { Tx } from '@/lib/db/client';
import { maskPhone, normalisePhone } from '@/lib/identifiers/phone';
import type { Ctx } from '@/lib/kernel/context';
import { blindIndex, encryptText } from '@/lib/kernel/crypto';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { failField } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { searchTokens } from '@/lib/search/tokens';
import type { EvidenceInput, PlacementInput } from './schema';
import type { Grade } from './words';

const dbDay = (day: Day | null) => (day ? toDbDate(day) : null);

/** Columns of a mentor's phone: encrypted, its blind index, and what is shown. */
export function mentorPhoneColumns(text: string) {
  const phone = normalisePhone(text);
  return {
    mentorPhoneEnc: encryptText(phone),
    mentorPhoneIndex: blindIndex(phone),
    mentorPhoneMasked: maskPhone(phone),
  };
}

/** What a placement is found by. */
export function placementTokens(names: { student: string; studentNo: string; partner: string; job: string }): string[] {
  return searchTokens({ text: [names.student, names.partner, names.job], code: [names.studentNo] });
}

/** Columns of `placements` for a profile; a phone that the form left blank stays as it is. */
export function placementColumns({ mentorPhone, startsOn, endsOn, fees, ...plain }: PlacementInput) {
  return {
    ...plain,
    fees: fees ?? 0,
    startsOn: toDbDate(startsOn),
    endsOn: toDbDate(endsOn),
    ...(mentorPhone && mentorPhoneColumns(mentorPhone)),
    updatedAt: new Date(),
  };
}

/** Columns of what must be there before a start. */
export function evidenceColumns(e: EvidenceInput) {
  const { guardianRelation, insurer, policyNo, accidentPolicyNo, trainingHours, filingNo } = e;
  return {
    ...{ guardianRelation, insurer, policyNo, accidentPolicyNo, trainingHours, filingNo },
    ownChoiceApprovedOn: dbDay(e.ownChoiceApprovedOn),
    consentOn: dbDay(e.consentOn),
    guardianConsentOn: dbDay(e.guardianConsentOn),
    insuredFrom: dbDay(e.insuredFrom),
    insuredTo: dbDay(e.insuredTo),
    trainedOn: dbDay(e.trainedOn),
  };
}

/** Days in order, related ids the institution's, the post the enterprise's and on offer. Throws INVALID at the field. Gives the enterprise's name. */
export async function demandPlacement(tx: Tx, ctx: Ctx, input: PlacementInput, keptPostId?: string | null) {
  const at = { institutionId: ctx.institutionId };
  if (input.endsOn < input.startsOn) failField('endsOn', 'endBeforeStart');
  if (input.kind === 'ORIENTATION' && input.source === 'OWN') failField('source', 'orientationBySchool');
  if (input.kind === 'ORIENTATION' && input.stage) failField('stage', 'unknownChoice');
  const partner = await tx.partner.findFirst({
    where: { ...at, id: input.partnerId, mergedIntoId: null },
    select: { name: true },
  });
  if (!partner) failField('partnerId', 'unknownChoice');
  const { postId, platformId, teacherId, placeCode } = input;
  const offered = { state: 'PUBLISHED', validTo: { gte: toDbDate(ctx.today) } };
  const post = { ...at, id: postId ?? undefined, partnerId: input.partnerId, ...(postId !== keptPostId && offered) };
  if (postId && !(await tx.internshipPost.count({ where: post }))) failField('postId', 'unknownChoice');
  if (platformId && !(await tx.platform.count({ where: { ...at, id: platformId } })))
    failField('platformId', 'unknownChoice');
  if (
    teacherId &&
    !(await tx.membership.count({ where: { ...at, id: teacherId, role: { in: ['TEACHER', 'DEPARTMENT'] } } }))
  )
    failField('teacherId', 'unknownChoice');
  const mentor = { ...at, id: input.mentorId ?? undefined, role: 'MENTOR', partnerId: input.partnerId };
  if (input.mentorId && !(await tx.membership.count({ where: mentor }))) failField('mentorId', 'unknownChoice');
  if (placeCode && !(await tx.region.count({ where: { code: placeCode } }))) failField('placeCode', 'unknownChoice');
  return partner;
}

type Plan = { id: string; kind: string; stage: string | null; teacherId: string | null; startsOn: Date; endsOn: Date };
type Post = {
  id: string;
  title: string;
  partnerId: string;
  placeCode: string | null;
  address: string | null;
  pay: number | null;
  partner: { name: string };
};
type Placed = { id: string; name: string; studentNo: string };

/** Places students of a plan on one post, as drafts; each takes a slot or all are refused. Gives the placements' ids. */
export async function placeStudents(tx: Tx, ctx: Ctx, plan: Plan, post: Post, students: Placed[]): Promise<string[]> {
  const { partnerId, title: job, placeCode, address, pay, partner } = post;
  const { kind, stage, teacherId, startsOn, endsOn } = plan;
  const rows = students.map(({ id: studentId, name: student, studentNo }) => ({
    ...{ institutionId: ctx.institutionId, id: newId(), planId: plan.id, postId: post.id, studentId, partnerId },
    ...{ job, placeCode, address, pay, kind, stage, teacherId, startsOn, endsOn },
    searchTokens: placementTokens({ student, studentNo, partner: partner.name, job }),
  }));
  await tx.placement.createMany({ data: rows });
  return rows.map(({ id }) => id);
}

const STEPS: readonly [least: number, grade: Grade][] = [
  [90, 'EXCELLENT'],
  [75, 'GOOD'],
  [60, 'PASSED'],
  [0, 'FAILED'],
];

/** The grade of both scores by the enterprise's weight in percent (no rule sets one: IN-27); null while one is missing. */
export function gradeOf(enterprise: number | null, school: number | null, enterpriseWeight: number): Grade | null {
  if (enterprise === null || school === null) return null;
  const score = (enterprise * enterpriseWeight + school * (100 - enterpriseWeight)) / 100;
  return STEPS.find(([least]) => score >= least)?.[1] ?? 'FAILED';
}
