import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import type { Dir } from '@/lib/kernel/list';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { type NoticeFilter, type NoticeListState, noticeList } from './list';
import { whereNotice } from './policy';
import { readNoticeRows } from './rows';
import type { NoticeRow } from './types';
import { NOTICE_KINDS, NOTICE_STATES } from './words';

const ORDER: Record<NoticeListState['sort'], (dir: Dir) => Prisma.IndustryNoticeOrderByWithRelationInput> = {
  issued: (dir) => ({ issuedOn: dir }),
  title: (dir) => ({ title: dir }),
};

/** The list's order, for its page and for the export. */
export function noticeOrder({ sort, dir }: Pick<NoticeListState, 'sort' | 'dir'>) {
  return [ORDER[sort](dir), { id: 'asc' as const }];
}

/** One page of notices as the address says. */
export const listNotices = defineQuery({
  permission: 'notices.read',
  input: noticeList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<NoticeRow>> => {
    const where = whereNotice(ctx, input.filter);
    const orderBy = noticeOrder(input);
    const at = { institutionId: ctx.institutionId };
    return pageOf(tx, ctx, {
      name: 'notices',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.industryNotice.count({ where }),
      ids: (window) => tx.industryNotice.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) =>
        readNoticeRows(
          tx,
          ctx,
          'ids' in window ? { where: { ...at, id: { in: window.ids } }, orderBy } : { where, orderBy, ...window },
        ),
    });
  },
});

async function countNotices(tx: Tx, ctx: Ctx, filter: NoticeFilter): Promise<number> {
  const where = whereNotice(ctx, filter);
  return counted(tx, ctx, 'notices.count', where, () => tx.industryNotice.count({ where }));
}

/** Counts for the tabs and chips. */
export const noticeFacets = defineQuery({
  permission: 'notices.read',
  input: z.strictObject({ filter: noticeList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const count = (over: NoticeFilter) => countNotices(tx, ctx, { ...filter, ...over });
    const [kind, state] = [[], []] as [
      { value: (typeof NOTICE_KINDS)[number]; count: number }[],
      { value: (typeof NOTICE_STATES)[number]; count: number }[],
    ];
    for (const value of NOTICE_KINDS) kind.push({ value, count: await count({ kind: [value] }) });
    for (const value of NOTICE_STATES) state.push({ value, count: await count({ state: [value] }) });
    return { total: await count({ kind: undefined }), kind, state, public: await count({ public: '1' }) };
  },
});

/** What a blank notice starts with, and the chains that it may be about. */
export const newNotice = defineQuery({
  permission: 'notices.write',
  input: z.strictObject({}),
  run: async ({ tx, ctx }) => {
    const entries = await tx.dictionaryEntry.findMany({
      where: { institutionId: ctx.institutionId, dictionary: 'CHAIN', retiredOn: null },
      orderBy: [{ position: 'asc' }, { code: 'asc' }],
      select: { id: true, labelZh: true, labelEn: true },
    });
    const chains = entries.map(({ id, labelZh, labelEn }) => ({ id, name: ctx.locale === 'en' ? labelEn : labelZh }));
    return { issuedOn: ctx.today, chains };
  },
});
