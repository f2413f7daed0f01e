import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { addDays, type Day, fromDbDate, type YearKind, yearBefore, yearStartOf } from '@/lib/kernel/day';
import { inCooperation } from '@/lib/modules/partners/indicators';
import { type PartnerFilter, partnerList } from '@/lib/modules/partners/list';
import { wherePartner } from '@/lib/modules/partners/policy';
import { countPartners, groupPartners } from '@/lib/modules/partners/queries';
import { SCALES, TIERS } from '@/lib/modules/partners/words';
import { industryName, sectionOf } from '@/lib/reference/industries';
import { regionShort } from '@/lib/reference/regions';
import type { Bar, Chart, MonthBar, Trend } from './types';
import type { IndustryLevel } from './words';

/** So many bars of a ranking stand by themselves; the rest are one. */
const SHOWN = 10;

type Group = { key: string; label: string | null; value: number; codes: string[] };
type CodeFilter = 'industry' | 'region';

const narrowed = (base: PartnerFilter, more: PartnerFilter) => partnerList.href({ filter: { ...base, ...more } });

/** The largest groups, then all others as one, then those without: each with the filter that opens just these. */
function ranked(groups: Group[], base: PartnerFilter, filter: CodeFilter): Bar[] {
  const named = groups
    .filter(({ key }) => key !== 'NONE')
    .sort((a, b) => b.value - a.value || a.key.localeCompare(b.key));
  const rest = named.slice(SHOWN);
  const others: Group[] =
    rest.length > 1
      ? [
          {
            ...{ key: 'OTHERS', label: null },
            value: rest.reduce((sum, { value }) => sum + value, 0),
            codes: rest.flatMap(({ codes }) => codes),
          },
        ]
      : rest;
  return [...named.slice(0, SHOWN), ...others, ...groups.filter(({ key }) => key === 'NONE')].map(
    ({ codes, ...bar }) => ({ ...bar, href: narrowed(base, { [filter]: codes }) }),
  );
}

/** The code as the list's filter wants it: one that is no full division stands for itself alone, or it would open finer ones too. */
const exactly = (code: string, length: number) => (code.length === length ? code : `${code}-`);

/** Enterprises by section or division of their industry. */
async function byIndustry(tx: Tx, ctx: Ctx, base: PartnerFilter, level: IndustryLevel): Promise<Bar[]> {
  const groups = new Map<string, Group>();
  for (const { value, count } of await groupPartners(tx, ctx, base, 'industryDivision')) {
    const section = value && level === 'section' ? sectionOf(value) : null;
    const key = value ? (section ?? value) : 'NONE';
    const codes = section || !value ? [key] : [exactly(value, 2)];
    const label = value && (industryName(key, ctx.locale) ?? key);
    const found = groups.get(key) ?? { key, label, value: 0, codes };
    groups.set(key, { ...found, value: found.value + count });
  }
  return ranked([...groups.values()], base, 'industry');
}

/** Enterprises by city. */
async function byRegion(tx: Tx, ctx: Ctx, base: PartnerFilter): Promise<Bar[]> {
  const groups = await groupPartners(tx, ctx, base, 'regionCity');
  const rows = groups.map(({ value, count }) => ({
    key: value ?? 'NONE',
    label: value && (regionShort(value, ctx.locale) ?? value),
    value: count,
    codes: [value ? exactly(value, 4) : 'NONE'],
  }));
  return ranked(rows, base, 'region');
}

/** Enterprises by scale or tier, in the order of the words. */
async function byWord(
  tx: Tx,
  ctx: Ctx,
  base: PartnerFilter,
  field: 'scale' | 'tier',
  order: readonly string[],
): Promise<Bar[]> {
  const groups = new Map(
    (await groupPartners(tx, ctx, base, field)).map(({ value, count }) => [value ?? 'NONE', count]),
  );
  return [...order, 'NONE'].flatMap((key) => {
    const value = groups.get(key);
    return value ? [{ key, label: null, value, href: narrowed(base, { [field]: [key] }) }] : [];
  });
}

/** What the enterprises in cooperation on the day are, of the charts that are wanted. */
export async function partnerCharts(
  tx: Tx,
  ctx: Ctx,
  on: Day,
  level: IndustryLevel,
  wanted: readonly string[] = ['industries', 'regions', 'scales', 'tiers'],
): Promise<Chart[]> {
  const base = inCooperation(on);
  const whole = { unit: 'household', total: await countPartners(tx, ctx, base), all: narrowed(base, {}) };
  const read = {
    industries: () => byIndustry(tx, ctx, base, level),
    regions: () => byRegion(tx, ctx, base),
    scales: () => byWord(tx, ctx, base, 'scale', SCALES),
    tiers: () => byWord(tx, ctx, base, 'tier', TIERS),
  };
  const charts: Chart[] = [];
  for (const [key, bars] of Object.entries(read)) {
    const form = ['scales', 'tiers'].includes(key) ? ('composition' as const) : ('ranking' as const);
    if (wanted.includes(key)) charts.push({ key, form, ...whole, bars: await bars() });
  }
  return charts;
}

/** The twelve months from the day on, the last of them as far as `until`. */
export function monthsFrom(first: Day, until: Day): { month: string; from: Day; to: Day }[] {
  const [year = 0, month = 1] = first.split('-').map(Number);
  const start = (at: number) => fromDbDate(new Date(Date.UTC(year, month - 1 + at, 1)));
  return Array.from({ length: 12 }, (_, at) => {
    const last = addDays(start(at + 1), -1);
    return { month: start(at).slice(0, 7), from: start(at), to: last < until ? last : until };
  });
}

/** New partners by month: the year that holds the day and the one before it. */
export async function newByMonth(tx: Tx, ctx: Ctx, on: Day, kind: YearKind): Promise<Trend> {
  const first = yearStartOf(on, kind);
  const start = yearBefore(first);
  const kinds: PartnerFilter = { kind: ['ENTERPRISE'] };
  const where = wherePartner(ctx, { ...kinds, from: start, to: on });
  const days = await counted(tx, ctx, 'partners.by.since', where, () =>
    tx.partner.groupBy({ by: ['cooperatingSince'], where, _count: { _all: true } }),
  );
  const between = (from: Day, to: Day) =>
    days.reduce((sum, { cooperatingSince, _count }) => {
      const day = cooperatingSince && fromDbDate(cooperatingSince);
      return day && day >= from && day <= to ? sum + _count._all : sum;
    }, 0);
  const bar = ({ month, from, to }: { month: string; from: Day; to: Day }): MonthBar => ({
    month,
    value: from > on ? null : between(from, to),
    href: narrowed(kinds, { from, to }),
  });
  return {
    before: monthsFrom(start, addDays(first, -1)).map(bar),
    now: monthsFrom(first, on).map(bar),
    totalBefore: between(start, yearBefore(on)),
    total: between(first, on),
    href: narrowed(kinds, { from: first, to: on }),
  };
}
