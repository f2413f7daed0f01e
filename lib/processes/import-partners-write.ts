import 'server-only';
import type { Tx } from '@/lib/db/client';
import { nameKey } from '@/lib/identifiers/company-name';
import { compareKey } from '@/lib/identifiers/dirty-text';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { type CreatePartnerInput, createPartnerInput, type PartnerProfile } from '@/lib/modules/partners/schema';
import {
  enterState,
  partnerColumns,
  phoneColumns,
  replaceDepartments,
  replaceNames,
} from '@/lib/modules/partners/writes';
import type { PartnerPlan } from './import-partners';
import { contactInputOf, type PartnerBefore } from './import-partners-compare';
import {
  createDepartments,
  createWords,
  DICTIONARIES,
  type DictionaryKey,
  type PartnerLookups,
} from './import-partners-lookups';
import type { JudgedRow } from './import-target';

const CHUNK = 200;

type Writing = { tx: Tx; ctx: Ctx; lookups: PartnerLookups; batchId: string; done: (rows: number) => Promise<void> };
type Planned = { row: JudgedRow; plan: PartnerPlan };

/** Writes new partners in few statements and changed ones one by one, as the commands would have. */
export async function writePartners(at: Writing, planned: Planned[]): Promise<void> {
  const news = planned.filter(({ row }) => row.result === 'NEW');
  const changed = planned.filter(({ row }) => row.result === 'CHANGED');
  await createMissing(at, [...news, ...changed]);
  for (let from = 0; from < news.length; from += CHUNK) {
    await createPartners(at, news.slice(from, from + CHUNK));
    await at.done(Math.min(from + CHUNK, news.length));
  }
  for (const [n, each] of changed.entries()) {
    await changePartner(at, each);
    if ((n + 1) % CHUNK === 0) await at.done(news.length + n + 1);
  }
}

async function createMissing({ lookups, ...at }: Writing, planned: Planned[]): Promise<void> {
  const drafts = planned.map(({ plan }) => plan.draft);
  await createDepartments(
    at,
    lookups,
    drafts.flatMap((draft) => draft.missingDepartments),
  );
  const words = Object.fromEntries(
    (Object.keys(DICTIONARIES) as DictionaryKey[]).map((key) => [
      key,
      drafts.flatMap((draft) => draft.missingWords[key]),
    ]),
  );
  await createWords(at, words as Record<DictionaryKey, string[]>);
}

function departmentIdsOf({ draft }: PartnerPlan, lookups: PartnerLookups): string[] {
  const made = draft.missingDepartments.flatMap((name) => lookups.departments.get(compareKey(name))?.id ?? []);
  return [...new Set([...(draft.fields.departmentIds ?? []), ...made])];
}

function newPartner(plan: PartnerPlan, lookups: PartnerLookups): CreatePartnerInput {
  const { fields, kind, state, contact } = plan.draft;
  return createPartnerInput.parse({
    ...fields,
    kind: kind ?? 'ENTERPRISE',
    ...(state ? { state } : {}),
    departmentIds: departmentIdsOf(plan, lookups),
    contacts: contact ? [contactInputOf(contact, true)] : [],
  });
}

async function createPartners({ tx, ctx, lookups, batchId }: Writing, planned: Planned[]): Promise<void> {
  const { institutionId, today } = ctx;
  const made = planned.map(({ row, plan }) => {
    const { kind, state, ...profile } = newPartner(plan, lookups);
    return { at: { institutionId, partnerId: row.recordId ?? newId() }, kind, state, profile };
  });
  await tx.partner.createMany({
    data: made.map(({ at, kind, state, profile }) => ({
      institutionId,
      id: at.partnerId,
      kind,
      state,
      importBatchId: batchId,
      ...partnerColumns(profile),
    })),
  });
  await tx.partnerStatePeriod.createMany({
    data: made.map(({ at, state, profile: { cooperatingSince: since } }) => ({
      ...{ ...at, id: newId(), state },
      startedOn: toDbDate(since && state === 'ACTIVE' && since < today ? since : today),
    })),
  });
  await tx.partnerName.createMany({
    data: made.flatMap(({ at, profile }) =>
      profile.formerNames.map((name) => ({ ...at, id: newId(), kind: 'FORMER', name, nameKey: nameKey(name) })),
    ),
  });
  await tx.partnerDepartment.createMany({
    data: made.flatMap(({ at, profile }) =>
      profile.departmentIds.map((departmentId) => ({ ...at, id: newId(), departmentId })),
    ),
  });
  await tx.contact.createMany({
    data: made.flatMap(({ at, profile }) =>
      profile.contacts.map(({ phone, id: _, ...fields }) => ({
        ...at,
        id: newId(),
        ...fields,
        ...phoneColumns(phone),
      })),
    ),
  });
}

async function changePartner({ tx, ctx, lookups }: Writing, { row, plan }: Planned): Promise<void> {
  const { now, diff, draft } = plan;
  if (!now || !diff) return;
  const profile: PartnerProfile = { ...now.profile, ...diff.profile };
  if (draft.missingDepartments.length > 0) profile.departmentIds = departmentIdsOf(plan, lookups);
  const before = row.before as PartnerBefore;
  const added = before.contactAdded && draft.contact ? contactInputOf(draft.contact, now.contacts.length === 0) : null;
  const columns = partnerColumns({ ...profile, contacts: [...profile.contacts, ...(added ? [added] : [])] });
  const { count } = await tx.partner.updateMany({
    where: { institutionId: ctx.institutionId, id: now.id, version: now.version },
    data: { ...columns, ...(before.state && draft.state ? { state: draft.state } : {}), version: { increment: 1 } },
  });
  if (count === 0) fail('CONFLICT', 'importStale');
  if (before.state && draft.state)
    await enterState(tx, ctx, now.id, { state: draft.state, reason: null, on: ctx.today });
  if (diff.profile.formerNames) await replaceNames(tx, ctx, now.id, profile);
  if (before.profile?.departmentIds) await replaceDepartments(tx, ctx, now.id, profile.departmentIds);
  const at = { institutionId: ctx.institutionId, partnerId: now.id };
  if (added && before.contactAdded) {
    const { phone, id: _, ...fields } = added;
    await tx.contact.create({
      data: { ...at, id: before.contactAdded, ...fields, ...phoneColumns(phone), position: now.contacts.length },
    });
  }
  if (before.contact && draft.contact) {
    const { name: _, phone, ...given } = draft.contact;
    await tx.contact.updateMany({
      where: { ...at, id: before.contact.id },
      data: { ...given, ...(phone ? phoneColumns(phone) : {}), version: { increment: 1 } },
    });
  }
}
