import 'server-only';
import type { Tx } from '@/lib/db/client';
import { newId } from '@/lib/kernel/id';
import type { NotificationKind } from './words';

export type Notice = {
  institutionId: string;
  membershipIds: readonly string[];
  kind: NotificationKind;
  params: Record<string, string | number>;
  href: string | null;
  /** Names the occasion: a member is told of it once. */
  dedupe: string | null;
};

/** Tells members something, in the caller's transaction. Gives those who had not been told of the occasion before. Staff and jobs only: an outsider may write to nobody else. */
export async function notify(tx: Tx, notice: Notice): Promise<string[]> {
  const { membershipIds, ...same } = notice;
  const told = await tx.notification.createManyAndReturn({
    data: [...new Set(membershipIds)].map((membershipId) => ({ ...same, id: newId(), membershipId })),
    skipDuplicates: true,
    select: { membershipId: true },
  });
  return told.map((row) => row.membershipId);
}
