import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { mayCarryOut } from '@/lib/modules/governance/policy';
import { personNames } from '@/lib/modules/people/queries';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { indicatorStateOf } from './state';
import type { Branch, IndicatorRow } from './types';
import type { IndicatorKind } from './words';

type Find = Pick<Prisma.StandardNodeFindManyArgs, 'where' | 'orderBy' | 'skip' | 'take'>;
const BRANCH = { id: true, version: true, code: true, name: true } as const;
const OF = {
  platform: { select: { id: true, name: true, departmentId: true, responsibleId: true } },
  parent: { select: { ...BRANCH, parent: { select: BRANCH } } },
  _count: { select: { evidences: true, attachments: { where: { removedAt: null } } } },
} as const;
const numberOf = (score: Prisma.Decimal | null) => (score === null ? null : score.toNumber());
const branchOf = ({ id, version, code, name }: Branch): Branch => ({ id, version, code, name });

/** A tree from its first branch to its last indicator; of several the newest year first. */
export const TREE_ORDER = [
  { year: 'desc' },
  { platform: { name: 'asc' } },
  { platformId: 'asc' },
  { parent: { parent: { position: 'asc' } } },
  { parent: { parentId: 'asc' } },
  { parent: { position: 'asc' } },
  { parentId: 'asc' },
  { position: 'asc' },
  { id: 'asc' },
] as const satisfies Prisma.StandardNodeOrderByWithRelationInput[];

/** Rows of indicators for the list, the tree, the indicator's page and the export. */
export async function readIndicatorRows(tx: Tx, ctx: Ctx, find: Find): Promise<IndicatorRow[]> {
  const found = await tx.standardNode.findMany({ ...find, orderBy: find.orderBy ?? [...TREE_ORDER], include: OF });
  const people = await personNames(tx, ctx);
  return found.flatMap(({ parent, platform, _count, ...node }) => {
    if (!parent?.parent) return [];
    const { year, observation, met, evidence, ownerId } = node;
    const scores = { maxScore: numberOf(node.maxScore), selfScore: numberOf(node.selfScore) };
    const mayWrite = mayOnPlatform(ctx, 'governance.write', platform);
    return {
      ...{ ...branchOf(node), ...scores, year, observation, met, evidence, ownerId },
      ...{ first: branchOf(parent.parent), second: branchOf(parent) },
      platform: { id: platform.id, name: platform.name },
      kind: node.type as IndicatorKind,
      assessedOn: fromDbDate(node.assessedOn),
      state: indicatorStateOf({ ...scores, met }),
      evidences: _count.evidences + _count.attachments,
      owner: ownerId ? (people[ownerId] ?? null) : null,
      ...{ mayWrite, mayAssess: mayCarryOut(ctx, mayWrite, ownerId) },
    };
  });
}
