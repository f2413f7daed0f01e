import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { eventsFrom } from '@/lib/kernel/transition';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { namesOf } from '@/lib/modules/audit/subjects';
import { departmentNames } from '@/lib/modules/people/queries';
import { mayOnNeed, visibleNeeds } from './policy';
import { isLate } from './rows';
import { needId } from './schema';
import type { NeedForm, NeedRecord } from './types';
import type { NeedKind, NeedState } from './words';
import { needWorkflow } from './workflow';

type Stored = NonNullable<Awaited<ReturnType<typeof findNeed>>>;

function findNeed(tx: Tx, ctx: Ctx, id: string) {
  return tx.need.findFirst({
    where: { AND: [visibleNeeds(ctx), { id }] },
    include: {
      partner: { select: { name: true } },
      answers: { orderBy: [{ answeredAt: 'asc' }, { id: 'asc' }] },
    },
  });
}

function toForm(n: Stored): NeedForm {
  const { id, version, partnerId, title, description, quantity, departmentId } = n;
  return {
    ...{ id, version, partnerId, title, description, quantity, departmentId },
    partnerName: n.partner.name,
    state: n.state as NeedState,
    kind: n.kind as NeedKind,
    raisedOn: fromDbDate(n.raisedOn),
    wantedBy: fromDbDate(n.wantedBy),
  };
}

/** What the form edits, as it is now; null when it is not visible. */
export async function readNeedForm(tx: Tx, ctx: Ctx, id: string): Promise<NeedForm | null> {
  const found = await findNeed(tx, ctx, id);
  return found && toForm(found);
}

/** The record page: the form's content, the answers, and what the caller may do. */
export const getNeed = defineQuery({
  permission: 'needs.read',
  input: needId,
  run: async ({ tx, ctx, input }): Promise<NeedRecord> => {
    const need = (await findNeed(tx, ctx, input.id)) ?? notFound();
    const { departmentId } = need;
    return {
      ...toForm(need),
      departmentName: departmentId ? ((await departmentNames(tx, ctx))[departmentId] ?? null) : null,
      reason: need.reason,
      closedOn: fromDbDate(need.closedOn),
      late: isLate(ctx, need),
      answers: need.answers.map(({ id, text, answeredBy, answeredAt }) => ({
        ...{ id, text, answeredBy },
        answeredAt: answeredAt.toISOString(),
      })),
      createdAt: need.createdAt.toISOString(),
      updatedAt: need.updatedAt.toISOString(),
      events: eventsFrom(needWorkflow, need.state as NeedState, ctx.role).filter((event) =>
        mayOnNeed(ctx, needWorkflow[event].permission, need),
      ),
      may: { update: need.closedOn === null && mayOnNeed(ctx, 'needs.write', need) },
    };
  },
});

/** What happened with a need, newest first, with the names of what stands in it. The database shows outsiders nothing of it. */
export const needTimeline = defineQuery({
  permission: 'needs.read',
  input: needId,
  run: async ({ tx, ctx, input: { id } }) => {
    const need = (await findNeed(tx, ctx, id)) ?? notFound();
    const ids = [id, ...need.answers.map((answer) => answer.id)];
    const changes = await recordTimeline(tx, ctx, { tables: ['needs', 'need_answers'], ids });
    return { changes, names: await namesOf(tx, ctx, changes) };
  },
});
