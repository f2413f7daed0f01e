import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import type { Standing } from '@/lib/kernel/indicator';
import { defineQuery } from '@/lib/kernel/operation';
import { standing } from './standing';
import type { TargetRow } from './types';
import type { Targeted } from './words';

/** The targets, newest year first; `id` narrows to one. */
export async function readTargets(tx: Tx, ctx: Ctx, id?: string): Promise<TargetRow[]> {
  const rows = await tx.figureTarget.findMany({
    where: { institutionId: ctx.institutionId, id },
    orderBy: [{ figure: 'asc' }, { year: 'desc' }],
    select: { id: true, version: true, figure: true, year: true, percent: true, source: true },
  });
  return rows.map(({ figure, percent, ...row }) => ({
    ...row,
    ...{ figure: figure as Targeted, percent: Number(percent) },
  }));
}

/** What the college has set itself, year by year. */
export const listTargets = defineQuery({
  permission: 'settings.targets',
  input: z.strictObject({}),
  run: ({ tx, ctx }) => readTargets(tx, ctx),
});

type Share = { year: string; part: number; whole: number };

/** How a share of a year's graduates stands to the target that holds for that year; null where there is none yet. */
export async function standingOf(
  tx: Tx,
  ctx: Ctx,
  figure: Targeted,
  { year, ...share }: Share,
): Promise<Standing | null> {
  const all = await counted(tx, ctx, 'targets.all', {}, () => readTargets(tx, ctx));
  const target = all.find((each) => each.figure === figure && each.year <= Number(year));
  return target ? standing(target, share) : null;
}
