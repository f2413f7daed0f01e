import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { addDays, type Day } from '@/lib/kernel/day';
import type { Dir } from '@/lib/kernel/list';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { readNeedForm } from '@/lib/modules/needs/record';
import { findPost } from '@/lib/modules/posts/record';
import { regionName } from '@/lib/reference/regions';
import { type VacancyFilter, type VacancyListState, vacancyList } from './list';
import { whereVacancy } from './policy';
import { readVacancyRows } from './rows';
import { newVacancyInput } from './schema';
import type { VacancyDraft, VacancyRow } from './types';
import { USUAL_DAYS, VACANCY_STATES } from './words';

const ORDER: Record<VacancyListState['sort'], (dir: Dir) => Prisma.VacancyOrderByWithRelationInput> = {
  title: (dir) => ({ title: dir }),
  places: (dir) => ({ places: dir }),
  pay: (sort) => ({ payTo: { sort, nulls: 'last' } }),
  until: (dir) => ({ closesOn: dir }),
};

/** The list's order, for its page and for the export. */
export function vacancyOrder({ sort, dir }: Pick<VacancyListState, 'sort' | 'dir'>) {
  return [ORDER[sort](dir), { id: 'asc' as const }];
}

/** One page of vacancies as the address says, with the places of all pages. */
export const listVacancies = defineQuery({
  permission: 'vacancies.read',
  input: vacancyList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<VacancyRow> & { places: number }> => {
    const where = whereVacancy(ctx, input.filter);
    const orderBy = vacancyOrder(input);
    const at = { institutionId: ctx.institutionId };
    const page = await pageOf(tx, ctx, {
      name: 'vacancies',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.vacancy.count({ where }),
      ids: (window) => tx.vacancy.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) =>
        readVacancyRows(
          tx,
          ctx,
          'ids' in window ? { where: { ...at, id: { in: window.ids } }, orderBy } : { where, orderBy, ...window },
          input.filter.on,
        ),
    });
    return { ...page, places: await countPlaces(tx, ctx, input.filter) };
  },
});

/** How many there are: the number of a figure, by the list's own filter. */
export async function countVacancies(tx: Tx, ctx: Ctx, filter: VacancyFilter): Promise<number> {
  const where = whereVacancy(ctx, filter);
  return counted(tx, ctx, 'vacancies.count', where, () => tx.vacancy.count({ where }));
}

/** How many people they look for together: what the list's totals row says. */
export async function countPlaces(tx: Tx, ctx: Ctx, filter: VacancyFilter): Promise<number> {
  const where = whereVacancy(ctx, filter);
  return counted(tx, ctx, 'vacancies.places', where, async () => {
    const { _sum } = await tx.vacancy.aggregate({ where, _sum: { places: true } });
    return _sum.places ?? 0;
  });
}

/** The enterprises with the most places under a filter, the most first. */
export async function mostPlaces(
  tx: Tx,
  ctx: Ctx,
  filter: VacancyFilter,
  take: number,
): Promise<{ id: string; name: string }[]> {
  const where = whereVacancy(ctx, filter);
  return counted(tx, ctx, `vacancies.most-places.${take}`, where, async () => {
    const groups = await tx.vacancy.groupBy({
      ...{ by: ['partnerId'], where, take },
      orderBy: [{ _sum: { places: 'desc' } }, { partnerId: 'asc' }],
    });
    const ids = groups.map((group) => group.partnerId);
    const partners = await tx.partner.findMany({
      where: { institutionId: ctx.institutionId, id: { in: ids } },
      select: { id: true, name: true },
    });
    const names = new Map(partners.map(({ id, name }) => [id, name]));
    return ids.map((id) => ({ id, name: names.get(id) ?? '' }));
  });
}

