import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { eventsFrom } from '@/lib/kernel/transition';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { namesOf } from '@/lib/modules/audit/subjects';
import { departmentNames, personNames } from '@/lib/modules/people/queries';
import { mayOnAgreement, visibleAgreements } from './policy';
import { daysLeftOf } from './rows';
import { agreementId } from './schema';
import { shownState } from './state';
import type { AgreementForm, AgreementRecord, ChainLink } from './types';
import type { AgreementKind, AgreementState, Part } from './words';
import { type AgreementEvent, agreementWorkflow, EDIT_PERMISSION } from './workflow';
import { proposeNumber, renewalOf } from './writes';

type Stored = NonNullable<Awaited<ReturnType<typeof findAgreement>>>;

function findAgreement(tx: Tx, ctx: Ctx, id: string) {
  return tx.agreement.findFirst({
    where: { AND: [visibleAgreements(ctx), { id }] },
    include: {
      parties: {
        orderBy: { part: 'asc' },
        select: { partnerId: true, part: true, signatory: true, partner: { select: { name: true } } },
      },
    },
  });
}

function toForm(a: Stored): AgreementForm {
  const { id, version, number, title, autoRenew, departmentId, responsibleId, summary, remark } = a;
  return {
    ...{ id, version, number, title, autoRenew, departmentId, responsibleId, summary, remark },
    state: a.state as AgreementState,
    kind: a.kind as AgreementKind,
    signedOn: fromDbDate(a.signedOn),
    validFrom: fromDbDate(a.validFrom),
    validTo: fromDbDate(a.validTo),
    amount: a.amount === null ? null : Number(a.amount),
    parties: a.parties.map(({ partnerId, part, signatory }) => ({ partnerId, part: part as Part, signatory })),
  };
}

/** What the form edits, as it is now; null when it is not visible. */
export async function readAgreementForm(tx: Tx, ctx: Ctx, id: string): Promise<AgreementForm | null> {
  const found = await findAgreement(tx, ctx, id);
  return found && toForm(found);
}

/** Everything that renews it or that it renews, oldest first; empty when it stands alone. */
async function readChain(tx: Tx, ctx: Ctx, id: string): Promise<ChainLink[]> {
  const linked = await tx.$queryRaw<{ id: string }[]>`
    with recursive chain as (
      select id, renewal_of_id from agreements where institution_id = ${ctx.institutionId}::uuid and id = ${id}::uuid
      union
      select a.id, a.renewal_of_id from agreements a join chain c on a.id = c.renewal_of_id or a.renewal_of_id = c.id
        where a.institution_id = ${ctx.institutionId}::uuid
    ) select id from chain limit 100`;
  if (linked.length < 2) return [];
  const rows = await tx.agreement.findMany({
    where: { AND: [visibleAgreements(ctx), { id: { in: linked.map((row) => row.id) } }] },
    orderBy: [{ validFrom: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
  });
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    number: row.number,
    shown: shownState(row, ctx.today),
    validFrom: fromDbDate(row.validFrom),
    validTo: fromDbDate(row.validTo),
  }));
}

/** The events that the caller may trigger on this agreement now: the workflow's, narrowed to his own and to what is not done already. */
async function eventsOf(tx: Tx, ctx: Ctx, agreement: Stored): Promise<AgreementEvent[]> {
  const possible = eventsFrom(agreementWorkflow, agreement.state as AgreementState, ctx.role).filter((event) =>
    mayOnAgreement(ctx, agreementWorkflow[event].permission, agreement),
  );
  const renewed = possible.includes('renew') && (await renewalOf(tx, ctx, agreement.id)) !== null;
  const over = shownState(agreement, ctx.today) === 'EXPIRED';
  return possible.filter((event) => !(event === 'renew' && renewed) && !(event === 'terminate' && over));
}

/** The record page: the form's content with the names behind its ids, its renewals, and what the caller may do. */
export const getAgreement = defineQuery({
  permission: 'agreements.read',
  input: agreementId,
  run: async ({ tx, ctx, input }): Promise<AgreementRecord> => {
    const agreement = (await findAgreement(tx, ctx, input.id)) ?? notFound();
    const form = toForm(agreement);
    const shown = shownState(agreement, ctx.today);
    const write = mayOnAgreement(ctx, 'agreements.write', agreement);
    const { departmentId, responsibleId } = agreement;
    return {
      ...form,
      shown,
      daysLeft: daysLeftOf(shown, form.validTo, ctx.today),
      terminatedOn: fromDbDate(agreement.terminatedOn),
      reason: agreement.reason,
      departmentName: departmentId ? ((await departmentNames(tx, ctx))[departmentId] ?? null) : null,
      responsibleName: responsibleId ? ((await personNames(tx, ctx))[responsibleId] ?? null) : null,
      partyViews: agreement.parties.map(({ partnerId, part, signatory, partner }) => ({
        partnerId,
        part: part as Part,
        name: partner?.name ?? null,
        signatory,
      })),
      chain: await readChain(tx, ctx, agreement.id),
      proposedNumber: ctx.scope === 'staff' ? await proposeNumber(tx, ctx) : '',
      events: await eventsOf(tx, ctx, agreement),
      may: { write, update: write && mayOnAgreement(ctx, EDIT_PERMISSION[form.state], agreement) },
    };
  },
});

/** What happened with an agreement, newest first. The database shows outsiders nothing of it. */
export const agreementTimeline = defineQuery({
  permission: 'agreements.read',
  input: agreementId,
  run: async ({ tx, ctx, input: { id } }) => {
    if (!(await tx.agreement.count({ where: { AND: [visibleAgreements(ctx), { id }] } }))) notFound();
    const changes = await recordTimeline(tx, ctx, { tables: ['agreements'], ids: [id] });
    return { changes, names: await namesOf(tx, ctx, changes) };
  },
});
