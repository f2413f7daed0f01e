import 'server-only';
import type { Tx } from '@/lib/db/client';
import { nameKey } from '@/lib/identifiers/company-name';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { createPartnerInput } from '@/lib/modules/partners/schema';
import { partnerColumns } from '@/lib/modules/partners/writes';
import { programmeColumns } from '@/lib/modules/programmes/writes';

type At = { tx: Tx; ctx: Ctx; batchId: string };
/** A partner that a row names; without an id it is made, and the row's gets its id. */
export type NamedPartner = { id: string | null; name: string; creditCode: string | null };
export type NamedProgramme = { id: string | null; name: string };

/** Enterprises that the rows name and the college does not have yet: each once, in cooperation since the row's day. */
export async function createPartners(
  { tx, ctx, batchId }: At,
  rows: { partner: NamedPartner; since: Day }[],
): Promise<void> {
  const { institutionId } = ctx;
  const made = new Map<string, string>();
  for (const { partner, since } of rows) {
    if (partner.id) continue;
    const key = partner.creditCode ?? nameKey(partner.name);
    const known = made.get(key);
    partner.id = known ?? newId();
    if (known) continue;
    made.set(key, partner.id);
    const { name, creditCode } = partner;
    const { kind, state, ...profile } = createPartnerInput.parse({
      ...{ kind: 'ENTERPRISE', state: 'ACTIVE', name, creditCode, departmentIds: [], contacts: [] },
    });
    const partnerId = partner.id;
    await tx.partner.create({
      data: { institutionId, id: partnerId, kind, state, importBatchId: batchId, ...partnerColumns(profile) },
    });
    await tx.partnerStatePeriod.create({
      data: { institutionId, id: newId(), partnerId, state, startedOn: toDbDate(since) },
    });
  }
}

/** Programmes that the rows name and the college does not have yet: each once, enrolling since the earliest row's day. */
export async function createProgrammes(
  { tx, ctx, batchId }: At,
  rows: { programme: NamedProgramme; since: Day }[],
): Promise<void> {
  const missing = new Map<string, typeof rows>();
  for (const each of rows)
    if (!each.programme.id) missing.set(each.programme.name, [...(missing.get(each.programme.name) ?? []), each]);
  for (const [name, those] of missing) {
    const id = newId();
    const from = toDbDate(those.map(({ since }) => since).sort()[0] ?? ctx.today);
    const profile = { name, code: null, direction: '', departmentId: null, chainId: null };
    const at = { institutionId: ctx.institutionId };
    await tx.programme.create({
      data: {
        ...{ ...at, id, approvedOn: from, importBatchId: batchId },
        ...programmeColumns({ ...profile, level: 'COLLEGE', years: 3, introduction: null }),
      },
    });
    await tx.programmePeriod.create({
      data: { ...at, id: newId(), programmeId: id, state: 'ENROLLING', startedOn: from },
    });
    for (const { programme } of those) programme.id = id;
  }
}
