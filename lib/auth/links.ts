import 'server-only';
import type { Tx } from '@/lib/db/client';
import { env } from '@/lib/env';
import { newId } from '@/lib/kernel/id';
import { newToken, tokenHash } from './token';

export type LinkKind = 'INVITATION' | 'RESET' | 'TICKET';
export type LinkFor = { institutionId: string | null; userId: string; membershipId: string | null };
export type IssuedLink = { token: string; until: Date };

const MINUTES: Record<LinkKind, number> = { INVITATION: 7 * 1440, RESET: 30, TICKET: 10 };

/** Makes a one-time link and voids the earlier ones of its kind for the same user and membership. For a transaction of signing in. */
export async function issueLink(
  tx: Tx,
  kind: LinkKind,
  of: LinkFor,
  more: { createdBy?: string; minutes?: number } = {},
): Promise<IssuedLink> {
  const token = newToken();
  const until = new Date(Date.now() + (more.minutes ?? MINUTES[kind]) * 60_000);
  await tx.accountLink.deleteMany({
    where: { kind, userId: of.userId, membershipId: of.membershipId, usedAt: null },
  });
  await tx.accountLink.create({
    data: {
      id: newId(),
      kind,
      tokenHash: tokenHash(token),
      ...of,
      expiresAt: until,
      createdBy: more.createdBy ?? null,
    },
  });
  return { token, until };
}

/** Whom an open link is for, without using it; null when it is unknown, used or too old. */
export async function findLink(tx: Tx, kind: LinkKind, token: string): Promise<(LinkFor & { id: string }) | null> {
  const link = await tx.accountLink.findFirst({
    where: { kind, tokenHash: tokenHash(token), usedAt: null, expiresAt: { gt: new Date() } },
    select: { id: true, institutionId: true, userId: true, membershipId: true },
  });
  return link?.userId ? { ...link, userId: link.userId } : null;
}

/** Uses the link. Of several at once only one gets true; rolled back with the transaction. */
export async function takeLink(tx: Tx, id: string): Promise<boolean> {
  const now = new Date();
  const { count } = await tx.accountLink.updateMany({
    where: { id, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return count === 1;
}

/** The address that people open. */
export function linkUrl(kind: 'INVITATION' | 'RESET', token: string): string {
  return new URL(`/${kind === 'RESET' ? 'reset' : 'invite'}/${token}`, env().APP_URL).href;
}
