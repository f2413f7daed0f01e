import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '@/lib/db/client';
import { env } from '@/lib/env';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import type { Target } from './recipients';
import type { IssuedLink } from './types';
import type { LinkKind, LinkParty } from './words';

export const DAY_MS = 86_400_000;

/** What is kept of a link's token: it is random, so a plain hash is enough. */
function linkHash(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest());
}

/** A new token, and the address that people open. */
export function newAddress() {
  const token = randomBytes(32).toString('base64url');
  return { url: new URL(`/t/${token}`, env().APP_URL).href, tokenHash: linkHash(token) };
}

type Of = { kind: LinkKind; party: LinkParty | null; days: number; weekOn?: Day };

function rowOf(ctx: Ctx, { kind, party, days, weekOn }: Of, target: Target) {
  const [record] = target.recordIds;
  const { recipient, partnerId, phoneEnc, phoneIndex, phoneMasked } = target;
  const { url, tokenHash } = newAddress();
  const about =
    kind === 'SLOTS' ? { postId: record } : kind === 'CONTACT' ? { contactId: record } : { placementId: record };
  const now = new Date();
  const mailed = weekOn && target.email ? now : null;
  const data = {
    ...{ institutionId: ctx.institutionId, id: newId(), kind, party, partnerId, recipient },
    ...{ phoneEnc, phoneIndex, phoneMasked, tokenHash },
    ...(kind !== 'PRESENT' && about),
    ...(weekOn
      ? { weekOn: toDbDate(weekOn), toSend: mailed === null, mailedAt: mailed }
      : { createdById: ctx.membershipId }),
    expiresAt: new Date(now.getTime() + days * DAY_MS),
  };
  const lines = kind === 'PRESENT' ? target.recordIds : [];
  return { data, url, lines, target };
}

/** Writes one link a target; one that is about a week is the schedule's, and is sent by mail or waits. Their addresses are given once and kept as hashes. */
export async function writeLinks(tx: Tx, ctx: Ctx, of: Of, targets: Target[]) {
  const rows = targets.map((target) => rowOf(ctx, of, target));
  await tx.linkTask.createMany({ data: rows.map((row) => row.data) });
  await tx.linkLine.createMany({
    data: rows.flatMap(({ data: { institutionId, id: linkId }, lines }) =>
      lines.map((placementId) => ({ institutionId, id: newId(), linkId, placementId })),
    ),
  });
  return rows.map(({ data: { id, kind, recipient, expiresAt }, url, target: { partner, about, email } }) => {
    const link: IssuedLink = { id, kind, recipient, partner, about, url };
    return { link, email, expiresAt };
  });
}
