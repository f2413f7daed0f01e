import 'server-only';
import { z } from 'zod';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, type Day, daysBetween, fromDbDate } from '@/lib/kernel/day';
import { defineQuery } from '@/lib/kernel/operation';
import { type AgreementFilter, agreementList } from '@/lib/modules/agreements/list';
import { whereAgreement } from '@/lib/modules/agreements/policy';
import { readCallRows } from '@/lib/modules/following/rows';
import { type ResolutionFilter, resolutionList } from '@/lib/modules/governance/list';
import { whereResolution } from '@/lib/modules/governance/policy';
import { type FindingFilter, findingList } from '@/lib/modules/inspections/list';
import { whereFinding } from '@/lib/modules/inspections/policy';
import { type LinkFilter, linkList } from '@/lib/modules/links/list';
import { whereLink } from '@/lib/modules/links/policy';
import { type NeedFilter, needList } from '@/lib/modules/needs/list';
import { whereNeed } from '@/lib/modules/needs/policy';
import { type OrderClassFilter, orderClassList } from '@/lib/modules/order-classes/list';
import { whereOrderClass } from '@/lib/modules/order-classes/policy';
import { type AdjustmentFilter, adjustmentList } from '@/lib/modules/programmes/list';
import { waitingFor } from '@/lib/modules/programmes/policy';
import { type TaskFilter, taskList } from '@/lib/modules/tasks/list';
import { whereTask } from '@/lib/modules/tasks/policy';
import { type FollowUpFilter, followUpList } from '@/lib/modules/visits/list';
import { whereFollowUp } from '@/lib/modules/visits/policy';
import type { TodoGroup } from './types';

const TAKE = 5;

async function agreementGroup(tx: Tx, ctx: Ctx, key: TodoGroup['key'], filter: AgreementFilter): Promise<TodoGroup> {
  const where = whereAgreement(ctx, filter);
  const rows = await tx.agreement.findMany({
    where,
    orderBy: [{ validTo: 'asc' }, { id: 'asc' }],
    take: TAKE,
    select: { id: true, title: true, validTo: true, parties: { select: { partner: { select: { name: true } } } } },
  });
  const items = rows.map((a) => ({
    id: a.id,
    title: a.title,
    sub: a.parties.flatMap((p) => p.partner?.name ?? []).join('、') || null,
    days: key === 'ending' && a.validTo ? daysBetween(ctx.today, fromDbDate(a.validTo)) : null,
    href: `/agreements/${a.id}`,
  }));
  return { key, total: await tx.agreement.count({ where }), href: agreementList.href({ filter }), items };
}

async function needGroup(tx: Tx, ctx: Ctx): Promise<TodoGroup> {
  const filter: NeedFilter = { state: ['OPEN'] };
  const where = whereNeed(ctx, filter);
  const rows = await tx.need.findMany({
    where,
    orderBy: [{ raisedOn: 'asc' }, { id: 'asc' }],
    take: TAKE,
    select: { id: true, title: true, raisedOn: true, partner: { select: { name: true } } },
  });
  const items = rows.map((n) => ({
    id: n.id,
    title: n.title,
    sub: n.partner.name,
    days: -daysBetween(fromDbDate(n.raisedOn), ctx.today),
    href: `/needs/${n.id}`,
  }));
  return { key: 'needs', total: await tx.need.count({ where }), href: needList.href({ filter }), items };
}

async function followUpGroup(tx: Tx, ctx: Ctx): Promise<TodoGroup> {
  const filter: FollowUpFilter = { mine: '1', state: 'OPEN', dueTo: addDays(ctx.today, 30) };
  const where = whereFollowUp(ctx, filter);
  const rows = await tx.followUp.findMany({
    where,
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: TAKE,
    select: {
      id: true,
      what: true,
      dueOn: true,
      visitId: true,
      visit: { select: { partner: { select: { name: true } } } },
    },
  });
  const items = rows.map((f) => ({
    id: f.id,
    title: f.what,
    sub: f.visit.partner.name,
    days: daysBetween(ctx.today, fromDbDate(f.dueOn)),
    href: `/visits/${f.visitId}`,
  }));
  return { key: 'followUps', total: await tx.followUp.count({ where }), href: followUpList.href({ filter }), items };
}

