import 'server-only';
import { z } from 'zod';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, daysBetween, fromDbDate } from '@/lib/kernel/day';
import { defineQuery } from '@/lib/kernel/operation';
import { type OwnChoiceFilter, ownChoiceList } from '@/lib/modules/choices/list';
import { whereOwnChoice } from '@/lib/modules/choices/policy';
import { myChoices } from '@/lib/modules/choices/queries';
import { type YearFilter, yearList } from '@/lib/modules/college-years/list';
import { whereYear } from '@/lib/modules/college-years/policy';
import { readCallRows } from '@/lib/modules/following/rows';
import { type FindingFilter, findingList } from '@/lib/modules/inspections/list';
import { whereFinding } from '@/lib/modules/inspections/policy';
import { type LinkFilter, linkList } from '@/lib/modules/links/list';
import { whereLink } from '@/lib/modules/links/policy';
import { type PlatformFilter, platformHref } from '@/lib/modules/platforms/list';
import { wherePlatform } from '@/lib/modules/platforms/policy';
import { type IndicatorFilter, indicatorList } from '@/lib/modules/standards/list';
import { whereIndicator } from '@/lib/modules/standards/policy';
import {
  adjustmentGroup,
  agreementGroup,
  followUpGroup,
  groupOf,
  importGroup,
  needGroup,
  orderClassGroup,
  resolutionGroup,
  roomRequestGroup,
  TAKE,
  taskGroup,
} from './rows';
import type { TodoGroup } from './types';

/** Indicators of this year that the caller is to assess. */
async function indicatorGroup(tx: Tx, ctx: Ctx): Promise<TodoGroup> {
  const filter: IndicatorFilter = { mine: '1', state: ['OPEN'], year: [ctx.today.slice(0, 4)] };
  const where = whereIndicator(ctx, filter);
  return groupOf(tx, ctx, {
    ...{ key: 'indicators', where, href: indicatorList.href({ filter }) },
    count: () => tx.standardNode.count({ where }),
    read: async () => {
      const rows = await tx.standardNode.findMany({
        where,
        orderBy: [{ code: 'asc' }, { id: 'asc' }],
        take: TAKE,
        select: { id: true, name: true, platform: { select: { name: true } } },
      });
      return rows.map(({ id, name, platform }) => ({
        ...{ id, title: name, sub: platform.name, days: null, href: `/platforms/indicators/${id}` },
      }));
    },
  });
}

/** Yearly plans and self-assessments of industry colleges that wait for the caller's decision. */
async function yearGroup(tx: Tx, ctx: Ctx): Promise<TodoGroup> {
  const filter: YearFilter = { waiting: '1' };
  const where = whereYear(ctx, filter);
  return groupOf(tx, ctx, {
    ...{ key: 'years', where, href: yearList.href({ filter }) },
    count: () => tx.platformYear.count({ where }),
    read: async () => {
      const rows = await tx.platformYear.findMany({
        where,
        orderBy: [{ year: 'asc' }, { id: 'asc' }],
        take: TAKE,
        select: { id: true, year: true, platform: { select: { name: true } } },
      });
      return rows.map(({ id, year, platform }) => ({
        ...{ id, title: platform.name, sub: String(year), days: null, href: `/platforms/years/${id}` },
      }));
    },
  });
}

/** Interns whom the teacher is to call today. */
async function internGroup(tx: Tx, ctx: Ctx): Promise<TodoGroup> {
  const rows = await readCallRows(tx, ctx);
  const items = rows.slice(0, TAKE).map(({ id, student, partner }) => ({
    ...{ id, title: student.name, sub: partner.name, days: null, href: `/internships/placements/${id}` },
  }));
  return { key: 'interns', total: rows.length, href: '/internships/today', items };
}

/** Findings at bases that the caller is to mend. */
async function findingGroup(tx: Tx, ctx: Ctx): Promise<TodoGroup> {
  const filter: FindingFilter = { mine: '1', state: ['OPEN', 'OVERDUE'] };
  const where = whereFinding(ctx, filter);
  const inspection = { select: { id: true, platform: { select: { name: true } } } };
  return groupOf(tx, ctx, {
    ...{ key: 'findings', where, href: findingList.href({ filter }) },
    count: () => tx.inspectionFinding.count({ where }),
    read: async () => {
      const rows = await tx.inspectionFinding.findMany({
        where,
        orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
        take: TAKE,
        select: { id: true, what: true, dueOn: true, inspection },
      });
      return rows.map(({ id, what, dueOn, inspection: of }) => ({
        ...{ id, title: what, sub: of.platform.name, href: `/platforms/inspections/${of.id}` },
        days: daysBetween(ctx.today, fromDbDate(dueOn)),
      }));
    },
  });
}

/** Bases whose inspection is due: all of them for the office, for others those that they look after. */
async function inspectionGroup(tx: Tx, ctx: Ctx): Promise<TodoGroup> {
  const mine = grantOf(ctx.role, 'inspections.write') === 'all' ? undefined : ('1' as const);
  const filter: PlatformFilter = { kind: ['TRAINING_BASE'], inspection: 'DUE', mine };
  const where = wherePlatform(ctx, filter);
  return groupOf(tx, ctx, {
    ...{ key: 'inspections', where, href: platformHref(filter) },
    count: () => tx.platform.count({ where }),
    read: async () => {
      const rows = await tx.platform.findMany({
        where,
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        take: TAKE,
        select: {
          id: true,
          name: true,
          department: { select: { name: true } },
          inspections: { orderBy: [{ inspectedOn: 'desc' }, { id: 'desc' }], take: 1, select: { nextOn: true } },
        },
      });
      return rows.map(({ id, name, department, inspections }) => {
        const dueOn = fromDbDate(inspections[0]?.nextOn ?? null);
        return {
          ...{ id, title: name, sub: department?.name ?? null, href: `/platforms/${id}` },
          days: dueOn ? daysBetween(ctx.today, dueOn) : null,
        };
      });
    },
  });
}

