import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { transition } from '@/lib/kernel/transition';
import { updateVersioned } from '@/lib/kernel/version';
import { searchTokens } from '@/lib/search/tokens';
import { findNotice, readNoticeForm } from './record';
import { createNoticeInput, type NoticeInput, noticeVersion, updateNoticeInput } from './schema';
import type { NoticeState } from './words';
import { type NoticeEvent, noticeWorkflow } from './workflow';

const columns = ({ issuedOn, ...plain }: NoticeInput) => ({
  ...plain,
  ...{ issuedOn: toDbDate(issuedOn), updatedAt: new Date() },
  searchTokens: searchTokens({ text: [plain.title, plain.source] }),
});

async function demandChain(tx: Tx, ctx: Ctx, chainId: string | null): Promise<void> {
  const at = { institutionId: ctx.institutionId, dictionary: 'CHAIN' };
  if (chainId && !(await tx.dictionaryEntry.count({ where: { ...at, id: chainId } })))
    failField('chainId', 'unknownChoice');
}

/** A notice, as a draft. */
export const createNotice = defineCommand({
  name: 'notices.create',
  permission: 'notices.write',
  input: createNoticeInput,
  run: async ({ tx, ctx, input }) => {
    await demandChain(tx, ctx, input.chainId);
    const id = newId();
    await tx.industryNotice.create({ data: { institutionId: ctx.institutionId, id, ...columns(input) } });
    return { id };
  },
});

export const updateNotice = defineCommand({
  name: 'notices.update',
  permission: 'notices.write',
  input: updateNoticeInput,
  run: async ({ tx, ctx, input: { id, version, ...profile } }) => {
    if (!(await findNotice(tx, ctx, id))) notFound();
    await demandChain(tx, ctx, profile.chainId);
    await updateVersioned(tx.industryNotice, { institutionId: ctx.institutionId, id, version }, columns(profile), () =>
      readNoticeForm(tx, ctx, id),
    );
    return { id };
  },
});

type At = { id: string; version: number };

async function take(tx: Tx, ctx: Ctx, event: NoticeEvent, { id, version }: At) {
  const found = (await findNotice(tx, ctx, id)) ?? notFound();
  // Somebody was quicker: say so before the rule that his change now breaks.
  if (found.version !== version) fail('CONFLICT', 'changedByOther', { current: await readNoticeForm(tx, ctx, id) });
  const state = transition(noticeWorkflow, { event, state: found.state as NoticeState, role: ctx.role });
  const at = { institutionId: ctx.institutionId, id, version };
  await updateVersioned(tx.industryNotice, at, { state, updatedAt: new Date() }, () => readNoticeForm(tx, ctx, id));
  return { id };
}

export const publishNotice = defineCommand({
  name: 'notices.publish',
  permission: 'notices.write',
  input: noticeVersion,
  run: ({ tx, ctx, input }) => take(tx, ctx, 'publish', input),
});

export const withdrawNotice = defineCommand({
  name: 'notices.withdraw',
  permission: 'notices.write',
  input: noticeVersion,
  run: ({ tx, ctx, input }) => take(tx, ctx, 'withdraw', input),
});
