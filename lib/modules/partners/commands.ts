import 'server-only';
import { z } from 'zod';
import type { Permission } from '@/lib/authz/catalogue';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import { chosenOf, demandFound, whereChosen } from '@/lib/kernel/chosen';
import type { Ctx } from '@/lib/kernel/context';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { type PartnerFilter, partnerList } from './list';
import { mayOnPartner, visiblePartners, wherePartner } from './policy';
import { readPartnerForm } from './record';
import { changeStateInput, commentInput, createPartnerInput, updatePartnerInput, updateProfileInput } from './schema';
import {
  demandCodeOrReason,
  demandRelated,
  enterState,
  partnerColumns,
  replaceContacts,
  replaceDepartments,
  replaceNames,
} from './writes';

/** The partner if the caller may use the permission on it. Throws NOT_FOUND when it is not visible, FORBIDDEN when it is but not for this. */
export async function demandPartner(tx: Tx, ctx: Ctx, id: string, permission: Permission) {
  const partner = await tx.partner.findFirst({
    where: { AND: [visiblePartners(ctx), { id }] },
    include: { departments: { select: { departmentId: true } } },
  });
  if (!partner) notFound();
  if (!mayOnPartner(ctx, permission, partner)) fail('FORBIDDEN', 'forbidden');
  return partner;
}

async function demandFreeCode(tx: Tx, ctx: Ctx, creditCode: string | null, exceptId?: string): Promise<void> {
  if (!creditCode) return;
  const holder = await tx.partner.findFirst({
    where: { institutionId: ctx.institutionId, creditCode, mergedIntoId: null, NOT: { id: exceptId } },
    select: { name: true },
  });
  if (holder) failField('creditCode', 'creditCode.taken', { name: holder.name });
}

export const createPartner = defineCommand({
  name: 'partners.create',
  permission: 'partners.create',
  input: createPartnerInput,
  run: async ({ tx, ctx, input }) => {
    const { kind, state, ...profile } = input;
    // A department's own entry belongs to that department, or the one who made it could not open it again.
    if (
      grantOf(ctx.role, 'partners.create') === 'department' &&
      ctx.departmentId &&
      !profile.departmentIds.includes(ctx.departmentId)
    )
      profile.departmentIds.push(ctx.departmentId);
    demandCodeOrReason(kind, profile);
    await demandFreeCode(tx, ctx, profile.creditCode);
    await demandRelated(tx, ctx, profile);
    const id = newId();
    await tx.partner.create({
      data: { institutionId: ctx.institutionId, id, kind, state, ...partnerColumns(profile) },
    });
    await enterState(tx, ctx, id, {
      state,
      reason: null,
      on:
        profile.cooperatingSince && state === 'ACTIVE' && profile.cooperatingSince < ctx.today
          ? profile.cooperatingSince
          : ctx.today,
    });
    await replaceNames(tx, ctx, id, profile);
    await replaceDepartments(tx, ctx, id, profile.departmentIds);
    await replaceContacts(tx, ctx, id, profile.contacts);
    return { id };
  },
});

export const updatePartner = defineCommand({
  name: 'partners.update',
  permission: 'partners.update',
  input: updatePartnerInput,
  run: async ({ tx, ctx, input }) => {
    const { id, version, ...profile } = input;
    const partner = await demandPartner(tx, ctx, id, 'partners.update');
    demandCodeOrReason(partner.kind, profile);
    await demandFreeCode(tx, ctx, profile.creditCode, id);
    if (profile.groupId === id) failField('groupId', 'ownGroup');
    await demandRelated(tx, ctx, profile);
    await updateVersioned(tx.partner, { institutionId: ctx.institutionId, id, version }, partnerColumns(profile), () =>
      readPartnerForm(tx, ctx, id),
    );
    await replaceNames(tx, ctx, id, profile);
    await replaceDepartments(tx, ctx, id, profile.departmentIds);
    await replaceContacts(tx, ctx, id, profile.contacts);
    return { id };
  },
});

/** A liaison's corrections of its own enterprise. */
export const updateProfile = defineCommand({
  name: 'partners.update-profile',
  permission: 'partners.profile',
  input: updateProfileInput,
  run: async ({ tx, ctx, input }) => {
    const { id, version, contacts, ...fields } = input;
    await demandPartner(tx, ctx, id, 'partners.profile');
    const form = await readPartnerForm(tx, ctx, id);
    if (!form) notFound();
    const { searchTokens } = partnerColumns({ ...form, ...fields, contacts });
    const data = { ...fields, searchTokens, updatedAt: new Date() };
    await updateVersioned(tx.partner, { institutionId: ctx.institutionId, id, version }, data, () =>
      readPartnerForm(tx, ctx, id),
    );
    await replaceContacts(tx, ctx, id, contacts);
    return { id };
  },
});

export const changePartnerState = defineCommand({
  name: 'partners.change-state',
  permission: 'partners.state',
  input: changeStateInput,
  run: async ({ tx, ctx, input }) => {
    const partner = await demandPartner(tx, ctx, input.id, 'partners.state');
    // Whoever saw an older state is told that first.
    if (partner.version === input.version && partner.state === input.state) fail('RULE', 'alreadyInState');
    if (input.on > ctx.today) failField('on', 'inTheFuture');
    if ((input.state === 'SUSPENDED' || input.state === 'ENDED') && !input.reason) failField('reason', 'required');
    const at = { institutionId: ctx.institutionId, id: input.id, version: input.version };
    await updateVersioned(tx.partner, at, { state: input.state, updatedAt: new Date() }, () =>
      readPartnerForm(tx, ctx, input.id),
    );
    await enterState(tx, ctx, input.id, { state: input.state, reason: input.reason, on: input.on });
    return { id: input.id };
  },
});

/** Bulk: who looks after these partners from now on. All or nothing. */
export const assignOwner = defineCommand({
  name: 'partners.assign-owner',
  permission: 'partners.update',
  input: z.strictObject({ of: chosenOf(partnerList.filterSchema), ownerId: z.uuid() }),
  run: async ({ tx, ctx, input: { of, ownerId } }) => {
    await demandRelated(tx, ctx, { departmentIds: [], groupId: null, ownerId });
    const found = await tx.partner.findMany({
      where: whereChosen(of, (filter: PartnerFilter) => wherePartner(ctx, filter)),
      select: { id: true, ownerId: true, departments: { select: { departmentId: true } } },
    });
    demandFound(of, found);
    if (found.some((partner) => !mayOnPartner(ctx, 'partners.update', partner))) fail('FORBIDDEN', 'forbidden');
    const changed = found.filter((partner) => partner.ownerId !== ownerId).map((partner) => partner.id);
    const { count } = await tx.partner.updateMany({
      where: { institutionId: ctx.institutionId, id: { in: changed } },
      data: { ownerId, version: { increment: 1 }, updatedAt: new Date() },
    });
    return { count };
  },
});

export const addComment = defineCommand({
  name: 'partners.comment',
  permission: 'partners.comment',
  input: commentInput,
  run: async ({ tx, ctx, input }) => {
    await demandPartner(tx, ctx, input.partnerId, 'partners.comment');
    const id = newId();
    await tx.comment.create({
      data: {
        institutionId: ctx.institutionId,
        id,
        partnerId: input.partnerId,
        membershipId: ctx.membershipId,
        text: input.text,
      },
    });
    return { id };
  },
});
