import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { addDays, daysBetween, fromDbDate, today } from '@/lib/kernel/day';
import { type AgreementFilter, agreementList } from '@/lib/modules/agreements/list';
import { whereAgreement } from '@/lib/modules/agreements/policy';
import { type ResolutionFilter, resolutionList } from '@/lib/modules/governance/list';
import { whereResolution } from '@/lib/modules/governance/policy';
import { type NeedFilter, needList } from '@/lib/modules/needs/list';
import { whereNeed } from '@/lib/modules/needs/policy';
import { type OrderClassFilter, orderClassList } from '@/lib/modules/order-classes/list';
import { whereOrderClass } from '@/lib/modules/order-classes/policy';
import { type AdjustmentFilter, adjustmentList } from '@/lib/modules/programmes/list';
import { waitingFor } from '@/lib/modules/programmes/policy';
import { type RequestFilter, requestList } from '@/lib/modules/room-requests/list';
import { whereRequest } from '@/lib/modules/room-requests/policy';
import { type TaskFilter, taskList } from '@/lib/modules/tasks/list';
import { whereTask } from '@/lib/modules/tasks/policy';
import { type FollowUpFilter, followUpList } from '@/lib/modules/visits/list';
import { whereFollowUp } from '@/lib/modules/visits/policy';
import type { TodoGroup } from './types';

/** So many of a group are shown. */
export const TAKE = 5;
type Group = Pick<TodoGroup, 'key' | 'href'> & {
  where: object;
  count: () => Promise<number>;
  read: () => Promise<TodoGroup['items']>;
};

/** How many there are is kept until something is written; what they are is read only where there are any. */
export async function groupOf(tx: Tx, ctx: Ctx, { key, href, where, count, read }: Group): Promise<TodoGroup> {
  const total = await counted(tx, ctx, `home.${key}`, where, count);
  return { key, href, total, items: total > 0 ? await read() : [] };
}

/** Agreements that wait for the caller or end soon. */
export async function agreementGroup(
  tx: Tx,
  ctx: Ctx,
  key: TodoGroup['key'],
  filter: AgreementFilter,
): Promise<TodoGroup> {
  const where = whereAgreement(ctx, filter);
  return groupOf(tx, ctx, {
    ...{ key, where, href: agreementList.href({ filter }) },
    count: () => tx.agreement.count({ where }),
    read: async () => {
      const rows = await tx.agreement.findMany({
        where,
        orderBy: [{ validTo: 'asc' }, { id: 'asc' }],
        take: TAKE,
        select: { id: true, title: true, validTo: true, parties: { select: { partner: { select: { name: true } } } } },
      });
      return rows.map((a) => ({
        id: a.id,
        title: a.title,
        sub: a.parties.flatMap((p) => p.partner?.name ?? []).join('、') || null,
        days: key === 'ending' && a.validTo ? daysBetween(ctx.today, fromDbDate(a.validTo)) : null,
        href: `/agreements/${a.id}`,
      }));
    },
  });
}

/** Needs that nobody has answered. */
export async function needGroup(tx: Tx, ctx: Ctx): Promise<TodoGroup> {
  const filter: NeedFilter = { state: ['OPEN'] };
  const where = whereNeed(ctx, filter);
  return groupOf(tx, ctx, {
    ...{ key: 'needs', where, href: needList.href({ filter }) },
    count: () => tx.need.count({ where }),
    read: async () => {
      const rows = await tx.need.findMany({
        where,
        orderBy: [{ raisedOn: 'asc' }, { id: 'asc' }],
        take: TAKE,
        select: { id: true, title: true, raisedOn: true, partner: { select: { name: true } } },
      });
      return rows.map((n) => ({
        id: n.id,
        title: n.title,
        sub: n.partner.name,
        days: -daysBetween(fromDbDate(n.raisedOn), ctx.today),
        href: `/needs/${n.id}`,
      }));
    },
  });
}

/** Follow-ups of the caller. */
export async function followUpGroup(tx: Tx, ctx: Ctx): Promise<TodoGroup> {
  const filter: FollowUpFilter = { mine: '1', state: 'OPEN', dueTo: addDays(ctx.today, 30) };
  const where = whereFollowUp(ctx, filter);
  return groupOf(tx, ctx, {
    ...{ key: 'followUps', where, href: followUpList.href({ filter }) },
    count: () => tx.followUp.count({ where }),
    read: async () => {
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
      return rows.map((f) => ({
        ...{ id: f.id, title: f.what, sub: f.visit.partner.name, href: `/visits/${f.visitId}` },
        days: daysBetween(ctx.today, fromDbDate(f.dueOn)),
      }));
    },
  });
}

/** Imports that the caller has begun. */
export async function importGroup(tx: Tx, ctx: Ctx): Promise<TodoGroup> {
  const where = {
    institutionId: ctx.institutionId,
    membershipId: ctx.membershipId,
    state: { in: ['MAPPING', 'PREVIEW', 'FAILED'] },
  };
  return groupOf(tx, ctx, {
    ...{ key: 'imports', where, href: '/settings/imports' },
    count: () => tx.importBatch.count({ where }),
    read: async () => {
      const rows = await tx.importBatch.findMany({
        where,
        orderBy: { createdAt: 'desc' },
        take: TAKE,
        select: { id: true, fileName: true, createdAt: true },
      });
      return rows.map((b) => ({ id: b.id, title: b.fileName, sub: null, days: null, href: `/imports/${b.id}` }));
    },
  });
}

