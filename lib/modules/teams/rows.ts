import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, fromDbDate } from '@/lib/kernel/day';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { currentOn } from './policy';
import type { MemberRow } from './types';

type Find = Pick<Prisma.PlatformMemberFindManyArgs, 'where' | 'orderBy' | 'skip' | 'take'>;

/** Rows of teams for the list, the college's page and the export, with what each teaches on the day. */
export async function readMemberRows(tx: Tx, ctx: Ctx, find: Find, day: Day = ctx.today): Promise<MemberRow[]> {
  const found = await tx.platformMember.findMany({
    ...find,
    include: {
      platform: { select: { id: true, name: true, departmentId: true, responsibleId: true } },
      partner: { select: { id: true, name: true } },
      courses: {
        where: currentOn(day),
        orderBy: [{ name: 'asc' as const }, { id: 'asc' as const }],
        select: { name: true, hours: true },
      },
    },
  });
  return found.map(({ id, version, name, duty, membershipId, partner, platform, courses, startedOn }) => ({
    ...{ id, version, name, duty, membershipId, partner, startedOn: fromDbDate(startedOn) },
    side: membershipId ? 'COLLEGE' : 'ENTERPRISE',
    college: { id: platform.id, name: platform.name },
    courses: courses.map((course) => course.name),
    hours: courses.reduce((sum, { hours }) => sum + hours, 0),
    mayWrite: mayOnPlatform(ctx, 'governance.write', platform),
  }));
}
