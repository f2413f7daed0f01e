import 'server-only';
import { z } from 'zod';
import type { Permission } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { decryptText } from '@/lib/kernel/crypto';
import { toDbDate } from '@/lib/kernel/day';
import { fail, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { demandPartner } from './commands';
import { addContactInput, contactAt, updateContactInput } from './schema';
import { contactColumns, touchPartner } from './writes';

/** The contact if the caller may use the permission on its partner. Throws NOT_FOUND or FORBIDDEN. */
async function demandContact(tx: Tx, ctx: Ctx, id: string, permission: Permission) {
  const contact = await tx.contact.findFirst({ where: { institutionId: ctx.institutionId, id } });
  if (!contact) notFound();
  await demandPartner(tx, ctx, contact.partnerId, permission);
  return contact;
}

type At = { id: string; version: number };

/** Writes a contact and raises its partner's version: whoever has the partner's form open is told, since it holds the contacts. */
async function writeContact(tx: Tx, ctx: Ctx, partnerId: string, { id, version }: At, data: object) {
  const at = { institutionId: ctx.institutionId, id };
  await updateVersioned(tx.contact, { ...at, version }, data, () =>
    tx.contact.findFirst({
      where: at,
      select: { id: true, version: true, name: true, title: true, phoneMasked: true, wechat: true, email: true },
    }),
  );
  await touchPartner(tx, ctx, partnerId);
  return { id };
}

export const addContact = defineCommand({
  name: 'partners.add-contact',
  permission: 'partners.update',
  input: addContactInput,
  run: async ({ tx, ctx, input: { partnerId, ...contact } }) => {
    await demandPartner(tx, ctx, partnerId, 'partners.update');
    const at = { institutionId: ctx.institutionId, partnerId };
    const position = await tx.contact.count({ where: { ...at, leftOn: null } });
    const id = newId();
    await tx.contact.create({ data: { ...at, id, ...contactColumns(contact), position } });
    await touchPartner(tx, ctx, partnerId);
    return { id };
  },
});

export const updateContact = defineCommand({
  name: 'partners.update-contact',
  permission: 'partners.update',
  input: updateContactInput,
  run: async ({ tx, ctx, input: { id, version, ...contact } }) => {
    const { partnerId } = await demandContact(tx, ctx, id, 'partners.update');
    return writeContact(tx, ctx, partnerId, { id, version }, contactColumns(contact));
  },
});

/** Somebody is no longer there; the record stays for the history. */
export const leaveContact = defineCommand({
  name: 'partners.contact-left',
  permission: 'partners.update',
  input: contactAt,
  run: async ({ tx, ctx, input }) => {
    const { partnerId, leftOn } = await demandContact(tx, ctx, input.id, 'partners.update');
    if (leftOn) fail('RULE', 'contactLeft');
    return writeContact(tx, ctx, partnerId, input, { leftOn: toDbDate(ctx.today), isLiaison: false });
  },
});

/** A contact's phone number in clear; the audit notes who looked. */
export const revealPhone = defineCommand({
  name: 'partners.reveal-phone',
  permission: 'partners.reveal',
  input: z.strictObject({ contactId: z.uuid() }),
  run: async ({ tx, ctx, input }) => {
    const contact = await demandContact(tx, ctx, input.contactId, 'partners.reveal');
    if (!contact.phoneEnc) return { phone: null };
    await tx.$executeRaw`select app.audit_note('contacts', ${contact.id}::uuid, ${contact.partnerId}::uuid, '{"phone": [null, "•"]}'::jsonb)`;
    return { phone: decryptText(contact.phoneEnc) };
  },
});
