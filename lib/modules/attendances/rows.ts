import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { today } from '@/lib/kernel/day';
import type { Counts } from '@/lib/modules/centres/types';
import type { Category, Purpose } from '@/lib/modules/centres/words';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import type { AttendanceRow } from './types';

type Find = Pick<Prisma.SessionParticipantFindManyArgs, 'where' | 'orderBy' | 'skip' | 'take'>;

const named = { select: { id: true, name: true } } as const;
const session = {
  include: {
    ...{ orderClass: named, trainingProgramme: named, partner: named, participants: true },
    platform: { select: { id: true, name: true, departmentId: true, responsibleId: true } },
    room: { select: { name: true } },
  },
} as const;

type Counted = Counts & { category: string };
const byCategory = (all: Counted[]): Partial<Record<Category, Counts>> =>
  Object.fromEntries(all.map(({ category, people, attendances }) => [category, { people, attendances }]));

/** Rows of attendances for the list and the export. */
export async function readAttendanceRows(tx: Tx, ctx: Ctx, find: Find): Promise<AttendanceRow[]> {
  const found = await tx.sessionParticipant.findMany({ ...find, include: { session } });
  const mayBook = grantOf(ctx.role, 'centres.book') !== null;
  return found.map(({ id, category, people, attendances, session: of }) => {
    const own = of.bookedById === ctx.membershipId || mayOnPlatform(ctx, 'platforms.write', of.platform);
    const stored = { id: of.id, version: of.version, title: of.title, participants: byCategory(of.participants) };
    return {
      ...{ id, people, attendances, category: category as Category, purpose: of.purpose as Purpose, title: of.title },
      ...{ heldOn: today(of.startsAt), startsAt: of.startsAt.toISOString(), endsAt: of.endsAt.toISOString() },
      ...{ centre: { id: of.platform.id, name: of.platform.name }, room: of.room.name },
      ...{ orderClass: of.orderClass, training: of.trainingProgramme, partner: of.partner },
      session: mayBook && own ? stored : null,
    };
  });
}
