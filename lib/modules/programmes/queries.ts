import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import type { Dir } from '@/lib/kernel/list';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { seekersByProgramme } from '@/lib/modules/intentions/queries';
import { departmentNames } from '@/lib/modules/people/queries';
import { dictionaryWords } from '@/lib/modules/settings/queries';
import { placesByProgramme } from '@/lib/modules/vacancies/queries';
import { type ProgrammeFilter, type ProgrammeListState, programmeList } from './list';
import { inOrderClassOn, whereProgramme } from './policy';
import { countStudentsOf, readProgrammeRows, unmetOf } from './rows';
import type { Named, ProgrammeRow } from './types';
import { PROGRAMME_LEVELS, PROGRAMME_STATES } from './words';

const ORDER: Record<ProgrammeListState['sort'], (dir: Dir) => Prisma.ProgrammeOrderByWithRelationInput> = {
  name: (dir) => ({ name: dir }),
  code: (dir) => ({ code: { sort: dir, nulls: 'last' } }),
  approved: (dir) => ({ approvedOn: dir }),
  updated: (dir) => ({ updatedAt: dir }),
};

/** The list's order, for its page and for the export. */
export function programmeOrder({ sort, dir }: Pick<ProgrammeListState, 'sort' | 'dir'>) {
  return [ORDER[sort](dir), { id: 'asc' as const }];
}

export type ProgrammeTotals = { students: number; orderStudents: number; unmet: number };

/** What all programmes of the filter have together, beyond the page. */
async function totalsOf(tx: Tx, ctx: Ctx, filter: ProgrammeFilter): Promise<ProgrammeTotals> {
  const [where, day] = [whereProgramme(ctx, filter), filter.on ?? ctx.today];
  return {
    students: await countStudentsOf(tx, ctx, where, day),
    orderStudents: await countStudentsOf(tx, ctx, where, day, inOrderClassOn(day)),
    unmet: await countUnmet(tx, ctx, filter),
  };
}

/** One page of programmes as the address says, with the totals of all pages. */
export const listProgrammes = defineQuery({
  permission: 'programmes.read',
  input: programmeList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<ProgrammeRow> & { totals: ProgrammeTotals }> => {
    const where = whereProgramme(ctx, input.filter);
    const orderBy = programmeOrder(input);
    const at = { institutionId: ctx.institutionId };
    const page = await pageOf(tx, ctx, {
      name: 'programmes',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.programme.count({ where }),
      ids: (window) => tx.programme.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) => {
        const find =
          'ids' in window ? { where: { ...at, id: { in: window.ids } }, orderBy } : { where, orderBy, ...window };
        return readProgrammeRows(tx, ctx, find, input.filter.on);
      },
    });
    return { ...page, totals: await totalsOf(tx, ctx, input.filter) };
  },
});

/** How many there are: the number of a figure, by the list's own filter. */
export async function countProgrammes(tx: Tx, ctx: Ctx, filter: ProgrammeFilter): Promise<number> {
  const where = whereProgramme(ctx, filter);
  return counted(tx, ctx, 'programmes.count', where, () => tx.programme.count({ where }));
}

/** How many students they have in school on the day: what the list's totals row says. */
export async function countProgrammeStudents(tx: Tx, ctx: Ctx, filter: ProgrammeFilter): Promise<number> {
  return countStudentsOf(tx, ctx, whereProgramme(ctx, filter), filter.on ?? ctx.today);
}

/** Places that nobody looks for, programme by programme: what the list's totals row says. */
export async function countUnmet(tx: Tx, ctx: Ctx, filter: ProgrammeFilter): Promise<number> {
  const [where, day] = [whereProgramme(ctx, filter), filter.on ?? ctx.today];
  const found = await counted(tx, ctx, 'programmes.ids', where, () =>
    tx.programme.findMany({ where, select: { id: true } }),
  );
  const [places, seekers] = [await placesByProgramme(tx, ctx, day), await seekersByProgramme(tx, ctx, day)];
  return found.reduce((sum, { id }) => sum + unmetOf(places[id] ?? 0, seekers[id] ?? 0), 0);
}

/** Counts for the filter chips and tabs. Each group ignores its own filter, so that its other values can be chosen. */
export const programmeFacets = defineQuery({
  permission: 'programmes.read',
  input: z.strictObject({ filter: programmeList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const each = async <V extends string>(values: readonly V[], over: (value: V) => ProgrammeFilter) => {
      const found: { value: V; count: number }[] = [];
      for (const value of values)
        found.push({ value, count: await countProgrammes(tx, ctx, { ...filter, ...over(value) }) });
      return found;
    };
    const chains = (await dictionaryWords(tx, ctx)).CHAIN;
    const labels = new Map(chains.map(({ code, label }) => [code, label]));
    const byChain = await each([...labels.keys(), 'NONE'], (code) => ({ chain: [code] }));
    const names = await departmentNames(tx, ctx);
    const byDepartment = await each(Object.keys(names), (id) => ({ department: [id] }));
    return {
      total: await countProgrammes(tx, ctx, { ...filter, state: undefined }),
      state: await each(PROGRAMME_STATES, (state) => ({ state: [state] })),
      level: await each(PROGRAMME_LEVELS, (level) => ({ level: [level] })),
      chains: byChain
        .filter(({ count }) => count > 0)
        .map((chain) => ({ ...chain, label: labels.get(chain.value) ?? null })),
      departments: byDepartment
        .filter(({ count }) => count > 0)
        .map((department) => ({ ...department, label: names[department.value] ?? '' })),
    };
  },
});

/** Chains that a programme may name, by id. */
export const chainOptions = defineQuery({
  permission: 'programmes.read',
  input: z.strictObject({}),
  run: async ({ tx, ctx }): Promise<Named[]> => {
    const rows = await tx.dictionaryEntry.findMany({
      where: { institutionId: ctx.institutionId, dictionary: 'CHAIN', retiredOn: null },
      orderBy: [{ position: 'asc' }, { code: 'asc' }],
      select: { id: true, labelZh: true, labelEn: true },
    });
    return rows.map((row) => ({ id: row.id, name: ctx.locale === 'en' ? row.labelEn : row.labelZh }));
  },
});

/** What a blank form starts with: the caller's own department, approved today. */
export const newProgramme = defineQuery({
  permission: 'programmes.write',
  input: z.strictObject({}),
  run: async ({ ctx }) => ({ departmentId: ctx.departmentId, on: ctx.today }),
});