async function importGroup(tx: Tx, ctx: Ctx): Promise<TodoGroup> {
  const where = {
    institutionId: ctx.institutionId,
    membershipId: ctx.membershipId,
    state: { in: ['MAPPING', 'PREVIEW', 'FAILED'] },
  };
  const rows = await tx.importBatch.findMany({
    where,
    orderBy: { createdAt: 'desc' },
    take: TAKE,
    select: { id: true, fileName: true, createdAt: true },
  });
  const items = rows.map((b) => ({ id: b.id, title: b.fileName, sub: null, days: null, href: `/imports/${b.id}` }));
  return { key: 'imports', total: await tx.importBatch.count({ where }), href: '/settings/imports', items };
}

/** Adjustments of this year whose next step is the caller's. */
async function adjustmentGroup(tx: Tx, ctx: Ctx): Promise<TodoGroup> {
  const filter: AdjustmentFilter = { waiting: '1' };
  const where = { ...waitingFor(ctx), year: Number(ctx.today.slice(0, 4)) };
  const rows = await tx.programmeAdjustment.findMany({
    where,
    orderBy: [{ updatedAt: 'asc' }, { id: 'asc' }],
    take: TAKE,
    select: { id: true, reason: true, programme: { select: { id: true, name: true } } },
  });
  const items = rows.map((a) => ({
    ...{ id: a.id, title: a.programme.name, sub: a.reason, days: null },
    href: `/programmes/${a.programme.id}`,
  }));
  return {
    ...{ key: 'adjustments' as const, items },
    total: await tx.programmeAdjustment.count({ where }),
    href: adjustmentList.href({ filter }),
  };
}

/** Classes whose next step is the caller's. */
async function orderClassGroup(tx: Tx, ctx: Ctx): Promise<TodoGroup> {
  const filter: OrderClassFilter = { waiting: '1' };
  const where = whereOrderClass(ctx, filter);
  const rows = await tx.orderClass.findMany({
    where,
    orderBy: [{ requestedOn: 'asc' }, { id: 'asc' }],
    take: TAKE,
    select: { id: true, name: true, requestedOn: true, partner: { select: { name: true } } },
  });
  const items = rows.map((c) => ({
    ...{ id: c.id, title: c.name, sub: c.partner.name, href: `/order-classes/${c.id}` },
    days: -daysBetween(fromDbDate(c.requestedOn), ctx.today),
  }));
  const total = await tx.orderClass.count({ where });
  return { key: 'orderClasses', total, href: orderClassList.href({ filter }), items };
}

/** Resolutions that the caller is to carry out. */
async function resolutionGroup(tx: Tx, ctx: Ctx): Promise<TodoGroup> {
  const filter: ResolutionFilter = { mine: '1', state: ['OPEN', 'OVERDUE'] };
  const where = whereResolution(ctx, filter);
  const rows = await tx.resolution.findMany({
    where,
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: TAKE,
    select: { id: true, text: true, dueOn: true, meetingId: true, meeting: { select: { title: true } } },
  });
  const items = rows.map((r) => ({
    ...{ id: r.id, title: r.text, sub: r.meeting.title, href: `/platforms/meetings/${r.meetingId}` },
    days: r.dueOn ? daysBetween(ctx.today, fromDbDate(r.dueOn)) : null,
  }));
  const total = await tx.resolution.count({ where });
  return { key: 'resolutions', total, href: resolutionList.href({ filter }), items };
}

