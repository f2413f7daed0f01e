import 'server-only';
import type { Tx } from '@/lib/db/client';
import { maskPhone, normalisePhone } from '@/lib/identifiers/phone';
import type { Ctx } from '@/lib/kernel/context';
import { blindIndex } from '@/lib/kernel/crypto';
import type { Day } from '@/lib/kernel/day';
import { fail, failField } from '@/lib/kernel/errors';
import type { EvidenceInput } from './schema';
import type { Party } from './words';

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

type Phone = { phoneIndex: Uint8Array<ArrayBuffer> | null; phoneMasked: string | null };
/** Who signs for a party, and when. */
export type SignedBy = { party: Party; signer: string; signedOn: Day; phone: Phone | null };
/** How, and who answers for the entry. */
export type SignedHow = { method: 'PAPER' | 'LINK' | 'ACCOUNT'; enteredById: string };

/** A number as a signature keeps it; null where there is none. */
export function signersPhone(phone: string | null): Phone | null {
  const number = phone ? normalisePhone(phone) : null;
  return number ? { phoneIndex: blindIndex(number), phoneMasked: maskPhone(number) } : null;
}

/** Of two who sign at once the second waits, and sees what the first one has written. */
export const lockPlacements = (tx: Tx, ctx: Ctx, ids: string[]) =>
  tx.$queryRaw`select id from placements where institution_id = ${ctx.institutionId}::uuid and id = any (${ids}::uuid[]) order by id for update`;

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
