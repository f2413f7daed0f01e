import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { nameKey } from '@/lib/identifiers/company-name';
import { maskPhone, normalisePhone } from '@/lib/identifiers/phone';
import type { Ctx } from '@/lib/kernel/context';
import { blindIndex, encryptText } from '@/lib/kernel/crypto';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { failField } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { searchTokens } from '@/lib/search/tokens';
import type { ContactInput, PartnerProfile } from './schema';
import type { PartnerState } from './words';

/** Steps that commands and the import share: each writes one part of a partner inside the caller's transaction. */

/** Columns of `partners` for a profile, with what is derived from it. */
export function partnerColumns(input: PartnerProfile) {
  const { departmentIds: _d, formerNames, aliases, contacts, cooperatingSince, ...columns } = input;
  return {
    ...columns,
    cooperatingSince: cooperatingSince ? toDbDate(cooperatingSince) : null,
    nameKey: nameKey(input.name),
    searchTokens: searchTokens({
      text: [input.name, input.shortName, ...formerNames, ...aliases, ...contacts.map((c) => c.name)],
      code: [input.creditCode],
    }),
    updatedAt: new Date(),
  };
}

/** An enterprise has a credit code or says why not. Throws INVALID at the field. */
export function demandCodeOrReason(
  kind: string,
  input: { creditCode: string | null; noCodeReason: string | null },
): void {
  if (kind === 'ENTERPRISE' && !input.creditCode && !input.noCodeReason)
    failField('creditCode', 'creditCode.codeOrReason');
}

/** Related ids must be visible to the caller. Throws INVALID at the field. */
export async function demandRelated(
  tx: Tx,
  ctx: Ctx,
  input: { departmentIds: string[]; ownerId: string | null; groupId: string | null },
): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  if (input.departmentIds.length > 0) {
    const found = await tx.department.count({ where: { ...at, id: { in: input.departmentIds } } });
    if (found !== new Set(input.departmentIds).size) failField('departmentIds', 'unknownChoice');
  }
  if (input.ownerId && !(await tx.membership.count({ where: { ...at, id: input.ownerId, endedAt: null } })))
    failField('ownerId', 'unknownChoice');
  if (input.groupId && !(await tx.partner.count({ where: { ...at, id: input.groupId, mergedIntoId: null } })))
    failField('groupId', 'unknownChoice');
}

/** Makes the former names and aliases what the lists say. */
export async function replaceNames(
  tx: Tx,
  ctx: Ctx,
  partnerId: string,
  names: { formerNames: string[]; aliases: string[] },
): Promise<void> {
  const wanted = [
    ...names.formerNames.map((name) => ({ kind: 'FORMER', name })),
    ...names.aliases.map((name) => ({ kind: 'ALIAS', name })),
  ];
  const at = { institutionId: ctx.institutionId, partnerId };
  const existing = await tx.partnerName.findMany({ where: at });
  const same = (a: { kind: string; name: string }, b: { kind: string; name: string }) =>
    a.kind === b.kind && a.name === b.name;
  const gone = existing.filter((e) => !wanted.some((w) => same(e, w)));
  if (gone.length > 0)
    await tx.partnerName.deleteMany({ where: { institutionId: ctx.institutionId, id: { in: gone.map((g) => g.id) } } });
  const fresh = wanted.filter(
    (w, i) => !existing.some((e) => same(e, w)) && wanted.findIndex((o) => o.name === w.name) === i,
  );
  if (fresh.length > 0)
    await tx.partnerName.createMany({
      data: fresh.map((f) => ({ ...at, ...f, id: newId(), nameKey: nameKey(f.name) })),
    });
}

/** Makes the departments that work with it what the list says. */
export async function replaceDepartments(tx: Tx, ctx: Ctx, partnerId: string, departmentIds: string[]): Promise<void> {
  const at = { institutionId: ctx.institutionId, partnerId };
  const existing = await tx.partnerDepartment.findMany({ where: at, select: { departmentId: true } });
  await tx.partnerDepartment.deleteMany({ where: { ...at, departmentId: { notIn: departmentIds } } });
  const fresh = departmentIds.filter((id) => !existing.some((e) => e.departmentId === id));
  if (fresh.length > 0)
    await tx.partnerDepartment.createMany({
      data: fresh.map((departmentId) => ({ ...at, id: newId(), departmentId })),
    });
}

