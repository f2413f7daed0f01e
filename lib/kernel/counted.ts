import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from './context';

// Counts are kept as long as nothing was written: every audited change moves the institution's seal, and a count is kept under the seal it was made at.
const kept = new Map<string, unknown>();
const LIMIT = 5_000;
// What is being computed right now: after a write everybody asks for the same counts at once, and one is enough to make them.
const running = new Map<string, Promise<unknown>>();
const seals = new WeakMap<Tx, Promise<string>>();

async function readSeal(tx: Tx, ctx: Ctx): Promise<string> {
  const head = await tx.auditHead.findUnique({ where: { institutionId: ctx.institutionId }, select: { seq: true } });
  return String(head?.seq ?? 0);
}

function sealOf(tx: Tx, ctx: Ctx): Promise<string> {
  let seal = seals.get(tx);
  if (!seal) {
    seal = readSeal(tx, ctx);
    seals.set(tx, seal);
  }
  return seal;
}

/**
 * The result of a count or grouping that depends on nothing but `where` (days included) and the institution's records, computed at most once between two
 * writes of the institution. What the caller may see is part of the key, since the database narrows it.
 */
export async function counted<T>(
  tx: Tx,
  ctx: Ctx,
  name: string,
  where: unknown,
  compute: () => Promise<T>,
): Promise<T> {
  const seal = await sealOf(tx, ctx);
  const sight =
    ctx.scope === 'staff' || ctx.scope === 'system' ? 'staff' : `${ctx.scope}:${ctx.linkId ?? ctx.membershipId}`;
  const key = `${ctx.institutionId} ${seal} ${sight} ${name} ${JSON.stringify(where)}`;
  if (kept.has(key)) return kept.get(key) as T;
  const other = running.get(key);
  // One that fails in the other's transaction is computed in one's own.
  if (other) return (other as Promise<T>).catch(compute);
  const mine = compute();
  running.set(key, mine);
  try {
    const value = await mine;
    keep(key, value);
    return value;
  } finally {
    running.delete(key);
  }
}

function keep(key: string, value: unknown): void {
  if (kept.size >= LIMIT) for (const old of [...kept.keys()].slice(0, LIMIT / 5)) kept.delete(old);
  kept.set(key, value);
}
