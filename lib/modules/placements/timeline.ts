import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import type { JournalEntry, Signature, Week } from './types';
import type { IncidentKind, Party } from './words';

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
  const signatures = await tx.triSignature.findMany({ where, orderBy: [{ signedOn: 'asc' }, { id: 'asc' }] });
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