/** Adjustments of this year whose next step is the caller's. */
export async function adjustmentGroup(tx: Tx, ctx: Ctx): Promise<TodoGroup> {
  const filter: AdjustmentFilter = { waiting: '1' };
  const where = { ...waitingFor(ctx), year: Number(ctx.today.slice(0, 4)) };
  return groupOf(tx, ctx, {
    ...{ key: 'adjustments', where, href: adjustmentList.href({ filter }) },
    count: () => tx.programmeAdjustment.count({ where }),
    read: async () => {
      const rows = await tx.programmeAdjustment.findMany({
        where,
        orderBy: [{ updatedAt: 'asc' }, { id: 'asc' }],
        take: TAKE,
        select: { id: true, reason: true, programme: { select: { id: true, name: true } } },
      });
      return rows.map((a) => ({
        ...{ id: a.id, title: a.programme.name, sub: a.reason, days: null },
        href: `/programmes/${a.programme.id}`,
      }));
    },
  });
}

/** Classes whose next step is the caller's. */
export async function orderClassGroup(tx: Tx, ctx: Ctx): Promise<TodoGroup> {
  const filter: OrderClassFilter = { waiting: '1' };
  const where = whereOrderClass(ctx, filter);
  return groupOf(tx, ctx, {
    ...{ key: 'orderClasses', where, href: orderClassList.href({ filter }) },
    count: () => tx.orderClass.count({ where }),
    read: async () => {
      const rows = await tx.orderClass.findMany({
        where,
        orderBy: [{ requestedOn: 'asc' }, { id: 'asc' }],
        take: TAKE,
        select: { id: true, name: true, requestedOn: true, partner: { select: { name: true } } },
      });
      return rows.map((c) => ({
        ...{ id: c.id, title: c.name, sub: c.partner.name, href: `/order-classes/${c.id}` },
        days: -daysBetween(fromDbDate(c.requestedOn), ctx.today),
      }));
    },
  });
}

/** Resolutions that the caller is to carry out. */
export async function resolutionGroup(tx: Tx, ctx: Ctx): Promise<TodoGroup> {
  const filter: ResolutionFilter = { mine: '1', state: ['OPEN', 'OVERDUE'] };
  const where = whereResolution(ctx, filter);
  return groupOf(tx, ctx, {
    ...{ key: 'resolutions', where, href: resolutionList.href({ filter }) },
    count: () => tx.resolution.count({ where }),
    read: async () => {
      const rows = await tx.resolution.findMany({
        where,
        orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
        take: TAKE,
        select: { id: true, text: true, dueOn: true, meetingId: true, meeting: { select: { title: true } } },
      });
      return rows.map((r) => ({
        ...{ id: r.id, title: r.text, sub: r.meeting.title, href: `/platforms/meetings/${r.meetingId}` },
        days: r.dueOn ? daysBetween(ctx.today, fromDbDate(r.dueOn)) : null,
      }));
    },
  });
}

/** Yearly tasks of consortia and industry colleges that are the caller's. */
export async function taskGroup(tx: Tx, ctx: Ctx): Promise<TodoGroup> {
  const filter: TaskFilter = { mine: '1', state: ['OPEN', 'OVERDUE'] };
  const where = whereTask(ctx, filter);
  return groupOf(tx, ctx, {
    ...{ key: 'tasks', where, href: taskList.href({ filter }) },
    count: () => tx.platformTask.count({ where }),
    read: async () => {
      const rows = await tx.platformTask.findMany({
        where,
        orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
        take: TAKE,
        select: { id: true, title: true, dueOn: true, platform: { select: { name: true } } },
      });
      return rows.map((task) => ({
        ...{ id: task.id, title: task.title, sub: task.platform.name, href: taskList.href({ filter }) },
        days: task.dueOn ? daysBetween(ctx.today, fromDbDate(task.dueOn)) : null,
      }));
    },
  });
}

/** Times in rooms that the public asks for and nobody answered yet, the one that lapses first on top. */
export async function roomRequestGroup(tx: Tx, ctx: Ctx): Promise<TodoGroup> {
  const filter: RequestFilter = { state: ['PENDING'] };
  const where = whereRequest(ctx, filter);
  const href = requestList.href({ filter });
  return groupOf(tx, ctx, {
    ...{ key: 'roomRequests', where, href },
    count: () => tx.roomRequest.count({ where }),
    read: async () => {
      const rows = await tx.roomRequest.findMany({
        where,
        orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
        take: TAKE,
        select: { id: true, title: true, expiresAt: true, room: { select: { name: true } } },
      });
      return rows.map(({ id, title, expiresAt, room }) => ({
        ...{ id, title, sub: room.name, days: daysBetween(ctx.today, today(expiresAt)), href },
      }));
    },
  });
}
