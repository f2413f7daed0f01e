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
import {
  type IntakeFilter,
  type IntakeListState,
  intakeList,
  type ProgrammeFilter,
  type ProgrammeListState,
  programmeList,
} from './list';
import { inOrderClassOn, whereIntake, whereProgramme } from './policy';
import { countStudentsOf, readIntakeRows, readProgrammeRows, unmetOf } from './rows';
import type { IntakeCounts, IntakeRow, Named, ProgrammeRow } from './types';
import { PROGRAMME_LEVELS, PROGRAMME_STATES, type ProgrammeState } from './words';

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

type Facet<Label = string | null> = { value: string; label: Label };

/** Those of which there are any, with how many. */
const withCounts = <Label>(facets: Facet<Label>[], counts: Map<string | null, number>) =>
  facets.flatMap((facet) => {
    const count = counts.get(facet.value);
    return count ? [{ ...facet, count }] : [];
  });

function groupProgrammes(tx: Tx, ctx: Ctx, filter: ProgrammeFilter, field: 'departmentId' | 'level' | 'chainId') {
  const where = whereProgramme(ctx, filter);
  return counted(tx, ctx, `programmes.by.${field}`, where, async () => {
    const groups = await tx.programme.groupBy({ by: [field], where, _count: { _all: true } });
    return new Map<string | null, number>(groups.map((group) => [group[field], group._count._all]));
  });
}

/** By the code of the chain; NONE for those of none. */
async function groupByChain(tx: Tx, ctx: Ctx, filter: ProgrammeFilter): Promise<Map<string | null, number>> {
  const byId = await groupProgrammes(tx, ctx, filter, 'chainId');
  const ids = [...byId.keys()].filter((id) => id !== null);
  const chains = await tx.dictionaryEntry.findMany({
    where: { institutionId: ctx.institutionId, id: { in: ids } },
    select: { id: true, code: true },
  });
  return new Map([
    ['NONE', byId.get(null) ?? 0],
    ...chains.map(({ id, code }): [string, number] => [code, byId.get(id) ?? 0]),
  ]);
}

/** Counts for the filter chips and tabs. Each group ignores its own filter, so that its other values can be chosen. */
export const programmeFacets = defineQuery({
  permission: 'programmes.read',
  input: z.strictObject({ filter: programmeList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const state: { value: ProgrammeState; count: number }[] = [];
    for (const value of PROGRAMME_STATES)
      state.push({ value, count: await countProgrammes(tx, ctx, { ...filter, state: [value] }) });
    const chains = await groupByChain(tx, ctx, { ...filter, chain: undefined });
    const departments = await groupProgrammes(tx, ctx, { ...filter, department: undefined }, 'departmentId');
    const levels = await groupProgrammes(tx, ctx, { ...filter, level: undefined }, 'level');
    const words: Facet[] = (await dictionaryWords(tx, ctx)).CHAIN.map(({ code, label }) => ({ value: code, label }));
    const names = Object.entries(await departmentNames(tx, ctx)).map(([value, label]) => ({ value, label }));
    return {
      total: await countProgrammes(tx, ctx, { ...filter, state: undefined }),
      state,
      level: PROGRAMME_LEVELS.map((value) => ({ value, count: levels.get(value) ?? 0 })),
      chains: withCounts([...words, { value: 'NONE', label: null }], chains),
      departments: withCounts(names, departments),
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

const INTAKE_ORDER: Record<IntakeListState['sort'], (dir: Dir) => Prisma.ProgrammeIntakeOrderByWithRelationInput[]> = {
  year: (dir) => [{ year: dir }, { programme: { name: 'asc' } }],
  name: (dir) => [{ programme: { name: dir } }, { year: 'desc' }],
  planned: (dir) => [{ planned: { sort: dir, nulls: 'last' } }],
  enrolled: (dir) => [{ enrolled: { sort: dir, nulls: 'last' } }],
};

/** The order of enrolment, for its page and for the export. */
export function intakeOrder({ sort, dir }: Pick<IntakeListState, 'sort' | 'dir'>) {
  return [...INTAKE_ORDER[sort](dir), { id: 'asc' as const }];
}

/** One page of enrolment as the address says, with the sums of all pages. */
export const listIntakes = defineQuery({
  permission: 'programmes.read',
  input: intakeList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<IntakeRow> & { totals: IntakeCounts }> => {
    const [where, orderBy] = [whereIntake(ctx, input.filter), intakeOrder(input)];
    const at = { institutionId: ctx.institutionId };
    const page = await pageOf(tx, ctx, {
      ...{ name: 'intakes', where, page: input.page, size: input.size },
      count: () => tx.programmeIntake.count({ where }),
      ids: (window) => tx.programmeIntake.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) => {
        const asked = 'ids' in window ? { where: { ...at, id: { in: window.ids } } } : { where, ...window };
        return readIntakeRows(tx, ctx, { ...asked, orderBy });
      },
    });
    const { _sum: totals } = await tx.programmeIntake.aggregate({
      where,
      _sum: { planned: true, enrolled: true, reported: true },
    });
    return { ...page, totals };
  },
});

/** The years of which there is enrolment, and the departments, each with how many rows it would show. */
export const intakeFacets = defineQuery({
  permission: 'programmes.read',
  input: z.strictObject({ filter: intakeList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const count = (over: IntakeFilter) => {
      const where = whereIntake(ctx, { ...filter, ...over });
      return counted(tx, ctx, 'intakes.count', where, () => tx.programmeIntake.count({ where }));
    };
    const where = whereIntake(ctx, { ...filter, year: undefined });
    const years = await tx.programmeIntake.groupBy({ by: ['year'], where, _count: { _all: true } });
    const departments = [];
    for (const [value, label] of Object.entries(await departmentNames(tx, ctx)))
      departments.push({ value, label, count: await count({ department: [value] }) });
    return {
      total: await count({ year: undefined }),
      years: years
        .sort((a, b) => b.year - a.year)
        .map(({ year, _count }) => ({ value: String(year), count: _count._all })),
      departments: departments.filter((each) => each.count > 0),
    };
  },
});
