import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';

/** Rows that follow the partner they belong to, by the column that names it. Each has a key of its own, so that undoing finds exactly what was moved. */
export const FOLLOWERS = {
  contact: ['contact', 'partnerId'],
  visit: ['visit', 'partnerId'],
  need: ['need', 'partnerId'],
  attachment: ['attachment', 'partnerId'],
  comment: ['comment', 'partnerId'],
  membership: ['membership', 'partnerId'],
  agreementParty: ['agreementParty', 'partnerId'],
  partnerDepartment: ['partnerDepartment', 'partnerId'],
  partnerName: ['partnerName', 'partnerId'],
  orderClass: ['orderClass', 'partnerId'],
  platformPartner: ['platformPartner', 'partnerId'],
  councilSeat: ['councilSeat', 'partnerId'],
  platformMember: ['platformMember', 'partnerId'],
  equipment: ['equipment', 'ownerId'],
  centreSession: ['centreSession', 'partnerId'],
  centreOutput: ['centreOutput', 'partnerId'],
  pathwaySchool: ['pathwayClass', 'schoolId'],
  pathwayEnterprise: ['pathwayClass', 'enterpriseId'],
  // A post takes its placements along: they name post and partner together.
  internshipPost: ['internshipPost', 'partnerId'],
  placement: ['placement', 'partnerId'],
  unitInspection: ['unitInspection', 'partnerId'],
  internVisit: ['internVisit', 'partnerId'],
  employment: ['employment', 'partnerId'],
  vacancy: ['vacancy', 'partnerId'],
  linkTask: ['linkTask', 'partnerId'],
  subsidiary: ['partner', 'groupId'],
} as const satisfies Record<string, readonly [keyof Tx, string]>;
type Follower = keyof typeof FOLLOWERS;
const KEYS = Object.keys(FOLLOWERS) as Follower[];
type Mover = {
  findMany(args: { where: object; select: { id: true } }): Promise<{ id: string }[]>;
  updateMany(args: { where: object; data: object }): Promise<{ count: number }>;
};
type Rows = Partial<Record<Follower, string[]>>;

/** What a merge moved, by table, and what it changed of the two records themselves. */
export type Moved = Rows & {
  before: {
    creditCode: string | null;
    noCodeReason: string | null;
    groupId: string | null;
    sourceGroupId: string | null;
  };
  addedName: string;
};

const table = (tx: Tx, key: Follower) => tx[FOLLOWERS[key][0]] as unknown as Mover;

/** What the target has of its own already stays with the merged record: it would stand twice. */
async function exceptions(tx: Tx, ctx: Ctx, to: string): Promise<Partial<Record<Follower, object>>> {
  const at = { institutionId: ctx.institutionId, partnerId: to };
  const parties = await tx.agreementParty.findMany({ where: at, select: { agreementId: true } });
  const departments = await tx.partnerDepartment.findMany({ where: at, select: { departmentId: true } });
  const names = await tx.partnerName.findMany({ where: at, select: { name: true } });
  const accounts = await tx.membership.findMany({ where: { ...at, endedAt: null }, select: { userId: true } });
  const platforms = await tx.platformPartner.findMany({ where: at, select: { platformId: true } });
  return {
    platformPartner: { platformId: { notIn: platforms.map((p) => p.platformId) } },
    // A target that belonged to the source cannot become its own group.
    subsidiary: { NOT: { id: to } },
    agreementParty: { agreementId: { notIn: parties.map((p) => p.agreementId) } },
    partnerDepartment: { departmentId: { notIn: departments.map((d) => d.departmentId) } },
    partnerName: { name: { notIn: names.map((n) => n.name) } },
    membership: { userId: { notIn: accounts.map((m) => m.userId) } },
  };
}

/** Moves everything that belongs to one partner to the other; gives what was moved. */
export async function moveAll(tx: Tx, ctx: Ctx, from: string, to: string): Promise<Rows> {
  const at = { institutionId: ctx.institutionId };
  const except = await exceptions(tx, ctx, to);
  const moved: Rows = {};
  for (const key of KEYS) {
    const column = FOLLOWERS[key][1];
    const rows = await table(tx, key).findMany({
      where: { ...at, [column]: from, ...except[key] },
      select: { id: true },
    });
    const ids = rows.map((row) => row.id);
    moved[key] = ids;
    if (ids.length > 0) await table(tx, key).updateMany({ where: { ...at, id: { in: ids } }, data: { [column]: to } });
  }
  return moved;
}

/** Gives back what a merge moved, as far as it is still with the target. */
export async function moveBack(
  tx: Tx,
  ctx: Ctx,
  moved: Moved,
  { sourceId, targetId }: { sourceId: string; targetId: string },
): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  for (const key of KEYS) {
    const column = FOLLOWERS[key][1];
    const ids = moved[key] ?? [];
    if (ids.length > 0)
      await table(tx, key).updateMany({
        where: { ...at, id: { in: ids }, [column]: targetId },
        data: { [column]: sourceId },
      });
  }
  if (moved.addedName) await tx.partnerName.deleteMany({ where: { ...at, id: moved.addedName } });
}
