import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { type Day, fromDbDate, toDbDate } from '@/lib/kernel/day';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { readSettings } from '@/lib/modules/settings/queries';
import { regionBrief } from '@/lib/reference/regions';
import { type EmploymentFilter, type EmploymentListState, employmentList } from './list';
import { inCity, type Known, whereEmployment } from './policy';
import type { EmploymentRow, EmploymentTotals, FunnelStep } from './types';
import { AT_WORK, DESTINATIONS, type Destination, FUNNEL_STEPS } from './words';

/** The list's order, for its page and for the export. */
export function employmentOrder({ sort, dir }: Pick<EmploymentListState, 'sort' | 'dir'>) {
  return [sort === 'student' ? { student: { name: dir } } : { graduatedOn: dir }, { id: 'asc' as const }];
}

/** What the filter is read with. */
async function knownFor(tx: Tx, ctx: Ctx, { latest, on, step }: EmploymentFilter): Promise<Known> {
  const day = latest ? (on ?? ctx.today) : null;
  const known = await counted(tx, ctx, 'employment.known', { day }, () => readKnown(tx, ctx, day));
  return { ...known, sponsors: step && step !== 'rostered' ? await sponsors(tx, ctx) : [] };
}

/** The enterprises whose classes have or had students. */
function sponsors(tx: Tx, ctx: Ctx): Promise<string[]> {
  return counted(tx, ctx, 'employment.sponsors', {}, async () => {
    const where = { institutionId: ctx.institutionId };
    const rows = await tx.roster.groupBy({ by: ['partnerId'], where, orderBy: { partnerId: 'asc' } });
    return rows.map(({ partnerId }) => partnerId);
  });
}

/** `day`: the latest year is the one known by then; null when it is not asked for. */
async function readKnown(tx: Tx, ctx: Ctx, day: Day | null): Promise<Omit<Known, 'sponsors'>> {
  const { city } = (await readSettings(tx, ctx.institutionId)).internship;
  if (!day) return { city, latestYear: null };
  const { _max } = await tx.employment.aggregate({
    where: { institutionId: ctx.institutionId, graduatedOn: { lte: toDbDate(day) } },
    _max: { graduatedOn: true },
  });
  return { city, latestYear: fromDbDate(_max.graduatedOn)?.slice(0, 4) ?? null };
}

/** The one year of graduation that the filter asks for; null when it is none or several. */
export async function graduatingYear(tx: Tx, ctx: Ctx, filter: EmploymentFilter): Promise<string | null> {
  if (filter.latest) return (await knownFor(tx, ctx, filter)).latestYear;
  const [year = null, more] = filter.year ?? [];
  return more === undefined && year && /^\d{4}$/.test(year) ? year : null;
}

/** The filter as the database reads it, with the college's own city. */
export async function employmentsWhere(tx: Tx, ctx: Ctx, filter: EmploymentFilter) {
  return whereEmployment(ctx, filter, await knownFor(tx, ctx, filter));
}

type Find = Pick<Prisma.EmploymentFindManyArgs, 'where' | 'orderBy' | 'skip' | 'take'>;

/** Rows for the list and the export. */
export async function readEmploymentRows(tx: Tx, ctx: Ctx, find: Find): Promise<EmploymentRow[]> {
  const found = await tx.employment.findMany({
    ...find,
    include: {
      student: {
        select: {
          ...{ id: true, name: true, studentNo: true },
          programme: { select: { name: true } },
          schoolClass: { select: { name: true } },
        },
      },
      partner: { select: { name: true } },
    },
  });
  return found.map(({ id, student, partner, employer, job, matches, ...each }) => ({
    ...{ id, job, matches, student: { id: student.id, name: student.name }, studentNo: student.studentNo },
    programme: student.programme.name,
    schoolClass: student.schoolClass?.name ?? null,
    graduatedOn: fromDbDate(each.graduatedOn),
    destination: each.destination as Destination,
    employer: partner?.name ?? employer,
    place: each.placeCode ? regionBrief(each.placeCode, ctx.locale) : null,
    verified: each.verifiedOn !== null,
  }));
}

/** A share in percent, with one decimal. */
export const percent = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((part / whole) * 1_000) / 10);

/** What the graduates of a filter are together: the list's totals row, and the figures of the shares. */
export async function employmentTotals(tx: Tx, ctx: Ctx, filter: EmploymentFilter): Promise<EmploymentTotals> {
  const known = await knownFor(tx, ctx, filter);
  const { city } = known;
  const where = whereEmployment(ctx, filter, known);
  const of = (more: Prisma.EmploymentWhereInput) => ({ where: { AND: [where, more] } });
  return counted(tx, ctx, 'employment.totals', { where, city }, async () => {
    const graduates = await tx.employment.count({ where });
    const settled = await tx.employment.count(of({ destination: { not: 'UNEMPLOYED' } }));
    const atWork = await tx.employment.count(of({ destination: { in: [...AT_WORK] } }));
    // Who studies on in the city does not work there.
    const local = city
      ? await tx.employment.count(of({ AND: [inCity(city), { destination: { in: [...AT_WORK] } }] }))
      : 0;
    return {
      ...{ graduates, settled, atWork, local, settledShare: percent(settled, graduates) },
      ...{ localShare: percent(local, graduates), localShareOfWorking: percent(local, atWork) },
    };
  });
}

