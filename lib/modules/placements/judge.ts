import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { readBehind } from './behind';
import { readFacts } from './facts';
import { brokenRules, unprintable } from './rules';
import type { Severity, Term } from './words';

const CHUNK = 1_000;

/** The severities that the institution has set otherwise than they ship. */
export async function ruleSettings(tx: Tx, ctx: Ctx): Promise<ReadonlyMap<string, Severity>> {
  const rows = await tx.ruleSetting.findMany({ where: { institutionId: ctx.institutionId } });
  return new Map(rows.map((row) => [row.rule, row.severity as Severity]));
}

/** What the agreements of the placements lack before they can be given out to be signed; those that lack nothing are not named. */
export async function readLacking(tx: Tx, ctx: Ctx, ids: string[]): Promise<Map<string, Term[]>> {
  const settings = await ruleSettings(tx, ctx);
  const all = await readFacts(tx, ctx, { institutionId: ctx.institutionId, id: { in: ids } });
  const lacking = all.map((facts) => [facts.id, unprintable(facts, settings)] as const);
  return new Map(lacking.filter(([, terms]) => terms.length > 0));
}

/** Writes what has changed, each its own, in one statement. */
async function keep(tx: Tx, ctx: Ctx, changed: readonly { id: string; broken: string }[]): Promise<void> {
  if (changed.length === 0) return;
  const [ids, broken] = [changed.map((each) => each.id), changed.map((each) => each.broken)];
  await tx.$executeRaw`update placements p set broken = string_to_array(v.broken, ' '), judged_on = ${ctx.today}::date
    from unnest(${ids}::uuid[], ${broken}::text[]) v (id, broken) where p.institution_id = ${ctx.institutionId}::uuid and p.id = v.id`;
}

/** Judges the placements anew and keeps which rules each breaks, where that has changed. Gives how many were judged. */
export async function judgePlacements(tx: Tx, ctx: Ctx, where: Prisma.PlacementWhereInput): Promise<number> {
  const at = { institutionId: ctx.institutionId };
  const all = await tx.placement.findMany({
    where: { AND: [at, where] },
    select: { id: true, broken: true, partnerId: true, postId: true, planId: true },
    orderBy: { id: 'asc' },
  });
  if (all.length === 0) return 0;
  const settings = await ruleSettings(tx, ctx);
  const behind = await readBehind(tx, ctx, all);
  for (let from = 0; from < all.length; from += CHUNK) {
    const part = all.slice(from, from + CHUNK);
    const was = new Map(part.map(({ id, broken }) => [id, broken.join(' ')]));
    const facts = await readFacts(tx, ctx, { ...at, id: { in: [...was.keys()] } }, behind);
    const judged = facts.map((each) => ({ id: each.id, broken: brokenRules(each, settings).join(' ') }));
    await keep(
      tx,
      ctx,
      judged.filter(({ id, broken }) => broken !== was.get(id)),
    );
  }
  return all.length;
}
