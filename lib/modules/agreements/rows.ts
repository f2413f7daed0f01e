import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, daysBetween, fromDbDate } from '@/lib/kernel/day';
import { departmentNames, personNames } from '@/lib/modules/people/queries';
import { shownState } from './state';
import type { AgreementRow } from './types';
import type { AgreementKind, ShownState } from './words';

type Find = {
  where: Prisma.AgreementWhereInput;
  orderBy: Prisma.AgreementOrderByWithRelationInput[];
  skip?: number;
  take?: number;
};

/** Days until an agreement in force is over; null for any other. */
export function daysLeftOf(shown: ShownState, validTo: Day | null, day: Day): number | null {
  return shown === 'IN_FORCE' && validTo ? daysBetween(day, validTo) : null;
}

const COLUMNS = {
  id: true,
  title: true,
  number: true,
  kind: true,
  state: true,
  signedOn: true,
  validFrom: true,
  validTo: true,
  terminatedOn: true,
  amount: true,
  departmentId: true,
  responsibleId: true,
  updatedAt: true,
} as const satisfies Prisma.AgreementSelect;

/** Rows for the list, the calendar and the export as they stand on a day: one read, and one for the partners of all of them. */
export async function readAgreementRows(tx: Tx, ctx: Ctx, find: Find, day: Day = ctx.today): Promise<AgreementRow[]> {
  const agreements = await tx.agreement.findMany({
    ...find,
    select: COLUMNS,
  });
  const parties = await tx.agreementParty.findMany({
    where: {
      institutionId: ctx.institutionId,
      agreementId: { in: agreements.map((a) => a.id) },
      partnerId: { not: null },
    },
    orderBy: { part: 'asc' },
    select: { agreementId: true, partner: { select: { id: true, name: true } } },
  });
  const departments = await departmentNames(tx, ctx);
  const people = await personNames(tx, ctx);
  return agreements.map((a) => {
    const shown = shownState(a, day);
    const validTo = fromDbDate(a.validTo);
    return {
      id: a.id,
      title: a.title,
      number: a.number,
      kind: a.kind as AgreementKind,
      shown,
      partners: parties.filter((p) => p.agreementId === a.id).flatMap((p) => p.partner ?? []),
      department: a.departmentId ? (departments[a.departmentId] ?? null) : null,
      responsible: a.responsibleId ? (people[a.responsibleId] ?? null) : null,
      signedOn: fromDbDate(a.signedOn),
      validFrom: fromDbDate(a.validFrom),
      validTo,
      daysLeft: daysLeftOf(shown, validTo, day),
      amount: a.amount === null ? null : Number(a.amount),
      updatedAt: a.updatedAt.toISOString(),
    };
  });
}
