import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fail, failField } from '@/lib/kernel/errors';
import type { EvidenceInput } from './schema';

/** Those of the placements whose agreement somebody has signed. */
export async function signedAmong(tx: Tx, ctx: Ctx, ids: string[]): Promise<Set<string>> {
  const where = { institutionId: ctx.institutionId, placementId: { in: ids }, amendmentId: null };
  const signed = await tx.triSignature.findMany({ where, select: { placementId: true }, distinct: ['placementId'] });
  return new Set(signed.map(({ placementId }) => placementId));
}

/** What the evidence says that stands in the agreement, too. */
const SIGNED_EVIDENCE = ['insurer', 'policyNo'] as const;
type Insured = { id: string; insurer: string | null; policyNo: string | null };

/** What is signed is not changed beside it: an amendment does that. Throws INVALID at the field. */
export async function demandEvidenceUnsigned(
  tx: Tx,
  ctx: Ctx,
  found: readonly Insured[],
  next: Partial<EvidenceInput>,
): Promise<void> {
  const differs = (each: Insured) =>
    SIGNED_EVIDENCE.find((field) => next[field] !== undefined && next[field] !== each[field]);
  const changed = found.filter(differs);
  if (changed.length === 0) return;
  const signed = await signedAmong(
    tx,
    ctx,
    changed.map(({ id }) => id),
  );
  const held = changed.filter(({ id }) => signed.has(id));
  const field = held[0] && differs(held[0]);
  if (field) failField(field, 'signedAlreadyIn', { count: held.length });
}

type Under = { institutionId: string; placementId: string; amendmentId: string | null };

/** All parties sign one text: what the others have signed is what is signed now. Throws RULE. */
export async function demandSameText(tx: Tx, under: Under, hash: Uint8Array): Promise<void> {
  const signed = await tx.triSignature.findMany({ where: under, select: { contentHash: true } });
  if (signed.some(({ contentHash }) => Buffer.compare(contentHash, hash) !== 0)) fail('RULE', 'signedOtherText');
}

/** What stands on paper is entered once its scan is filed to the placement. Throws RULE. */
export async function demandScan(tx: Tx, ctx: Ctx, placementId: string): Promise<void> {
  const scans = { institutionId: ctx.institutionId, placementId, removedAt: null };
  if ((await tx.attachment.count({ where: scans })) === 0) fail('RULE', 'scanFirst');
}
