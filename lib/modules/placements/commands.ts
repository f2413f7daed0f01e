import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { judgePlacements } from './judge';
import { mayOnPlacement, visiblePlacements } from './policy';
import { findPlacement, readPlacementForm, type StoredPlacement } from './record';
import {
  assignInput,
  createPlacementInput,
  evidenceManyInput,
  evidenceUpdateInput,
  updatePlacementInput,
} from './schema';
import { demandEvidenceUnsigned, signedAmong } from './signing';
import { demandPlacement, evidenceColumns, placementColumns, placementTokens, placeStudents } from './writes';

const LIVE = ['DRAFT', 'SUBMITTED', 'APPROVED', 'STARTED'];

/** The students, each once, if the caller may place them all. Throws INVALID at the field. */
async function demandStudents(tx: Tx, ctx: Ctx, ids: string[], field: 'studentId' | 'studentIds') {
  const students = await tx.student.findMany({
    where: { institutionId: ctx.institutionId, id: { in: ids }, leftOn: null },
    select: { id: true, name: true, studentNo: true, programme: { select: { departmentId: true } } },
  });
  if (students.length < new Set(ids).size) failField(field, 'unknownChoice');
  const foreign = students.some(({ programme }) => programme.departmentId !== ctx.departmentId);
  if (grantOf(ctx.role, 'placements.write') === 'department' && foreign) failField(field, 'ownDepartmentOnly');
  return students;
}

/** The plan if placements may still be added to it. Throws INVALID at the field. */
async function demandPlan(tx: Tx, ctx: Ctx, id: string) {
  const plan = await tx.internshipPlan.findFirst({ where: { institutionId: ctx.institutionId, id } });
  if (!plan) failField('planId', 'unknownChoice');
  if (plan.state === 'CLOSED' || plan.state === 'CANCELLED') failField('planId', 'planClosed');
  return plan;
}

/** The placement if the caller may change it. Throws NOT_FOUND, FORBIDDEN or RULE. */
async function demandLive(tx: Tx, ctx: Ctx, id: string): Promise<StoredPlacement> {
  const found = (await findPlacement(tx, ctx, id)) ?? notFound();
  if (!mayOnPlacement(ctx, 'placements.write', found)) fail('FORBIDDEN', 'forbidden');
  if (!LIVE.includes(found.state)) fail('RULE', 'notFromThisState');
  return found;
}

/** Places one student, as a draft. */
export const createPlacement = defineCommand({
  name: 'placements.create',
  permission: 'placements.write',
  input: createPlacementInput,
  run: async ({ tx, ctx, input: { studentId, planId, ...profile } }) => {
    const [student] = await demandStudents(tx, ctx, [studentId], 'studentId');
    if (!student) notFound();
    if (planId) await demandPlan(tx, ctx, planId);
    const partner = await demandPlacement(tx, ctx, profile);
    const names = { student: student.name, studentNo: student.studentNo, partner: partner.name, job: profile.job };
    const id = newId();
    await tx.placement.create({
      data: {
        ...{ institutionId: ctx.institutionId, id, studentId, planId, searchTokens: placementTokens(names) },
        ...placementColumns(profile),
      },
    });
    await judgePlacements(tx, ctx, { id });
    return { id };
  },
});

/** What stands in the agreement: once somebody has signed it, it stays. */
const SIGNED_FIELDS = ['partnerId', 'postId', 'job', 'address', 'startsOn', 'endsOn', 'pay'] as const;

async function demandUnsigned(tx: Tx, ctx: Ctx, found: StoredPlacement, next: object): Promise<void> {
  const now = (await readPlacementForm(tx, ctx, found.id)) ?? notFound();
  const wanted = next as Record<string, unknown>;
  const changed = SIGNED_FIELDS.find((field) => now[field] !== wanted[field]);
  if (!changed) return;
  if ((await signedAmong(tx, ctx, [found.id])).size > 0) failField(changed, 'signedAlready');
}

