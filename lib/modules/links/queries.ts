import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { type LinkFilter, type LinkListState, linkList } from './list';
import { whereLink } from './policy';
import { targetsFor } from './recipients';
import { readLinkPage } from './record';
import { readLinkRows, schoolSigners } from './rows';
import { candidatesInput, nothingInput } from './schema';
import type { LinkCandidate, LinkFacets, LinkPage, LinkRow } from './types';
import { LINK_KINDS, LINK_STATES } from './words';

/** The list's order. */
export function linkOrder({ sort, dir }: Pick<LinkListState, 'sort' | 'dir'>) {
  return [sort === 'made' ? { createdAt: dir } : { expiresAt: dir }, { id: 'asc' as const }];
}

/** One page of links as the address says. */
export const listLinks = defineQuery({
  permission: 'links.read',
  input: linkList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<LinkRow>> => {
    const where = whereLink(ctx, input.filter);
    const orderBy = linkOrder(input);
    const at = { institutionId: ctx.institutionId };
    return pageOf(tx, ctx, {
      name: 'links',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.linkTask.count({ where }),
      ids: (window) => tx.linkTask.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) => {
        const one = 'ids' in window ? { where: { ...at, id: { in: window.ids } } } : { where, ...window };
        return readLinkRows(tx, ctx, { ...one, orderBy });
      },
    });
  },
});

const countLinks = (tx: Tx, ctx: Ctx, filter: LinkFilter) => tx.linkTask.count({ where: whereLink(ctx, filter) });

/** How many links stand in each state and are of each kind: each counted with the other filters as they are. */
export const linkFacets = defineQuery({
  permission: 'links.read',
  input: z.strictObject({ filter: linkList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }): Promise<LinkFacets> => {
    const free = { state: undefined, asked: undefined, toSend: undefined };
    const state: LinkFacets['state'] = [];
    for (const value of LINK_STATES) {
      const one = { ...filter, ...free, state: [value] };
      state.push({ value, count: await countLinks(tx, ctx, one) });
    }
    const where = whereLink(ctx, { ...filter, kind: undefined });
    const groups = await tx.linkTask.groupBy({ by: ['kind'], where, _count: { _all: true } });
    const kinds = new Map(groups.map((group) => [group.kind, group._count._all]));
    return {
      state,
      kind: LINK_KINDS.map((value) => ({ value, count: kinds.get(value) ?? 0 })),
      total: await countLinks(tx, ctx, { ...filter, ...free }),
      asked: await countLinks(tx, ctx, { ...filter, ...free, asked: '1' }),
      toSend: await countLinks(tx, ctx, { ...filter, ...free, toSend: '1' }),
    };
  },
});

/** Whom links of a kind could go to, as the records say now; at most 500. */
export const linkCandidates = defineQuery({
  permission: 'links.write',
  input: candidatesInput,
  run: async ({ tx, ctx, input: { placementId, postId, ...asked } }): Promise<LinkCandidate[]> => {
    const id = asked.kind === 'SLOTS' ? postId : placementId;
    const targets = await targetsFor(tx, ctx, { ...asked, ...(id && { recordIds: [id] }) });
    return targets
      .filter((target) => target.mayIssue)
      .map(({ recordIds, recipient, phone, partner, about, open, lacks }) => ({
        ...{ recordIds, recipient, phone, partner, about, open, lacks },
      }));
  },
});

/** The plans that are under way, for choosing whose interns are meant. */
export const plansToChoose = defineQuery({
  permission: 'links.write',
  input: nothingInput,
  run: ({ tx, ctx }): Promise<{ id: string; name: string }[]> =>
    tx.internshipPlan.findMany({
      where: { institutionId: ctx.institutionId, state: 'APPROVED' },
      select: { id: true, name: true },
      orderBy: [{ startsOn: 'desc' }, { id: 'asc' }],
      take: 200,
    }),
});

/** Who may sign for the school by a link: those of its people whose number is known. */
export const signersToChoose = defineQuery({
  permission: 'links.write',
  input: nothingInput,
  run: async ({ tx, ctx }): Promise<{ id: string; name: string }[]> =>
    (await schoolSigners(tx, ctx)).map(({ id, name, phoneMasked }) => ({ id, name: `${name} ${phoneMasked}` })),
});

/** What the page of a link shows to whoever opened it. */
export const getLinkPage = defineQuery({
  permission: 'links.answer',
  input: nothingInput,
  run: async ({ tx, ctx }): Promise<LinkPage> => {
    if (ctx.scope !== 'link') notFound();
    return (await readLinkPage(tx, ctx)) ?? notFound();
  },
});
