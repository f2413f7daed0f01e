import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { decryptText, encryptText } from '@/lib/kernel/crypto';
import { fail, notFound } from '@/lib/kernel/errors';
import type { StoredLink } from '@/lib/modules/links/record';
import type { LinkKind } from '@/lib/modules/links/words';

type At = { tx: Tx; ctx: Ctx; link: StoredLink };
type Bytes = string | null;
type Post = { slots: number; validTo: string; confirmedAt: string | null };
type Assessed = {
  enterpriseScore: string | null;
  enterpriseRemark: string | null;
  hostAgain: boolean | null;
  grade: string | null;
};
type Contact = {
  name: string;
  title: string | null;
  email: string | null;
  wechat: string | null;
  phoneEnc: Bytes;
  phoneIndex: Bytes;
  phoneMasked: string | null;
};
type Week = { placementId: string; present: boolean; note: string | null; confirmedBy: string; confirmedAt: string };

/** A record as it stood before an answer, with the version that the answer gave it; weeks with those that it wrote. */
type Before =
  | { of: 'post'; version: number; data: Post }
  | { of: 'placement'; version: number; data: Assessed }
  | { of: 'contact'; version: number; data: Contact }
  | { of: 'weeks'; weekOn: string; rows: Week[]; wrote: { placementId: string; confirmedAt: string }[] };

const keyOf = ({ ctx }: At, id: string | null) => ({ institutionId: ctx.institutionId, id: id ?? notFound() });
const text = (bytes: Uint8Array | null): Bytes => bytes && Buffer.from(bytes).toString('base64');
const bytes = (kept: Bytes) => (kept === null ? null : new Uint8Array(Buffer.from(kept, 'base64')));

async function weeksOf({ tx, ctx, link }: At, weekOn: string): Promise<Week[]> {
  const ids = link.lines.map((line) => line.placementId);
  const rows = await tx.placementWeek.findMany({
    where: { institutionId: ctx.institutionId, placementId: { in: ids }, weekOn: new Date(`${weekOn}T00:00:00Z`) },
    select: { placementId: true, present: true, note: true, confirmedBy: true, confirmedAt: true },
  });
  return rows.map((row) => ({ ...row, confirmedAt: row.confirmedAt.toISOString() }));
}

/** What the answer of the link is about to change, as it stands; null where an answer is not taken back (a signature, an incident). */
async function standing(at: At, answer: unknown): Promise<Before | null> {
  const { tx, link } = at;
  switch (link.kind as LinkKind) {
    case 'SLOTS': {
      const p = await tx.internshipPost.findFirst({ where: keyOf(at, link.postId) });
      const days = p && { validTo: p.validTo.toISOString(), confirmedAt: p.confirmedAt?.toISOString() ?? null };
      return days && { of: 'post', version: 0, data: { slots: p.slots, ...days } };
    }
    case 'ASSESS':
    case 'HOST_AGAIN': {
      const p = await tx.placement.findFirst({ where: keyOf(at, link.placementId) });
      const { enterpriseRemark = null, hostAgain = null, grade = null } = p ?? {};
      const data = { enterpriseScore: p?.enterpriseScore?.toString() ?? null, enterpriseRemark, hostAgain, grade };
      return { of: 'placement', version: 0, data };
    }
    case 'CONTACT': {
      if (!link.contact) return null;
      const { name, title, email, wechat, phoneEnc, phoneIndex, phoneMasked } = link.contact;
      const phone = { phoneEnc: text(phoneEnc), phoneIndex: text(phoneIndex), phoneMasked };
      return { of: 'contact', version: 0, data: { name, title, email, wechat, ...phone } };
    }
    case 'PRESENT': {
      const weekOn = (answer as { weekOn?: unknown }).weekOn;
      return typeof weekOn === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(weekOn)
        ? { of: 'weeks', weekOn, rows: await weeksOf(at, weekOn), wrote: [] }
        : null;
    }
    default:
      return null;
  }
}

async function versionOf(at: At, of: Exclude<Before['of'], 'weeks'>): Promise<number> {
  const { tx, link } = at;
  const select = { select: { version: true } } as const;
  if (of === 'post')
    return (await tx.internshipPost.findFirst({ where: keyOf(at, link.postId), ...select }))?.version ?? 0;
  if (of === 'contact')
    return (await tx.contact.findFirst({ where: keyOf(at, link.contactId), ...select }))?.version ?? 0;
  return (await tx.placement.findFirst({ where: keyOf(at, link.placementId), ...select }))?.version ?? 0;
}

/** Runs the answer, and gives beside what it gave what stood there before, encrypted: null where it cannot be taken back. */
export async function withBefore<Out>(at: At, answer: unknown, run: () => Promise<Out>) {
  const before = await standing(at, answer);
  const result = await run();
  if (!before) return { result, beforeEnc: null };
  if (before.of === 'weeks') before.wrote = await weeksOf(at, before.weekOn);
  else before.version = await versionOf(at, before.of);
  return { result, beforeEnc: new Uint8Array(encryptText(JSON.stringify(before))) };
}

async function restoreWeeks(at: At, { weekOn, rows, wrote }: Before & { of: 'weeks' }): Promise<void> {
  const { tx, ctx } = at;
  const now = new Map((await weeksOf(at, weekOn)).map((row) => [row.placementId, row.confirmedAt]));
  if (wrote.some((row) => now.get(row.placementId) !== row.confirmedAt)) fail('RULE', 'linkMovedOn');
  const week = { institutionId: ctx.institutionId, weekOn: new Date(`${weekOn}T00:00:00Z`) };
  const known = new Map(rows.map((row) => [row.placementId, row]));
  for (const { placementId } of wrote) {
    const row = known.get(placementId);
    const where = { ...week, placementId };
    if (row) {
      const { placementId: _id, ...data } = row;
      await tx.placementWeek.updateMany({ where, data: { ...data, confirmedAt: new Date(row.confirmedAt) } });
    } else await tx.placementWeek.deleteMany({ where });
  }
}

/** Puts back what stood there before the answer, unless somebody has changed it since. Throws RULE. */
export async function restore(at: At, beforeEnc: Uint8Array): Promise<void> {
  const { tx, link } = at;
  const before = JSON.parse(decryptText(beforeEnc)) as Before;
  if (before.of === 'weeks') return restoreWeeks(at, before);
  const { version } = before;
  const more = { version: { increment: 1 } };
  let count = 0;
  if (before.of === 'post') {
    const { slots, validTo, confirmedAt } = before.data;
    const days = { validTo: new Date(validTo), confirmedAt: confirmedAt && new Date(confirmedAt) };
    // Somebody may have taken a slot meanwhile.
    const where = { ...keyOf(at, link.postId), version, taken: { lte: slots } };
    ({ count } = await tx.internshipPost.updateMany({
      where,
      data: { slots, ...days, updatedAt: new Date(), ...more },
    }));
  } else if (before.of === 'contact') {
    const { phoneEnc, phoneIndex, ...plain } = before.data;
    const phone = { phoneEnc: bytes(phoneEnc), phoneIndex: bytes(phoneIndex) };
    const where = { ...keyOf(at, link.contactId), version };
    ({ count } = await tx.contact.updateMany({ where, data: { ...plain, ...phone, ...more } }));
  } else {
    const where = { ...keyOf(at, link.placementId), version };
    ({ count } = await tx.placement.updateMany({ where, data: { ...before.data, updatedAt: new Date(), ...more } }));
  }
  if (count !== 1) fail('RULE', 'linkMovedOn');
}