/** Links past their day whose recipients asked for new ones, or those that the schedule made and nobody handed out yet. */
async function linkGroup(tx: Tx, ctx: Ctx, key: 'links' | 'linksToSend'): Promise<TodoGroup> {
  const filter: LinkFilter = key === 'links' ? { asked: '1' } : { toSend: '1' };
  const where = whereLink(ctx, filter);
  const href = linkList.href({ filter });
  return groupOf(tx, ctx, {
    ...{ key, where, href },
    count: () => tx.linkTask.count({ where }),
    read: async () => {
      const rows = await tx.linkTask.findMany({
        where,
        orderBy: [{ renewalAskedAt: 'asc' }, { expiresAt: 'asc' }, { id: 'asc' }],
        take: TAKE,
        select: { id: true, recipient: true, partner: { select: { name: true } } },
      });
      return rows.map((l) => ({ id: l.id, title: l.recipient, sub: l.partner.name, days: null, href }));
    },
  });
}

/** Open windows in which the student has not chosen yet. */
async function choiceGroup(tx: Tx, ctx: Ctx): Promise<TodoGroup> {
  const all = await myChoices.within(tx, ctx, {});
  const open = all.filter(({ window, wishes, placement }) => window.state === 'OPEN' && !placement && !wishes.length);
  const href = '/internships/choice';
  const items = open.map(({ plan, window: { to } }) => ({
    ...{ id: plan.id, title: plan.name, sub: null, href },
    days: to === null ? null : daysBetween(ctx.today, to),
  }));
  return { key: 'choices', total: open.length, href, items };
}

/** Students' own enterprises that wait for the caller's decision. */
async function ownChoiceGroup(tx: Tx, ctx: Ctx): Promise<TodoGroup> {
  const filter: OwnChoiceFilter = { state: ['REQUESTED'] };
  const where = whereOwnChoice(ctx, filter);
  const href = ownChoiceList.href({ filter });
  return groupOf(tx, ctx, {
    ...{ key: 'ownChoices', where, href },
    count: () => tx.ownChoice.count({ where }),
    read: async () => {
      const rows = await tx.ownChoice.findMany({
        where,
        orderBy: [{ requestedOn: 'asc' }, { id: 'asc' }],
        take: TAKE,
        select: { id: true, employer: true, student: { select: { name: true } } },
      });
      return rows.map((o) => ({ id: o.id, title: o.student.name, sub: o.employer, days: null, href }));
    },
  });
}

/** What needs doing now, for the caller's role; empty groups are left out. */
export const homeTodos = defineQuery({
  permission: 'home.read',
  input: z.strictObject({}),
  run: async ({ tx, ctx }): Promise<{ today: Day; groups: TodoGroup[] }> => {
    const groups: TodoGroup[] = [];
    if (grantOf(ctx.role, 'agreements.approve'))
      groups.push(await agreementGroup(tx, ctx, 'approvals', { state: ['IN_REVIEW'] }));
    if (grantOf(ctx.role, 'agreements.write'))
      groups.push(await agreementGroup(tx, ctx, 'drafts', { state: ['DRAFT'], mine: '1' }));
    if (grantOf(ctx.role, 'agreements.read')) groups.push(await agreementGroup(tx, ctx, 'ending', { ending: '1' }));
    if (grantOf(ctx.role, 'needs.read')) groups.push(await needGroup(tx, ctx));
    if (grantOf(ctx.role, 'visits.write')) groups.push(await followUpGroup(tx, ctx));
    if (grantOf(ctx.role, 'governance.carry-out'))
      groups.push(await resolutionGroup(tx, ctx), await taskGroup(tx, ctx), await indicatorGroup(tx, ctx));
    if (grantOf(ctx.role, 'governance.review')) groups.push(await yearGroup(tx, ctx));
    if (grantOf(ctx.role, 'inspections.write')) groups.push(await inspectionGroup(tx, ctx));
    if (grantOf(ctx.role, 'inspections.mend')) groups.push(await findingGroup(tx, ctx));
    if (grantOf(ctx.role, 'placements.guide') === 'own') groups.push(await internGroup(tx, ctx));
    if (grantOf(ctx.role, 'order-classes.write')) groups.push(await orderClassGroup(tx, ctx));
    if (grantOf(ctx.role, 'programmes.propose') || grantOf(ctx.role, 'programmes.decide'))
      groups.push(await adjustmentGroup(tx, ctx));
    if (grantOf(ctx.role, 'links.write'))
      groups.push(await linkGroup(tx, ctx, 'linksToSend'), await linkGroup(tx, ctx, 'links'));
    if (grantOf(ctx.role, 'choices.make')) groups.push(await choiceGroup(tx, ctx));
    if (grantOf(ctx.role, 'choices.decide')) groups.push(await ownChoiceGroup(tx, ctx));
    if (grantOf(ctx.role, 'centres.decide')) groups.push(await roomRequestGroup(tx, ctx));
    if (grantOf(ctx.role, 'imports.read')) groups.push(await importGroup(tx, ctx));
    return { today: ctx.today, groups: groups.filter((g) => g.total > 0) };
  },
});