/** Counts for the tabs and chips. */
export const vacancyFacets = defineQuery({
  permission: 'vacancies.read',
  input: z.strictObject({ filter: vacancyList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const count = (over: VacancyFilter) => countVacancies(tx, ctx, { ...filter, ...over });
    const state = [];
    for (const value of VACANCY_STATES) state.push({ value, count: await count({ state: [value] }) });
    return { total: await count({ state: undefined }), state, public: await count({ public: '1' }) };
  },
});

/** Places of the vacancies that are open on the day, by programme that they name: one that names several counts with each. */
export async function placesByProgramme(tx: Tx, ctx: Ctx, day: Day): Promise<Record<string, number>> {
  const where = { institutionId: ctx.institutionId, vacancy: whereVacancy(ctx, { state: ['OPEN'], on: day }) };
  return counted(tx, ctx, 'vacancies.by-programme', where, async () => {
    const rows = await tx.vacancyProgramme.findMany({
      where,
      select: { programmeId: true, vacancy: { select: { places: true } } },
    });
    const sums: Record<string, number> = {};
    for (const { programmeId, vacancy } of rows) sums[programmeId] = (sums[programmeId] ?? 0) + vacancy.places;
    return sums;
  });
}

const MOST = 200;
const LATEST = [{ closesOn: 'desc' as const }, { id: 'asc' as const }];

/** Vacancies of an enterprise, or those that came from a talent need or an internship post; newest first. */
export const vacanciesOf = defineQuery({
  permission: 'vacancies.read',
  input: newVacancyInput,
  run: ({ tx, ctx, input: { partnerId, needId, postId } }) => {
    const filter: VacancyFilter = {
      ...(partnerId && { partner: [partnerId] }),
      ...(needId && { need: [needId] }),
      ...(postId && { post: [postId] }),
    };
    return readVacancyRows(tx, ctx, { where: whereVacancy(ctx, filter), orderBy: LATEST, take: MOST });
  },
});

/** What an internship post says of the job that may follow it. */
async function fromPost(tx: Tx, ctx: Ctx, id: string): Promise<VacancyDraft> {
  const post = await findPost(tx, ctx, id);
  if (!post) return {};
  const { title, description, placeCode, partner, programmes } = post;
  return {
    ...{ postId: id, partnerId: partner.id, partnerName: partner.name, title, description, placeCode },
    ...{ places: Math.max(1, post.slots), payFrom: post.peerPay ?? post.pay },
    programmeIds: programmes.map(({ programme }) => programme.id),
  };
}

/** What a talent need says of the people who are looked for. */
async function fromNeed(tx: Tx, ctx: Ctx, id: string): Promise<VacancyDraft> {
  const need = await readNeedForm(tx, ctx, id);
  if (need?.kind !== 'TALENT') return {};
  const { title, description, partnerId, partnerName, quantity } = need;
  return { needId: id, title: title.slice(0, 80), description, partnerId, partnerName, places: quantity ?? 1 };
}

/** What a blank vacancy starts with: a liaison's own enterprise or the one that the address names, or the post or need that it comes from. */
export const newVacancy = defineQuery({
  permission: 'vacancies.write',
  input: newVacancyInput,
  run: async ({ tx, ctx, input: { partnerId, postId, needId } }) => {
    const at = { institutionId: ctx.institutionId };
    const outsider = ctx.scope === 'partner';
    const own = outsider ? ctx.partnerId : partnerId;
    const partner = own
      ? await tx.partner.findFirst({ where: { ...at, id: own, mergedIntoId: null }, select: { id: true, name: true } })
      : null;
    const origin = postId ? await fromPost(tx, ctx, postId) : needId ? await fromNeed(tx, ctx, needId) : {};
    const programmes = await tx.programme.findMany({
      where: at,
      select: { id: true, name: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    });
    const values: VacancyDraft = {
      ...(partner && { partnerId: partner.id, partnerName: partner.name }),
      ...{ opensOn: ctx.today, lastOn: addDays(ctx.today, USUAL_DAYS), ...origin },
      place: origin.placeCode ? regionName(origin.placeCode, ctx.locale) : null,
    };
    return { outsider, values, programmes };
  },
});
