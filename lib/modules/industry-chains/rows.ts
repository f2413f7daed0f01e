import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { needList } from '@/lib/modules/needs/list';
import { countNeeds } from '@/lib/modules/needs/queries';
import { orderClassList } from '@/lib/modules/order-classes/list';
import { countOrderClasses } from '@/lib/modules/order-classes/queries';
import { partnerList } from '@/lib/modules/partners/list';
import { countPartners } from '@/lib/modules/partners/queries';
import { postList } from '@/lib/modules/posts/list';
import { countPosts } from '@/lib/modules/posts/queries';
import { programmeList } from '@/lib/modules/programmes/list';
import { countProgrammeStudents, countProgrammes } from '@/lib/modules/programmes/queries';
import { behindChain } from './indicators';
import type { ChainNumbers, ChainRow } from './types';

/** What a chain teaches, to how many, with whom, and what is wanted. Each number is counted by the list that it opens; NONE is of no chain. */
export async function chainNumbers(tx: Tx, ctx: Ctx, code: string): Promise<ChainNumbers> {
  const of = behindChain(ctx, code);
  const programmes = programmeList.href({ filter: of.active });
  return {
    active: { value: await countProgrammes(tx, ctx, of.active), href: programmes },
    students: { value: await countProgrammeStudents(tx, ctx, of.active), href: programmes },
    stopped: {
      value: await countProgrammes(tx, ctx, of.stopped),
      href: programmeList.href({ filter: of.stopped }),
    },
    partners: { value: await countPartners(tx, ctx, of.partners), href: partnerList.href({ filter: of.partners }) },
    orderClasses: {
      value: await countOrderClasses(tx, ctx, of.orderClasses),
      href: orderClassList.href({ filter: of.orderClasses }),
    },
    posts: { value: await countPosts(tx, ctx, of.posts), href: postList.href({ filter: of.posts }) },
    needs: { value: await countNeeds(tx, ctx, of.needs), href: needList.href({ filter: of.needs }) },
  };
}

type Find = Pick<Prisma.DictionaryEntryFindManyArgs, 'where' | 'orderBy' | 'skip' | 'take'>;

/** Rows for the list: one read of the chains, and the numbers as they are kept for all pages. */
export async function readChainRows(tx: Tx, ctx: Ctx, find: Find): Promise<ChainRow[]> {
  const rows: ChainRow[] = [];
  for (const { id, code, labelZh, labelEn, retiredOn } of await tx.dictionaryEntry.findMany(find))
    rows.push({
      ...{ id, code, name: ctx.locale === 'en' ? labelEn : labelZh, retiredOn: fromDbDate(retiredOn) },
      numbers: await chainNumbers(tx, ctx, code),
    });
  return rows;
}