/** Yearly tasks of consortia and industry colleges that are the caller's. */
async function taskGroup(tx: Tx, ctx: Ctx): Promise<TodoGroup> {
  const filter: TaskFilter = { mine: '1', state: ['OPEN', 'OVERDUE'] };
  const where = whereTask(ctx, filter);
  const rows = await tx.platformTask.findMany({
    where,
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: TAKE,
    select: { id: true, title: true, dueOn: true, platform: { select: { name: true } } },
  });
  const items = rows.map((task) => ({
    ...{ id: task.id, title: task.title, sub: task.platform.name, href: taskList.href({ filter }) },
    days: task.dueOn ? daysBetween(ctx.today, fromDbDate(task.dueOn)) : null,
  }));
  const total = await tx.platformTask.count({ where });
  return { key: 'tasks', total, href: taskList.href({ filter }), items };
}

/** Findings at bases that the caller is to mend. */
async function findingGroup(tx: Tx, ctx: Ctx): Promise<TodoGroup> {
  const filter: FindingFilter = { mine: '1', state: ['OPEN', 'OVERDUE'] };
  const where = whereFinding(ctx, filter);
  const inspection = { select: { id: true, platform: { select: { name: true } } } };
  const select = { id: true, what: true, dueOn: true, inspection };
  const rows = await tx.inspectionFinding.findMany({
    where,
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: TAKE,
    select,
  });
  const items = rows.map(({ id, what, dueOn, inspection: of }) => ({
    ...{ id, title: what, sub: of.platform.name, href: `/platforms/inspections/${of.id}` },
    days: daysBetween(ctx.today, fromDbDate(dueOn)),
  }));
  const total = await tx.inspectionFinding.count({ where });
  return { key: 'findings', total, href: findingList.href({ filter }), items };
}

/** Interns whom the teacher is to call today. */
async function internGroup(tx: Tx, ctx: Ctx): Promise<TodoGroup> {
  const rows = await readCallRows(tx, ctx);
  const items = rows.slice(0, TAKE).map(({ id, student, partner }) => ({
    ...{ id, title: student.name, sub: partner.name, days: null, href: `/internships/placements/${id}` },
  }));
  return { key: 'interns', total: rows.length, href: '/internships/today', items };
}

/** Links past their day whose recipients asked for new ones, or those that the schedule made and nobody handed out yet. */
async function linkGroup(tx: Tx, ctx: Ctx, key: 'links' | 'linksToSend'): Promise<TodoGroup> {
  const filter: LinkFilter = key === 'links' ? { asked: '1' } : { toSend: '1' };
  const where = whereLink(ctx, filter);
  const rows = await tx.linkTask.findMany({
    where,
    orderBy: [{ renewalAskedAt: 'asc' }, { expiresAt: 'asc' }, { id: 'asc' }],
    take: TAKE,
    select: { id: true, recipient: true, partner: { select: { name: true } } },
  });
  const href = linkList.href({ filter });
  const items = rows.map((l) => ({ id: l.id, title: l.recipient, sub: l.partner.name, days: null, href }));
  return { key, total: await tx.linkTask.count({ where }), href, items };
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
      groups.push(await resolutionGroup(tx, ctx), await taskGroup(tx, ctx));
    if (grantOf(ctx.role, 'inspections.mend')) groups.push(await findingGroup(tx, ctx));
    if (grantOf(ctx.role, 'placements.guide') === 'own') groups.push(await internGroup(tx, ctx));
    if (grantOf(ctx.role, 'order-classes.write')) groups.push(await orderClassGroup(tx, ctx));
    if (grantOf(ctx.role, 'programmes.propose') || grantOf(ctx.role, 'programmes.decide'))
      groups.push(await adjustmentGroup(tx, ctx));
    if (grantOf(ctx.role, 'links.write'))
      groups.push(await linkGroup(tx, ctx, 'linksToSend'), await linkGroup(tx, ctx, 'links'));
    if (grantOf(ctx.role, 'imports.read')) groups.push(await importGroup(tx, ctx));
    return { today: ctx.today, groups: groups.filter((g) => g.total > 0) };
  },
});
