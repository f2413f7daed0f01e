import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { visiblePlacements } from './policy';
import type { StoredPlacement } from './record';
import type { Amendment, JournalEntry, MovedPlacement, Signature, Terms, Week } from './types';
import { AMENDABLE, type AmendmentState, type IncidentKind, type Party, type PlacementState } from './words';

/** What was said of an internship as it went on: weeks, journal, incidents, signatures. */
export async function readFollowing(tx: Tx, ctx: Ctx, placementId: string, people: Record<string, string>) {
  const where = { institutionId: ctx.institutionId, placementId };
  const weeks = await tx.placementWeek.findMany({ where, orderBy: { weekOn: 'desc' } });
  const journals = await tx.journal.findMany({
    where,
    orderBy: [{ writtenOn: 'desc' }, { id: 'desc' }],
    include: {
      attachments: { where: { removedAt: null }, select: { id: true, name: true }, orderBy: { createdAt: 'asc' } },
    },
  });
  const incidents = await tx.incident.findMany({ where, orderBy: [{ happenedOn: 'desc' }, { id: 'desc' }] });
  const signatures = await tx.triSignature.findMany({
    where: { ...where, amendmentId: null },
    orderBy: [{ signedOn: 'asc' }, { id: 'asc' }],
  });
  return {
    weeks: weeks.map((each): Week => {
      const { present, note, confirmedBy } = each;
      return { present, note, confirmedBy, weekOn: fromDbDate(each.weekOn) };
    }),
    journals: journals.map((each): JournalEntry => {
      const { id, version, text, answer, answeredBy } = each;
      return { id, version, text, answer, answeredBy, photos: each.attachments, writtenOn: fromDbDate(each.writtenOn) };
    }),
    incidents: incidents.map((each) => ({
      ...{ id: each.id, version: each.version, what: each.what, reportedBy: each.reportedBy, handling: each.handling },
      owner: each.ownerId ? (people[each.ownerId] ?? null) : null,
      kind: each.kind as IncidentKind,
      happenedOn: fromDbDate(each.happenedOn),
      untilOn: fromDbDate(each.untilOn),
      dueOn: fromDbDate(each.dueOn),
      closedOn: fromDbDate(each.closedOn),
    })),
    signatures: signatures.map((each): Signature => {
      const { signer, method, phoneMasked } = each;
      return { signer, method, party: each.party as Party, phone: phoneMasked, signedOn: fromDbDate(each.signedOn) };
    }),
  };
}

export const AMENDMENT_PARTS = {
  signatures: { orderBy: [{ signedOn: 'asc' }, { id: 'asc' }] },
} as const satisfies Prisma.AgreementAmendmentInclude;
export type StoredAmendment = Prisma.AgreementAmendmentGetPayload<{ include: typeof AMENDMENT_PARTS }>;

/** The amendments of a placement's agreement in their order. */
export const storedAmendments = (tx: Tx, ctx: Ctx, placementId: string): Promise<StoredAmendment[]> =>
  tx.agreementAmendment.findMany({
    where: { institutionId: ctx.institutionId, placementId },
    include: AMENDMENT_PARTS,
    orderBy: { number: 'asc' },
  });

const short = (hash: Uint8Array) => Buffer.from(hash).toString('hex').slice(0, 16);
/** What an amendment changes, field by field. */
export const changesOf = (a: Pick<StoredAmendment, 'before' | 'after'>): Amendment['changes'] => {
  const [before, after] = [a.before as Partial<Terms>, a.after as Partial<Terms>];
  return AMENDABLE.filter((field) => field in after).map((field) => ({
    ...{ field, from: before[field] ?? null, to: after[field] ?? null },
  }));
};

/** An amendment as the record page shows it. */
export function toAmendment(a: StoredAmendment): Amendment {
  const { id, number, reason, signatures } = a;
  return {
    ...{ id, number, reason, hash: short(a.contentHash), changes: changesOf(a) },
    ...{ state: a.state as AmendmentState, effectiveOn: fromDbDate(a.effectiveOn), signedOn: fromDbDate(a.signedOn) },
    signatures: signatures.map(({ party, signer, method, signedOn, phoneMasked }): Signature => {
      return { signer, method, party: party as Party, signedOn: fromDbDate(signedOn), phone: phoneMasked };
    }),
  };
}

/** Where it went on: the placement that followed, unless that was cancelled. */
export const follower = (ctx: Ctx, id: string) => ({
  ...{ institutionId: ctx.institutionId, movedFromId: id, state: { not: 'CANCELLED' } },
});

/** Whether the student may still go on elsewhere from here: it goes on, or ended before its last day and nothing followed. */
export const movable = (p: Pick<StoredPlacement, 'state' | 'endedOn' | 'endsOn'>, followed: boolean): boolean =>
  !followed && (p.state === 'STARTED' || (p.state === 'ENDED' && p.endedOn !== null && p.endedOn < p.endsOn));

/** The placements before and after a move, as far as the caller sees them. */
export async function readMoves(tx: Tx, ctx: Ctx, p: StoredPlacement) {
  const read = async (where: object): Promise<MovedPlacement | null> => {
    const found = await tx.placement.findFirst({
      where: { AND: [visiblePlacements(ctx), where] },
      select: { id: true, job: true, state: true, partner: { select: { name: true } } },
    });
    return found && { id: found.id, job: found.job, state: found.state as PlacementState, partner: found.partner.name };
  };
  return {
    movedFrom: p.movedFromId ? await read({ id: p.movedFromId }) : null,
    movedTo: await read(follower(ctx, p.id)),
  };
}