/** The encrypted, indexed and masked forms of a phone number; null where there is none. */
export function phoneColumns(phone: string | null) {
  if (!phone) return { phoneEnc: null, phoneIndex: null, phoneMasked: null };
  const plain = normalisePhone(phone);
  return { phoneEnc: encryptText(plain), phoneIndex: blindIndex(plain), phoneMasked: maskPhone(plain) };
}

/** Columns of a contact for what was filled in. A masked number keeps the stored one. */
export function contactColumns({ phone, ...fields }: Omit<ContactInput, 'id'>) {
  return { ...fields, ...(phone?.includes('*') ? {} : phoneColumns(phone)) };
}

/** Brings the search's words up to date after names or contacts have changed, and raises the version. */
export async function touchPartner(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  const partner = await tx.partner.findFirst({
    where: { institutionId: ctx.institutionId, id },
    include: { names: { select: { name: true } }, contacts: { where: { leftOn: null }, select: { name: true } } },
  });
  if (!partner) return;
  const { name, shortName, creditCode, names, contacts } = partner;
  const tokens = searchTokens({
    text: [name, shortName, ...names.map((each) => each.name), ...contacts.map((contact) => contact.name)],
    code: [creditCode],
  });
  await tx.partner.updateMany({
    where: { institutionId: ctx.institutionId, id },
    data: { searchTokens: tokens, version: { increment: 1 }, updatedAt: new Date() },
  });
}

/** Makes the contacts what the form says: by id, in its order. A masked number keeps the stored one. Throws INVALID for a contact that is not this partner's. */
export async function replaceContacts(tx: Tx, ctx: Ctx, partnerId: string, contacts: ContactInput[]): Promise<void> {
  const at = { institutionId: ctx.institutionId, partnerId };
  const existing = await tx.contact.findMany({ where: { ...at, leftOn: null }, select: { id: true } });
  const kept = contacts.flatMap((c) => (c.id ? [c.id] : []));
  if (kept.some((id) => !existing.some((e) => e.id === id))) failField('contacts', 'unknownChoice');
  // A contact who is taken off the list has left; the record stays for the history.
  await tx.contact.updateMany({
    where: { ...at, leftOn: null, id: { notIn: kept } },
    data: { leftOn: toDbDate(ctx.today) },
  });
  for (const [position, { id, ...contact }] of contacts.entries()) {
    const data = { ...contactColumns(contact), position };
    if (id) await tx.contact.updateMany({ where: { ...at, id }, data: { ...data, version: { increment: 1 } } });
    else await tx.contact.create({ data: { ...at, id: newId(), ...data } });
  }
}

/** Ends the current state period and opens the next from the day `on`; several changes on one day leave the last. */
export async function enterState(
  tx: Tx,
  ctx: Ctx,
  partnerId: string,
  next: { state: PartnerState; reason: string | null; on: Day },
): Promise<void> {
  const at: Prisma.PartnerStatePeriodWhereInput = { institutionId: ctx.institutionId, partnerId, endedOn: null };
  const open = await tx.partnerStatePeriod.findFirst({ where: at });
  const on = toDbDate(next.on);
  if (open && open.startedOn > on) failField('on', 'stateBeforeLast');
  if (open && open.startedOn.getTime() === on.getTime()) {
    await tx.partnerStatePeriod.updateMany({ where: at, data: { state: next.state, reason: next.reason } });
    return;
  }
  if (open) await tx.partnerStatePeriod.updateMany({ where: at, data: { endedOn: on } });
  await tx.partnerStatePeriod.create({
    data: {
      institutionId: ctx.institutionId,
      id: newId(),
      partnerId,
      state: next.state,
      reason: next.reason,
      startedOn: on,
    },
  });
}
