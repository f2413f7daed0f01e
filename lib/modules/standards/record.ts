import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { namesOf } from '@/lib/modules/audit/subjects';
import { readEvidences } from './evidence';
import { whereIndicator } from './policy';
import { readIndicatorRows } from './rows';
import { nodeId } from './schema';
import type { IndicatorRecord, IndicatorRow } from './types';

/** An indicator as the form shows it; null when it is not visible. */
export async function readIndicator(tx: Tx, ctx: Ctx, id: string): Promise<IndicatorRow | null> {
  const [row] = await readIndicatorRows(tx, ctx, { where: { AND: [whereIndicator(ctx, {}), { id }] } });
  return row ?? null;
}

/** An indicator's page: what is asked, what was assessed, and by which evidence. */
export const getIndicator = defineQuery({
  permission: 'governance.read',
  input: nodeId,
  run: async ({ tx, ctx, input: { id } }): Promise<IndicatorRecord> => {
    const row = (await readIndicator(tx, ctx, id)) ?? notFound();
    return { ...row, records: await readEvidences(tx, ctx, id) };
  },
});

/** What happened with an indicator and its evidence, newest first. */
export const indicatorTimeline = defineQuery({
  permission: 'governance.read',
  input: nodeId,
  run: async ({ tx, ctx, input: { id } }) => {
    if (!(await readIndicator(tx, ctx, id))) notFound();
    const at = { institutionId: ctx.institutionId, nodeId: id };
    const linked = await tx.standardEvidence.findMany({ where: at, select: { id: true } });
    const ids = [id, ...linked.map((each) => each.id)];
    const changes = await recordTimeline(tx, ctx, { tables: ['standard_nodes', 'standard_evidences'], ids });
    return { changes, names: await namesOf(tx, ctx, changes) };
  },
});
