import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import type { PartnerState } from '@/lib/modules/partners/words';
import { partnerColumns, phoneColumns, replaceDepartments, replaceNames } from '@/lib/modules/partners/writes';
import type { PartnerBefore } from './import-partners-compare';
import { partnersById } from './import-partners-records';
import type { WrittenRow } from './import-target';
import { demandUntouched, told } from './import-undo';

/** Takes imported partners back: new ones go, changed ones become what they were. All or nothing: throws RULE when one was changed or used since. */
export async function undoPartners(tx: Tx, ctx: Ctx, rows: WrittenRow[], writtenOn: Day): Promise<void> {
  const ids = rows.map((row) => row.recordId);
  const now = new Map((await partnersById(tx, ctx, ids)).map((partner) => [partner.id, partner]));
  const news = rows.filter((row) => row.result === 'NEW');
  const changed = rows.filter((row) => row.result === 'CHANGED');
  demandUntouched(rows, now, ({ profile }) => profile.name);
  const newIds = news.map((row) => row.recordId);
  const used = await partnersInUse(tx, ctx, newIds);
  if (used.length > 0) fail('RULE', 'importInUse', { params: told(used.map((id) => now.get(id)?.profile.name)) });
  await tx.partner.deleteMany({ where: { institutionId: ctx.institutionId, id: { in: newIds } } });
  for (const row of changed) {
    const partner = now.get(row.recordId);
    if (partner) await restorePartner(tx, ctx, partner, row.before as PartnerBefore, writtenOn);
  }
}

/** What may hang on a partner: agreements, visits, needs, files, remarks, accounts, platforms, classes, interns, graduates, other partners. */
export const PARTNER_IN_USE = [
  { parties: { some: {} } },
  { visits: { some: {} } },
  { needs: { some: {} } },
  { attachments: { some: {} } },
  { comments: { some: {} } },
  { memberships: { some: {} } },
  { subsidiaries: { some: {} } },
  { mergesFrom: { some: {} } },
  { mergesTo: { some: {} } },
  { orderClasses: { some: {} } },
  { platforms: { some: {} } },
  { councilSeats: { some: {} } },
  { platformMembers: { some: {} } },
  { equipment: { some: {} } },
  { centreSessions: { some: {} } },
  { centreOutputs: { some: {} } },
  { schoolPathwayClasses: { some: {} } },
  { enterprisePathwayClasses: { some: {} } },
  { internshipPosts: { some: {} } },
  { unitInspections: { some: {} } },
  { internVisits: { some: {} } },
  { placements: { some: {} } },
  { employments: { some: {} } },
  { vacancies: { some: {} } },
  { links: { some: {} } },
] satisfies Prisma.PartnerWhereInput[];

async function partnersInUse(tx: Tx, ctx: Ctx, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const where = { institutionId: ctx.institutionId, id: { in: ids }, OR: PARTNER_IN_USE };
  return (await tx.partner.findMany({ where, select: { id: true } })).map((row) => row.id);
}

type PartnerNow = Awaited<ReturnType<typeof partnersById>>[number];

async function restorePartner(tx: Tx, ctx: Ctx, now: PartnerNow, before: PartnerBefore, writtenOn: Day): Promise<void> {
  const at = { institutionId: ctx.institutionId, partnerId: now.id };
  const profile = { ...now.profile, ...before.profile };
  const contacts = profile.contacts.filter((contact) => contact.id !== before.contactAdded);
  await tx.partner.updateMany({
    where: { institutionId: ctx.institutionId, id: now.id, version: now.version },
    data: {
      ...partnerColumns({ ...profile, contacts }),
      ...(before.state ? { state: before.state } : {}),
      version: { increment: 1 },
    },
  });
  if (before.profile?.formerNames) await replaceNames(tx, ctx, now.id, profile);
  if (before.profile?.departmentIds) await replaceDepartments(tx, ctx, now.id, profile.departmentIds);
  if (before.state) await leaveState(tx, at, before.state, writtenOn);
  if (before.contactAdded) await tx.contact.deleteMany({ where: { ...at, id: before.contactAdded } });
  if (before.contact) {
    const { id, phone, ...fields } = before.contact;
    await tx.contact.updateMany({
      where: { ...at, id },
      data: { ...fields, ...phoneColumns(phone), version: { increment: 1 } },
    });
  }
}

/** Takes the state that the import entered off the history again. */
async function leaveState(
  tx: Tx,
  at: { institutionId: string; partnerId: string },
  state: PartnerState,
  writtenOn: Day,
): Promise<void> {
  const [open, last] = await tx.partnerStatePeriod.findMany({ where: at, orderBy: { startedOn: 'desc' }, take: 2 });
  if (!open || fromDbDate(open.startedOn) !== writtenOn) return;
  const { institutionId } = at;
  if (last?.state === state && last.endedOn?.getTime() === toDbDate(writtenOn).getTime()) {
    await tx.partnerStatePeriod.deleteMany({ where: { institutionId, id: open.id } });
    await tx.partnerStatePeriod.updateMany({ where: { institutionId, id: last.id }, data: { endedOn: null } });
  } else {
    // The state before began on the same day, and the import wrote over it.
    await tx.partnerStatePeriod.updateMany({ where: { institutionId, id: open.id }, data: { state } });
  }
}
