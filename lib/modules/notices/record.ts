import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { eventsFrom } from '@/lib/kernel/transition';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { namesOf } from '@/lib/modules/audit/subjects';
import { visibleNotices } from './policy';
import { CHAIN_WORDS, chainOf } from './rows';
import { noticeId } from './schema';
import type { NoticeForm, NoticeRecord } from './types';
import type { NoticeKind, NoticeState } from './words';
import { noticeWorkflow } from './workflow';

const include = { chain: CHAIN_WORDS } as const satisfies Prisma.IndustryNoticeInclude;
type Stored = Prisma.IndustryNoticeGetPayload<{ include: typeof include }>;

/** The notice if the caller sees it. */
export function findNotice(tx: Tx, ctx: Ctx, id: string): Promise<Stored | null> {
  return tx.industryNotice.findFirst({ where: { AND: [visibleNotices(ctx), { id }] }, include });
}

function toForm({ id, version, kind, title, body, source, sourceUrl, chainId, ...n }: Stored): NoticeForm {
  return {
    ...{ id, version, title, body, source, sourceUrl, chainId, public: n.public },
    kind: kind as NoticeKind,
    issuedOn: fromDbDate(n.issuedOn),
  };
}

/** What the form edits, as it is now; null when it is not visible. */
export async function readNoticeForm(tx: Tx, ctx: Ctx, id: string): Promise<NoticeForm | null> {
  const found = await findNotice(tx, ctx, id);
  return found && toForm(found);
}

/** The record page: the notice, and what the caller may do. */
export const getNotice = defineQuery({
  permission: 'notices.read',
  input: noticeId,
  run: async ({ tx, ctx, input: { id } }): Promise<NoticeRecord> => {
    const found = (await findNotice(tx, ctx, id)) ?? notFound();
    const state = found.state as NoticeState;
    return {
      ...toForm(found),
      ...{ state, chain: chainOf(ctx, found.chain), events: eventsFrom(noticeWorkflow, state, ctx.role) },
      may: { edit: grantOf(ctx.role, 'notices.write') !== null },
    };
  },
});

/** What happened with a notice, newest first. */
export const noticeTimeline = defineQuery({
  permission: 'notices.read',
  input: noticeId,
  run: async ({ tx, ctx, input: { id } }) => {
    if (!(await findNotice(tx, ctx, id))) notFound();
    const changes = await recordTimeline(tx, ctx, { tables: ['industry_notices'], ids: [id] });
    return { changes, names: await namesOf(tx, ctx, changes) };
  },
});
