import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { namesOf } from '@/lib/modules/audit/subjects';
import { whereNotice } from '@/lib/modules/notices/policy';
import { visibleChains } from './policy';
import { chainNumbers } from './rows';
import { chainId } from './schema';
import type { ChainForm, ChainRecord } from './types';

/** More stand on the list of notices. */
const NOTICES = 10;

type Stored = Prisma.DictionaryEntryGetPayload<object>;

/** The chain if the caller sees it. */
export function findChain(tx: Tx, ctx: Ctx, id: string): Promise<Stored | null> {
  return tx.dictionaryEntry.findFirst({ where: { AND: [visibleChains(ctx), { id }] } });
}

function toForm({ id, version, code, labelZh, labelEn, aliases, introduction }: Stored): ChainForm {
  return { id, version, code, labelZh, labelEn, aliases, introduction };
}

/** What the form edits, as it is now; null when it is not visible. */
export async function readChainForm(tx: Tx, ctx: Ctx, id: string): Promise<ChainForm | null> {
  const found = await findChain(tx, ctx, id);
  return found && toForm(found);
}

/** The record page: what the chain is, its numbers with the lists behind them, and what the caller may do. */
export const getChain = defineQuery({
  permission: 'industry-chains.read',
  input: chainId,
  run: async ({ tx, ctx, input: { id } }): Promise<ChainRecord> => {
    const found = (await findChain(tx, ctx, id)) ?? notFound();
    const notices = await tx.industryNotice.findMany({
      where: whereNotice(ctx, { chain: [found.code] }),
      orderBy: [{ issuedOn: 'desc' }, { id: 'asc' }],
      take: NOTICES,
      select: { id: true, title: true, issuedOn: true },
    });
    return {
      ...toForm(found),
      name: ctx.locale === 'en' ? found.labelEn : found.labelZh,
      retiredOn: fromDbDate(found.retiredOn),
      numbers: await chainNumbers(tx, ctx, found.code),
      notices: notices.map((notice) => ({ ...notice, issuedOn: fromDbDate(notice.issuedOn) })),
      may: { write: grantOf(ctx.role, 'industry-chains.write') !== null },
    };
  },
});

/** What happened with a chain, newest first. */
export const chainTimeline = defineQuery({
  permission: 'industry-chains.read',
  input: chainId,
  run: async ({ tx, ctx, input: { id } }) => {
    if (!(await findChain(tx, ctx, id))) notFound();
    const changes = await recordTimeline(tx, ctx, { tables: ['dictionary_entries'], ids: [id] });
    return { changes, names: await namesOf(tx, ctx, changes) };
  },
});
