import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { addDays, type Day, isDay, toDbDate } from '@/lib/kernel/day';
import { type Figure, figureOf } from '@/lib/kernel/indicator';
import { defineQuery } from '@/lib/kernel/operation';
import { agreementIndicators } from '@/lib/modules/agreements/indicators';
import { needIndicators } from '@/lib/modules/needs/indicators';
import { inCooperation, partnerIndicators } from '@/lib/modules/partners/indicators';
import { type PartnerFilter, partnerList } from '@/lib/modules/partners/list';
import { wherePartner } from '@/lib/modules/partners/policy';
import { groupPartners } from '@/lib/modules/partners/queries';
import { visitIndicators } from '@/lib/modules/visits/indicators';
import { industryName, sectionOf } from '@/lib/reference/industries';
import { regionName } from '@/lib/reference/regions';

/** One bar: how many, and the list that it was counted from. `label` is ready to show, or null for "not stated". */
export type Bar = { key: string; label: string | null; value: number; href: string };
export type MonthBar = { month: string; value: number; href: string };

const onDay = z.strictObject({ on: z.string().refine(isDay, 'key:notADay').optional() });

/** The figures that the records of these modules yield on a day, by the keys of figures.csv where one stands there. */
export async function readFigures(tx: Tx, ctx: Ctx, on: Day): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const indicator of Object.values(partnerIndicators)) figures.push(await figureOf(tx, ctx, indicator, on));
  for (const indicator of Object.values(agreementIndicators)) figures.push(await figureOf(tx, ctx, indicator, on));
  for (const indicator of Object.values(visitIndicators)) figures.push(await figureOf(tx, ctx, indicator, on));
  for (const indicator of Object.values(needIndicators)) figures.push(await figureOf(tx, ctx, indicator, on));
  return figures;
}

export const figures = defineQuery({
  permission: 'dashboard.read',
  input: onDay,
  run: ({ tx, ctx, input }) => readFigures(tx, ctx, input.on ?? ctx.today),
});

const bySize = (a: Bar, b: Bar) => b.value - a.value || a.key.localeCompare(b.key);
const narrowed = (base: PartnerFilter, more: PartnerFilter) => partnerList.href({ filter: { ...base, ...more } });

async function byIndustry(tx: Tx, ctx: Ctx, base: PartnerFilter): Promise<Bar[]> {
  const sections = new Map<string, number>();
  for (const { value, count } of await groupPartners(tx, ctx, base, 'industryDivision')) {
    const section = (value && sectionOf(value)) || 'NONE';
    sections.set(section, (sections.get(section) ?? 0) + count);
  }
  return [...sections]
    .map(([key, value]) => ({
      key,
      label: key === 'NONE' ? null : industryName(key, ctx.locale),
      value,
      href: narrowed(base, { industry: [key] }),
    }))
    .sort(bySize);
}

async function byRegion(tx: Tx, ctx: Ctx, base: PartnerFilter): Promise<Bar[]> {
  const groups = await groupPartners(tx, ctx, base, 'regionCity');
  return groups
    .map(({ value, count }) => ({
      key: value ?? 'NONE',
      label: value && regionName(value, ctx.locale),
      value: count,
      href: narrowed(base, { region: [value ?? 'NONE'] }),
    }))
    .sort(bySize);
}

async function byWord(
  tx: Tx,
  ctx: Ctx,
  base: PartnerFilter,
  field: 'scale' | 'tier',
  order: readonly string[],
): Promise<Bar[]> {
  const groups = await groupPartners(tx, ctx, base, field);
  const at = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return groups
    .map(({ value, count }) => ({
      key: value ?? 'NONE',
      label: null,
      value: count,
      href: narrowed(base, { [field]: [value ?? 'NONE'] }),
    }))
    .sort((a, b) => at(a.key) - at(b.key));
}

/** First and last day of the twelve months that end with the day's month, oldest first. */
export function lastTwelveMonths(on: Day): { month: string; from: Day; to: Day }[] {
  const [year = 0, month = 1] = on.split('-').map(Number);
  return Array.from({ length: 12 }, (_, i) => {
    const first = new Date(Date.UTC(year, month - 12 + i, 1)).toISOString().slice(0, 10);
    const next = new Date(Date.UTC(year, month - 11 + i, 1)).toISOString().slice(0, 10);
    const last = addDays(next, -1);
    return { month: first.slice(0, 7), from: first, to: last < on ? last : on };
  });
}

async function newByMonth(tx: Tx, ctx: Ctx, on: Day): Promise<MonthBar[]> {
  const months = lastTwelveMonths(on);
  const whole: PartnerFilter = { kind: ['ENTERPRISE'], from: months[0]?.from, to: on };
  const where = wherePartner(ctx, whole);
  const days = await counted(tx, ctx, 'partners.by.since', where, () =>
    tx.partner.groupBy({ by: ['cooperatingSince'], where, _count: { _all: true } }),
  );
  return months.map(({ month, from, to }) => ({
    month,
    value: days
      .filter((d) => d.cooperatingSince && d.cooperatingSince >= toDbDate(from) && d.cooperatingSince <= toDbDate(to))
      .reduce((sum, d) => sum + d._count._all, 0),
    href: partnerList.href({ filter: { kind: ['ENTERPRISE'], from, to } }),
  }));
}

/** The leaders' first dashboard, as of a day. */
export const dashboard = defineQuery({
  permission: 'dashboard.read',
  input: onDay,
  run: async ({ tx, ctx, input }) => {
    const on = input.on ?? ctx.today;
    const base = inCooperation(on);
    return {
      on,
      figures: await readFigures(tx, ctx, on),
      industries: await byIndustry(tx, ctx, base),
      regions: await byRegion(tx, ctx, base),
      scales: await byWord(tx, ctx, base, 'scale', ['LARGE', 'MEDIUM', 'SMALL', 'MICRO']),
      tiers: await byWord(tx, ctx, base, 'tier', ['LEADING', 'BACKBONE', 'GENERAL']),
      months: await newByMonth(tx, ctx, on),
      all: partnerList.href({ filter: base }),
    };
  },
});
