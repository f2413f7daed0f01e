import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { readBehind, readFacts } from './facts';
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

/** Judges the placements anew and keeps which rules each breaks, where that has changed. Gives how many were judged. */
export async function judgePlacements(tx: Tx, ctx: Ctx, where: Prisma.PlacementWhereInput): Promise<number> {
  const settings = await ruleSettings(tx, ctx);
  const at = { institutionId: ctx.institutionId };
  const all = await tx.placement.findMany({
    where: { AND: [at, where] },
    select: { id: true, broken: true, partnerId: true, postId: true, planId: true },
    orderBy: { id: 'asc' },
  });
  const behind = await readBehind(tx, ctx, all);
  for (let from = 0; from < all.length; from += CHUNK) {
    const part = all.slice(from, from + CHUNK);
    const was = new Map(part.map(({ id, broken }) => [id, broken.join(' ')]));
    // Placements that now break the same rules are written together.
    const changed = new Map<string, string[]>();
    for (const facts of await readFacts(tx, ctx, { ...at, id: { in: part.map(({ id }) => id) } }, behind)) {
      const broken = brokenRules(facts, settings).join(' ');
      if (broken === was.get(facts.id)) continue;
      const same = changed.get(broken);
      if (same) same.push(facts.id);
      else changed.set(broken, [facts.id]);
    }
    for (const [broken, ids] of changed)
      await tx.placement.updateMany({
        where: { ...at, id: { in: ids } },
        data: { broken: broken ? broken.split(' ') : [], judgedOn: toDbDate(ctx.today) },
      });
  }
  return all.length;
}
