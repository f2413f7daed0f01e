import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '@/lib/db/client';
import { env } from '@/lib/env';
import type { Ctx } from '@/lib/kernel/context';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { whereLink } from './policy';
import { type Target, targetsFor } from './recipients';
import { issueInput, linkId, linkIds, nothingInput } from './schema';
import type { IssuedLink } from './types';
import type { LinkKind, LinkParty } from './words';

const DAY = 86_400_000;

/** What is kept of a link's token: it is random, so a plain hash is enough. */
export function linkHash(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest());
}

/** A new token, and the address that people open. */
function newAddress() {
  const token = randomBytes(32).toString('base64url');
  return { url: new URL(`/t/${token}`, env().APP_URL).href, tokenHash: linkHash(token) };
}

type Of = { kind: LinkKind; party: LinkParty | null; days: number };

function rowOf(ctx: Ctx, { kind, party, days }: Of, target: Target) {
  const [record] = target.recordIds;
  const { recipient, partnerId, phoneEnc, phoneIndex, phoneMasked } = target;
  const { url, tokenHash } = newAddress();
  const about =
    kind === 'SLOTS' ? { postId: record } : kind === 'CONTACT' ? { contactId: record } : { placementId: record };
  const data = {
    ...{ institutionId: ctx.institutionId, id: newId(), kind, party, partnerId, recipient },
    ...{ phoneEnc, phoneIndex, phoneMasked, tokenHash, createdById: ctx.membershipId },
    ...(kind !== 'PRESENT' && about),
    expiresAt: new Date(Date.now() + days * DAY),
  };
  const lines = kind === 'PRESENT' ? target.recordIds : [];
  return { data, url, lines, target };
}

async function write(tx: Tx, rows: ReturnType<typeof rowOf>[]): Promise<IssuedLink[]> {
  await tx.linkTask.createMany({ data: rows.map((row) => row.data) });
  await tx.linkLine.createMany({
    data: rows.flatMap(({ data: { institutionId, id: linkId }, lines }) =>
      lines.map((placementId) => ({ institutionId, id: newId(), linkId, placementId })),
    ),
  });
  return rows.map(({ data, url, target: { partner, about } }) => {
    const { id, kind, recipient } = data;
    return { id, kind, recipient, partner, about, url };
  });
}

/** One link or hundreds: one a recipient. The addresses are given once and kept as hashes. Throws NOT_FOUND, FORBIDDEN or RULE. */
export const issueLinks = defineCommand({
  name: 'links.issue',
  permission: 'links.write',
  input: issueInput,
  run: async ({ tx, ctx, input: { kind, party, days, recordIds } }): Promise<{ links: IssuedLink[] }> => {
    if ((kind === 'SIGN') !== (party !== null)) failField('party', 'unknownChoice');
    const wanted = new Set(recordIds);
    const targets = await targetsFor(tx, ctx, { kind, party, recordIds: [...wanted] });
    const found = new Set(targets.flatMap((target) => target.recordIds));
    if (found.size < wanted.size) notFound();
    if (targets.some((target) => !target.mayIssue)) fail('FORBIDDEN', 'forbidden');
    if (targets.some((target) => target.lacks)) fail('RULE', 'linkLacks');
    const rows = targets.map((target) => rowOf(ctx, { kind, party, days }, target));
    return { links: await write(tx, rows) };
  },
});

/** Takes links back: from now on they open nothing. Used ones stay as they are. */
export const revokeLinks = defineCommand({
  name: 'links.revoke',
  permission: 'links.write',
  input: linkIds,
  run: async ({ tx, ctx, input: { linkIds: wanted } }) => {
    const at = { institutionId: ctx.institutionId, id: { in: wanted } };
    if ((await tx.linkTask.count({ where: { AND: [whereLink(ctx, {}), at] } })) < new Set(wanted).size) notFound();
    const now = new Date();
    const { count } = await tx.linkTask.updateMany({
      where: { ...at, usedAt: null, revokedAt: null },
      data: { revokedAt: now },
    });
    return { count };
  },
});

/** A new link in place of one that was not used; the old one opens nothing more. Throws NOT_FOUND or RULE (used). */
export const renewLink = defineCommand({
  name: 'links.renew',
  permission: 'links.write',
  input: linkId,
  run: async ({ tx, ctx, input: { id } }): Promise<{ links: IssuedLink[] }> => {
    const where = { AND: [whereLink(ctx, {}), { id }] };
    const of = { partner: { select: { name: true } }, lines: { select: { placementId: true } } } as const;
    const old = (await tx.linkTask.findFirst({ where, include: of })) ?? notFound();
    if (old.usedAt) fail('RULE', 'linkUsed');
    const { partner, lines, ...columns } = old;
    const { url, tokenHash } = newAddress();
    const now = new Date();
    // As long as the old one was good for.
    const lasts = Math.max(DAY, old.expiresAt.getTime() - old.createdAt.getTime());
    const expiresAt = new Date(now.getTime() + lasts);
    const fresh = { ...columns, id: newId(), tokenHash, expiresAt, createdAt: now, createdById: ctx.membershipId };
    const at = { institutionId: ctx.institutionId };
    await tx.linkTask.updateMany({ where: { ...at, id, revokedAt: null }, data: { revokedAt: now } });
    await tx.linkTask.create({
      data: { ...fresh, renewsId: id, revokedAt: null, renewalAskedAt: null, result: undefined },
    });
    await tx.linkLine.createMany({
      data: lines.map(({ placementId }) => ({ ...at, id: newId(), linkId: fresh.id, placementId })),
    });
    const { kind, recipient } = old;
    return { links: [{ id: fresh.id, kind: kind as LinkKind, recipient, partner: partner.name, about: [], url }] };
  },
});

/** By the recipient of a link that is past its day: asks the college for a new one. Twice is once. Throws NOT_FOUND. */
export const askRenewal = defineCommand({
  name: 'links.ask',
  permission: 'links.answer',
  input: nothingInput,
  run: async ({ tx, ctx }) => {
    if (ctx.scope !== 'link' || !ctx.linkId) notFound();
    const now = new Date();
    const { count } = await tx.linkTask.updateMany({
      where: {
        ...{ institutionId: ctx.institutionId, id: ctx.linkId, usedAt: null, revokedAt: null },
        ...{ renewalAskedAt: null, expiresAt: { lte: now } },
      },
      data: { renewalAskedAt: now },
    });
    return { asked: count === 1 };
  },
});
