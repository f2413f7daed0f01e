import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { defineQuery } from '@/lib/kernel/operation';
import { readSettings } from '@/lib/modules/settings/queries';
import { type EmploymentFilter, employmentList } from './list';
import { inCity } from './policy';
import { employmentsWhere, graduationYears, percent } from './queries';
import { standingsOf } from './standings';
import type { EmploymentRates, RateCounts, RateRow } from './types';
import { AT_WORK, DESTINATIONS, RATES_BY, type RatesBy } from './words';

const SETTLED = DESTINATIONS.filter((each) => each !== 'UNEMPLOYED');
type Graduate = { settled: boolean; atWork: boolean; local: boolean };
type Group = { id: string | null; label: string; sub: string | null; counts: RateCounts };

const none = (): RateCounts => ({ graduates: 0, settled: 0, atWork: 0, local: 0 });
function add(counts: RateCounts, { settled, atWork, local }: Graduate): void {
  counts.graduates += 1;
  if (settled) counts.settled += 1;
  if (atWork) counts.atWork += 1;
  if (local) counts.local += 1;
}

/** The rates of some graduates, each number with the list that it was counted from. */
function rowOf({ id, label, sub, counts }: Group, filter: EmploymentFilter): RateRow {
  const to = (over: EmploymentFilter) => employmentList.href({ filter: { ...filter, ...over } });
  return {
    ...{ id, label, sub, ...counts },
    settledShare: percent(counts.settled, counts.graduates),
    localShare: percent(counts.local, counts.graduates),
    localShareOfWorking: percent(counts.local, counts.atWork),
    to: {
      graduates: to({}),
      settled: to({ destination: SETTLED }),
      atWork: to({ destination: [...AT_WORK] }),
      local: to({ destination: [...AT_WORK], local: '1' }),
    },
  };
}

async function read(tx: Tx, ctx: Ctx, filter: EmploymentFilter) {
  const where = await employmentsWhere(tx, ctx, filter);
  const select = {
    ...{ id: true, destination: true },
    student: {
      select: {
        programme: { select: { id: true, name: true } },
        schoolClass: { select: { id: true, name: true } },
      },
    },
  } as const;
  const { city } = (await readSettings(tx, ctx.institutionId)).internship;
  const all = await tx.employment.findMany({ where, select, orderBy: { id: 'asc' } });
  const locals = city
    ? await tx.employment.findMany({ where: { AND: [where, inCity(city)] }, select: { id: true } })
    : [];
  return { all, local: new Set(locals.map(({ id }) => id)) };
}

type Found = Awaited<ReturnType<typeof read>>['all'][number];
const placeOf = ({ student: { programme, schoolClass } }: Found, by: RatesBy) =>
  by === 'programme'
    ? { id: programme.id, label: programme.name, sub: null }
    : { id: schoolClass?.id ?? null, label: schoolClass?.name ?? '', sub: programme.name };
const narrowed = (by: RatesBy, id: string | null): EmploymentFilter =>
  by === 'programme' ? { programme: [id ?? ''] } : id ? { group: [id] } : { unclassed: '1' };

/** Employment rate and local retention by both definitions, of a year's graduates, a row each programme or class; the rows add up to the total. */
export const employmentRates = defineQuery({
  permission: 'employment.read',
  input: z.strictObject({
    year: z
      .string()
      .regex(/^\d{4}$/)
      .optional(),
    by: z.enum(RATES_BY).default('programme'),
  }),
  run: async ({ tx, ctx, input: { year: asked, by } }): Promise<EmploymentRates> => {
    const years = await graduationYears(tx, ctx);
    const year = asked ?? years[0] ?? ctx.today.slice(0, 4);
    const filter: EmploymentFilter = { year: [year] };
    const { all, local } = await read(tx, ctx, filter);
    const groups = new Map<string | null, Group>();
    const total = none();
    for (const each of all) {
      const place = placeOf(each, by);
      const group = groups.get(place.id) ?? { ...place, sub: place.id ? place.sub : null, counts: none() };
      groups.set(place.id, group);
      const atWork = (AT_WORK as readonly string[]).includes(each.destination);
      const one = { atWork, settled: each.destination !== 'UNEMPLOYED', local: atWork && local.has(each.id) };
      add(group.counts, one);
      add(total, one);
    }
    const rows = [...groups.values()].sort(
      (a, b) => b.counts.graduates - a.counts.graduates || (a.label < b.label ? -1 : 1),
    );
    return {
      ...{ year, years, by },
      rows: rows.map((group) => rowOf(group, { ...filter, ...narrowed(by, group.id) })),
      total: rowOf({ id: null, label: '', sub: null, counts: total }, filter),
      standings: await standingsOf(tx, ctx, year, total),
    };
  },
});