/** One page of destinations as the address says, with the totals of all pages. */
export const listEmployments = defineQuery({
  permission: 'employment.read',
  input: employmentList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<EmploymentRow> & { totals: EmploymentTotals }> => {
    const where = await employmentsWhere(tx, ctx, input.filter);
    const orderBy = employmentOrder(input);
    const at = { institutionId: ctx.institutionId };
    const page = await pageOf(tx, ctx, {
      name: 'employment',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.employment.count({ where }),
      ids: (window) => tx.employment.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) =>
        readEmploymentRows(
          tx,
          ctx,
          'ids' in window ? { where: { ...at, id: { in: window.ids } }, orderBy } : { where, orderBy, ...window },
        ),
    });
    return { ...page, totals: await employmentTotals(tx, ctx, input.filter) };
  },
});

/** How many there are: the number of a figure, by the list's own filter. */
export async function countEmployments(tx: Tx, ctx: Ctx, filter: EmploymentFilter): Promise<number> {
  const where = await employmentsWhere(tx, ctx, filter);
  return counted(tx, ctx, 'employment.count', where, () => tx.employment.count({ where }));
}

/** The partners that hired most of a filter's graduates. */
export async function mostHires(
  tx: Tx,
  ctx: Ctx,
  filter: EmploymentFilter,
  take: number,
): Promise<{ id: string; name: string }[]> {
  const where = { AND: [await employmentsWhere(tx, ctx, filter), { partnerId: { not: null } }] };
  return counted(tx, ctx, `employment.most-hires.${take}`, where, async () => {
    const groups = await tx.employment.groupBy({
      ...{ by: ['partnerId'], where, take },
      orderBy: [{ _count: { partnerId: 'desc' } }, { partnerId: 'asc' }],
    });
    const ids = groups.flatMap(({ partnerId }) => partnerId ?? []);
    const at = { institutionId: ctx.institutionId, id: { in: ids } };
    const partners = await tx.partner.findMany({ where: at, select: { id: true, name: true } });
    const names = new Map(partners.map(({ id, name }) => [id, name]));
    return ids.map((id) => ({ id, name: names.get(id) ?? '' }));
  });
}

/** Years of graduation of which anything is known, newest first. */
export function graduationYears(tx: Tx, ctx: Ctx): Promise<string[]> {
  return counted(tx, ctx, 'employment.years', {}, async () => {
    const rows = await tx.employment.groupBy({ by: ['graduatedOn'], where: { institutionId: ctx.institutionId } });
    return [...new Set(rows.map((row) => fromDbDate(row.graduatedOn).slice(0, 4)))].sort().reverse();
  });
}

/** From classes trained with enterprises over the internship there and the hire to who is still there: each a part of the one before. */
export async function employmentFunnel(tx: Tx, ctx: Ctx, filter: EmploymentFilter): Promise<FunnelStep[]> {
  const steps: FunnelStep[] = [];
  for (const key of FUNNEL_STEPS) {
    // A list narrowed to one step still tells all of them.
    const of = { ...filter, step: key };
    steps.push({ key, count: await countEmployments(tx, ctx, of), href: employmentList.href({ filter: of }) });
  }
  return steps;
}

/** Counts for the tabs and chips, and the funnel of the list's graduates. */
export const employmentFacets = defineQuery({
  permission: 'employment.read',
  input: z.strictObject({ filter: employmentList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const count = (over: EmploymentFilter) => countEmployments(tx, ctx, { ...filter, ...over });
    const destination = [];
    for (const value of DESTINATIONS) destination.push({ value, count: await count({ destination: [value] }) });
    const years = [];
    for (const value of (await graduationYears(tx, ctx)).slice(0, 6))
      years.push({ value, count: await count({ year: [value] }) });
    return {
      total: await count({ destination: undefined }),
      ...{ destination, years, local: await count({ local: '1' }), interned: await count({ interned: '1' }) },
      unverified: await count({ unverified: '1' }),
      funnel: await employmentFunnel(tx, ctx, filter),
    };
  },
});

/** How many graduates there were and how many of them have a destination, of the latest year of which anything is known. */
export type Settled = { year: string; graduates: number; settled: number };

/** By programme, as of the day. Numbers of the whole college: nobody is named. */
export async function settledByProgramme(tx: Tx, ctx: Ctx, day: Day): Promise<Record<string, Settled>> {
  const until = { institutionId: ctx.institutionId, graduatedOn: { lte: toDbDate(day) } };
  return counted(tx, ctx, 'employment.by-programme', until, async () => {
    const { latestYear: year } = await readKnown(tx, ctx, day);
    if (!year) return {};
    const rows = await tx.employment.findMany({
      where: { ...until, graduatedOn: { gte: toDbDate(`${year}-01-01`), lte: toDbDate(day) } },
      select: { destination: true, student: { select: { programmeId: true } } },
    });
    const sums: Record<string, Settled> = {};
    for (const { destination, student } of rows) {
      const sum = sums[student.programmeId] ?? { year, graduates: 0, settled: 0 };
      sum.graduates += 1;
      if (destination !== 'UNEMPLOYED') sum.settled += 1;
      sums[student.programmeId] = sum;
    }
    return sums;
  });
}
