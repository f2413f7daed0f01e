import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import type { NoticeRow } from './types';
import type { NoticeKind, NoticeState } from './words';

/** What of a chain a notice shows. */
export const CHAIN_WORDS = { select: { labelZh: true, labelEn: true } } as const;
type Words = { labelZh: string; labelEn: string } | null;
type Find = Pick<Prisma.IndustryNoticeFindManyArgs, 'where' | 'orderBy' | 'skip' | 'take'>;

/** The chain in the reader's language. */
export const chainOf = (ctx: Ctx, chain: Words): string | null =>
  chain && (ctx.locale === 'en' ? chain.labelEn : chain.labelZh);

/** Rows for the list, the export and the open page. */
export async function readNoticeRows(tx: Tx, ctx: Ctx, find: Find): Promise<NoticeRow[]> {
  const found = await tx.industryNotice.findMany({
    ...find,
    omit: { searchTokens: true, body: true },
    include: { chain: CHAIN_WORDS },
  });
  return found.map(({ id, title, source, chain, ...n }) => ({
    ...{ id, title, source, public: n.public, chain: chainOf(ctx, chain) },
    kind: n.kind as NoticeKind,
    state: n.state as NoticeState,
    issuedOn: fromDbDate(n.issuedOn),
  }));
}
