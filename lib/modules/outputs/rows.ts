import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import type { Purpose } from '@/lib/modules/centres/words';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import type { OutputRow } from './types';

type Find = Pick<Prisma.CentreOutputFindManyArgs, 'where' | 'orderBy' | 'skip' | 'take'>;
const numberOf = (value: Prisma.Decimal | null) => (value === null ? null : Number(value));

/** Rows of outputs for the list, the centre's page and the export. */
export async function readOutputRows(tx: Tx, ctx: Ctx, find: Find): Promise<OutputRow[]> {
  const platform = { select: { id: true, name: true, departmentId: true, responsibleId: true } } as const;
  const partner = { select: { id: true, name: true } } as const;
  const found = await tx.centreOutput.findMany({ ...find, include: { platform, partner } });
  return found.map(({ id, version, title, unit, partner: by, platform: of, ...each }) => ({
    ...{ id, version, title, unit, partner: by },
    purpose: each.purpose as Purpose,
    happenedOn: fromDbDate(each.happenedOn),
    quantity: numberOf(each.quantity),
    income: numberOf(each.income),
    centre: { id: of.id, name: of.name },
    mayWrite: mayOnPlatform(ctx, 'outputs.write', of),
  }));
}
