import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { transition } from '@/lib/kernel/transition';
import { updateVersioned } from '@/lib/kernel/version';
import { judgePlacements } from '@/lib/modules/placements/judge';
import { searchTokens } from '@/lib/search/tokens';
import { mayOnPost } from './policy';
import { findPost, readPostForm } from './record';
import { createPostInput, type PostInput, postVersion, slotsInput, updatePostInput } from './schema';
import type { PostState } from './words';
import { type PostEvent, postWorkflow } from './workflow';
import { setProgrammes } from './writes';

function columns({ programmeIds: _programmes, validFrom, validTo, ...plain }: PostInput, partner: string) {
  return {
    ...plain,
    ...{ validFrom: toDbDate(validFrom), validTo: toDbDate(validTo), updatedAt: new Date() },
    searchTokens: searchTokens({ text: [plain.title, partner] }),
  };
}

/** Days in order, related ids the institution's. Throws INVALID at the field. */
async function demand(tx: Tx, ctx: Ctx, { validFrom, validTo, placeCode, programmeIds }: PostInput): Promise<void> {
  if (validTo < validFrom) failField('validTo', 'endBeforeStart');
  if (placeCode && !(await tx.region.count({ where: { code: placeCode } }))) failField('placeCode', 'unknownChoice');
  const known = await tx.programme.count({ where: { institutionId: ctx.institutionId, id: { in: programmeIds } } });
  if (known < new Set(programmeIds).size) failField('programmeIds', 'unknownChoice');
}

/** A post of an enterprise, as a draft: by its liaison for itself, or by the college. */
export const createPost = defineCommand({
  name: 'posts.create',
  permission: 'posts.write',
  input: createPostInput,
  run: async ({ tx, ctx, input: { partnerId: given, ...profile } }) => {
    const outsider = ctx.scope === 'partner';
    if (outsider && given && given !== ctx.partnerId) failField('partnerId', 'unknownChoice');
    const partnerId = outsider ? ctx.partnerId : given;
    if (!partnerId) failField('partnerId', 'required');
    const at = { institutionId: ctx.institutionId };
    const partner = await tx.partner.findFirst({
      where: { ...at, id: partnerId, mergedIntoId: null },
      select: { name: true },
    });
    if (!partner) failField('partnerId', 'unknownChoice');
    await demand(tx, ctx, profile);
    const id = newId();
    await tx.internshipPost.create({ data: { ...at, id, partnerId, ...columns(profile, partner.name) } });
    await setProgrammes(tx, ctx, id, profile.programmeIds);
    return { id };
  },
});

async function demandPost(tx: Tx, ctx: Ctx, id: string) {
  const found = (await findPost(tx, ctx, id)) ?? notFound();
  if (!mayOnPost(ctx, 'posts.write', found)) fail('FORBIDDEN', 'forbidden');
  return found;
}

/** Never fewer slots than are taken; who is placed on the post is judged anew. */
export const updatePost = defineCommand({
  name: 'posts.update',
  permission: 'posts.write',
  input: updatePostInput,
  run: async ({ tx, ctx, input: { id, version, ...profile } }) => {
    const found = await demandPost(tx, ctx, id);
    await demand(tx, ctx, profile);
    if (profile.slots < found.taken) failField('slots', 'fewerThanTaken', { taken: found.taken });
    await updateVersioned(
      tx.internshipPost,
      { institutionId: ctx.institutionId, id, version },
      columns(profile, found.partner.name),
      () => readPostForm(tx, ctx, id),
    );
    await setProgrammes(tx, ctx, id, profile.programmeIds);
    if (ctx.scope === 'staff') await judgePlacements(tx, ctx, { postId: id, state: { not: 'CANCELLED' } });
    return { id };
  },
});

/** How many slots there are, said anew: what a liaison does most. */
export const setSlots = defineCommand({
  name: 'posts.slots',
  permission: 'posts.write',
  input: slotsInput,
  run: async ({ tx, ctx, input: { id, version, slots } }) => {
    const found = await demandPost(tx, ctx, id);
    if (slots < found.taken) failField('slots', 'fewerThanTaken', { taken: found.taken });
    const said = { slots, confirmedAt: new Date(), updatedAt: new Date() };
    await updateVersioned(tx.internshipPost, { institutionId: ctx.institutionId, id, version }, said, () =>
      readPostForm(tx, ctx, id),
    );
    return { id };
  },
});

async function take(tx: Tx, ctx: Ctx, event: PostEvent, { id, version }: { id: string; version: number }) {
  const found = await demandPost(tx, ctx, id);
  const state = transition(postWorkflow, { event, state: found.state as PostState, role: ctx.role });
  const data = { state, confirmedAt: new Date(), updatedAt: new Date() };
  await updateVersioned(tx.internshipPost, { institutionId: ctx.institutionId, id, version }, data, () =>
    readPostForm(tx, ctx, id),
  );
  return { id };
}

export const publishPost = defineCommand({
  name: 'posts.publish',
  permission: 'posts.write',
  input: postVersion,
  run: ({ tx, ctx, input }) => take(tx, ctx, 'publish', input),
});

export const closePost = defineCommand({
  name: 'posts.close',
  permission: 'posts.write',
  input: postVersion,
  run: ({ tx, ctx, input }) => take(tx, ctx, 'close', input),
});