export const updatePlacement = defineCommand({
  name: 'placements.update',
  permission: 'placements.write',
  input: updatePlacementInput,
  run: async ({ tx, ctx, input: { id, version, ...profile } }) => {
    const found = await demandLive(tx, ctx, id);
    await demandUnsigned(tx, ctx, found, profile);
    const partner = await demandPlacement(tx, ctx, profile, found.postId);
    const { name: student, studentNo } = found.student;
    const tokens = placementTokens({ student, studentNo, partner: partner.name, job: profile.job });
    await updateVersioned(
      tx.placement,
      { institutionId: ctx.institutionId, id, version },
      { ...placementColumns(profile), searchTokens: tokens },
      () => readPlacementForm(tx, ctx, id),
    );
    await judgePlacements(tx, ctx, { id });
    return { id };
  },
});

/** Consents, insurance, training and filing of one placement. */
export const setEvidence = defineCommand({
  name: 'placements.evidence',
  permission: 'placements.write',
  input: evidenceUpdateInput,
  run: async ({ tx, ctx, input: { id, version, ...evidence } }) => {
    const found = await demandLive(tx, ctx, id);
    await demandEvidenceUnsigned(tx, ctx, [found], evidence);
    if (evidence.insuredFrom && evidence.insuredTo && evidence.insuredTo < evidence.insuredFrom)
      failField('insuredTo', 'endBeforeStart');
    await updateVersioned(
      tx.placement,
      { institutionId: ctx.institutionId, id, version },
      { ...evidenceColumns(evidence), updatedAt: new Date() },
      () => readPlacementForm(tx, ctx, id),
    );
    await judgePlacements(tx, ctx, { id });
    return { id };
  },
});

/** The same evidence for many placements at once (one policy for a class, one training for all): only what is given is written. */
export const setEvidenceOfMany = defineCommand({
  name: 'placements.evidence-many',
  permission: 'placements.write',
  input: evidenceManyInput,
  run: async ({ tx, ctx, input: { ids, ...evidence } }) => {
    const at = { institutionId: ctx.institutionId };
    const found = await tx.placement.findMany({
      where: { AND: [visiblePlacements(ctx), { id: { in: ids }, state: { in: LIVE } }] },
      include: { student: { select: { programme: { select: { departmentId: true } } } }, plan: true },
    });
    if (found.length < new Set(ids).size) notFound();
    if (found.some((each) => !mayOnPlacement(ctx, 'placements.write', each))) fail('FORBIDDEN', 'forbidden');
    const given = Object.fromEntries(Object.entries(evidenceColumns(evidence)).filter(([, value]) => value !== null));
    await demandEvidenceUnsigned(tx, ctx, found, given);
    await tx.placement.updateMany({
      where: { ...at, id: { in: ids } },
      data: { ...given, version: { increment: 1 }, updatedAt: new Date() },
    });
    await judgePlacements(tx, ctx, { id: { in: ids } });
    return { count: found.length };
  },
});

/** Places students of a plan on one post, as drafts: all of them or none, never more than it has slots. */
export const assignPlacements = defineCommand({
  name: 'placements.assign',
  permission: 'placements.write',
  input: assignInput,
  run: async ({ tx, ctx, input: { planId, postId, studentIds } }) => {
    const at = { institutionId: ctx.institutionId };
    const plan = await demandPlan(tx, ctx, planId);
    const post = await tx.internshipPost.findFirst({
      where: { ...at, id: postId, state: 'PUBLISHED', validTo: { gte: toDbDate(ctx.today) } },
      include: { partner: { select: { name: true } } },
    });
    if (!post) failField('postId', 'unknownChoice');
    const students = await demandStudents(tx, ctx, studentIds, 'studentIds');
    await placeStudents(tx, ctx, plan, post, students);
    await judgePlacements(tx, ctx, { planId, studentId: { in: studentIds } });
    return { count: students.length };
  },
});
