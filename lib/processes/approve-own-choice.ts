import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { endRequest, findOwnChoice } from '@/lib/modules/choices/own';
import { approveInput } from '@/lib/modules/choices/schema';
import { tellOfDecision } from '@/lib/modules/choices/writes';
import { createPartnerInput } from '@/lib/modules/partners/schema';
import { partnerColumns, replaceDepartments } from '@/lib/modules/partners/writes';
import { judgePlacements } from '@/lib/modules/placements/judge';
import { placementTokens } from '@/lib/modules/placements/writes';
import { isMinor } from '@/lib/modules/students/policy';

type Request = NonNullable<Awaited<ReturnType<typeof findOwnChoice>>>;

/** The enterprise by its credit code; one that the college does not have yet becomes a partner whom nobody works with so far. Gives its id and name. */
async function partnerOf(tx: Tx, ctx: Ctx, { employer, creditCode, address, student }: Request) {
  const at = { institutionId: ctx.institutionId };
  const known = await tx.partner.findFirst({
    where: { ...at, creditCode, mergedIntoId: null },
    select: { id: true, name: true },
  });
  if (known) return known;
  const { departmentId } = student.programme;
  const departmentIds = departmentId ? [departmentId] : [];
  const { kind, state, ...profile } = createPartnerInput.parse({
    ...{ kind: 'ENTERPRISE', state: 'PROSPECT', name: employer, creditCode, address, departmentIds, contacts: [] },
  });
  const id = newId();
  await tx.partner.create({ data: { ...at, id, kind, state, ...partnerColumns(profile) } });
  const startedOn = toDbDate(ctx.today);
  await tx.partnerStatePeriod.create({ data: { ...at, id: newId(), partnerId: id, state, startedOn } });
  await replaceDepartments(tx, ctx, id, departmentIds);
  return { id, name: employer };
}

/** What stands against an approval. Throws RULE or DUPLICATE. Gives how many files there are. */
async function demandApprovable(tx: Tx, ctx: Ctx, { id, plan, student, state }: Request): Promise<number> {
  const at = { institutionId: ctx.institutionId };
  if (state !== 'REQUESTED') fail('RULE', 'notFromThisState');
  if (['CLOSED', 'CANCELLED'].includes(plan.state)) fail('RULE', 'planClosed');
  const files = await tx.attachment.count({ where: { ...at, ownChoiceId: id, removedAt: null } });
  if (isMinor(student.birthOn, fromDbDate(plan.startsOn)) && files === 0) fail('RULE', 'guardianFileMissing');
  const placed = { ...at, planId: plan.id, studentId: student.id, state: { not: 'CANCELLED' } };
  if (await tx.placement.count({ where: placed })) fail('DUPLICATE', 'alreadyPlaced');
  return files;
}

/** Approves an enterprise that a student found itself: makes the placement, as a draft, with what the request says. */
export const approveOwnChoice = defineCommand({
  name: 'choices.approve-own',
  permission: 'choices.decide',
  input: approveInput,
  run: async ({ tx, ctx, input: { id, version, decision, placeCode } }) => {
    const found = (await findOwnChoice(tx, ctx, id)) ?? notFound();
    const files = await demandApprovable(tx, ctx, found);
    if (placeCode && !(await tx.region.count({ where: { code: placeCode } }))) failField('placeCode', 'unknownChoice');
    const { plan, student, job, pay, address, guardianConsentOn, guardianRelation } = found;
    const partner = await partnerOf(tx, ctx, found);
    const placementId = newId();
    const today = toDbDate(ctx.today);
    await tx.placement.create({
      data: {
        ...{ institutionId: ctx.institutionId, id: placementId, planId: plan.id, studentId: student.id },
        ...{ partnerId: partner.id, kind: plan.kind, stage: plan.stage, source: 'OWN', form: 'SCATTERED' },
        ...{ job, pay, address, placeCode, teacherId: plan.teacherId, startsOn: plan.startsOn, endsOn: plan.endsOn },
        // A consent counts where its paper is there.
        ...{ ownChoiceApprovedOn: today, ...(files > 0 && { guardianConsentOn, guardianRelation }) },
        searchTokens: placementTokens({
          ...{ student: student.name, studentNo: student.studentNo, partner: partner.name, job },
        }),
      },
    });
    const decided = { decidedById: ctx.membershipId, decidedOn: today };
    await endRequest(tx, ctx, { id, version }, { state: 'APPROVED', decision, placementId, ...decided });
    await tellOfDecision(tx, ctx, found, 'ownChoiceApproved', decision);
    await judgePlacements(tx, ctx, { id: placementId });
    return { id: placementId };
  },
});
