import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { addDays, fromDbDate } from '@/lib/kernel/day';
import type { Dir } from '@/lib/kernel/list';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { regionBrief } from '@/lib/reference/regions';
import { type PostFilter, type PostListState, postList } from './list';
import { wherePost } from './policy';
import { newPostInput } from './schema';
import type { PostRow, PostTotals } from './types';
import { POST_STATES, type PostState, USUAL_DAYS } from './words';

const ORDER: Record<PostListState['sort'], (dir: Dir) => Prisma.InternshipPostOrderByWithRelationInput> = {
  title: (dir) => ({ title: dir }),
  until: (dir) => ({ validTo: dir }),
  slots: (dir) => ({ slots: dir }),
};

/** The list's order, for its page and for the export. */
export function postOrder({ sort, dir }: Pick<PostListState, 'sort' | 'dir'>) {
  return [ORDER[sort](dir), { id: 'asc' as const }];
}

type Find = Pick<Prisma.InternshipPostFindManyArgs, 'where' | 'orderBy' | 'skip' | 'take'>;

/** Rows for the list and the export. */
export async function readPostRows(tx: Tx, ctx: Ctx, find: Find): Promise<PostRow[]> {
  const found = await tx.internshipPost.findMany({
    ...find,
    omit: { searchTokens: true },
    include: { partner: { select: { id: true, name: true } } },
  });
  return found.map(({ id, title, partner, slots, taken, pay, ...post }) => ({
    ...{ id, title, partner, slots, taken, pay, state: post.state as PostState },
    place: post.placeCode ? regionBrief(post.placeCode, ctx.locale) : null,
    validFrom: fromDbDate(post.validFrom),
    validTo: fromDbDate(post.validTo),
  }));
}

/** One page of posts as the address says, with the slots of all pages. */
export const listPosts = defineQuery({
  permission: 'posts.read',
  input: postList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<PostRow> & { totals: PostTotals }> => {
    const where = wherePost(tx, ctx, input.filter);
    const orderBy = postOrder(input);
    const at = { institutionId: ctx.institutionId };
    const page = await pageOf(tx, ctx, {
      name: 'posts',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.internshipPost.count({ where }),
      ids: (window) => tx.internshipPost.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) =>
        readPostRows(
          tx,
          ctx,
          'ids' in window ? { where: { ...at, id: { in: window.ids } }, orderBy } : { where, orderBy, ...window },
        ),
    });
    const { _sum } = await tx.internshipPost.aggregate({ where, _sum: { slots: true, taken: true } });
    return { ...page, totals: { slots: _sum.slots ?? 0, taken: _sum.taken ?? 0 } };
  },
});

/** How many there are: the number of a figure, by the list's own filter. */
export async function countPosts(tx: Tx, ctx: Ctx, filter: PostFilter): Promise<number> {
  const where = wherePost(tx, ctx, filter);
  return counted(tx, ctx, 'posts.count', where, () => tx.internshipPost.count({ where }));
}

/** Counts for the tabs and chips. */
export const postFacets = defineQuery({
  permission: 'posts.read',
  input: z.strictObject({ filter: postList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const state = [];
    for (const value of POST_STATES)
      state.push({ value, count: await countPosts(tx, ctx, { ...filter, state: [value] }) });
    return {
      total: await countPosts(tx, ctx, { ...filter, state: undefined }),
      ...{ state, open: await countPosts(tx, ctx, { ...filter, open: '1' }) },
      full: await countPosts(tx, ctx, { ...filter, full: '1' }),
    };
  },
});

/** What a blank post starts with: a liaison's own enterprise, or the one that the address names; programmes to fit. */
export const newPost = defineQuery({
  permission: 'posts.write',
  input: newPostInput,
  run: async ({ tx, ctx, input }) => {
    const at = { institutionId: ctx.institutionId };
    const outsider = ctx.scope === 'partner';
    const id = outsider ? ctx.partnerId : input.partnerId;
    const partner = id
      ? await tx.partner.findFirst({ where: { ...at, id, mergedIntoId: null }, select: { id: true, name: true } })
      : null;
    const programmes = await tx.programme.findMany({
      where: at,
      select: { id: true, name: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    });
    return { outsider, partner, programmes, validFrom: ctx.today, validTo: addDays(ctx.today, USUAL_DAYS) };
  },
});
