import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { decryptText } from '@/lib/kernel/crypto';
import { today } from '@/lib/kernel/day';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { requestStateAt } from './state';
import type { RequestRow } from './types';

type Find = Pick<Prisma.RoomRequestFindManyArgs, 'where' | 'orderBy' | 'skip' | 'take'>;

/** Rows of requests, with who asked. */
export async function readRequestRows(tx: Tx, ctx: Ctx, find: Find): Promise<RequestRow[]> {
  const found = await tx.roomRequest.findMany({
    ...find,
    include: {
      platform: { select: { id: true, name: true, departmentId: true, responsibleId: true } },
      room: { select: { name: true } },
      session: { select: { cancelledAt: true } },
      decidedBy: { select: { user: { select: { name: true } } } },
    },
  });
  const now = new Date();
  return found.map((row) => {
    const { id, version, title, people, phoneMasked, reason, startsAt, endsAt, createdAt, expiresAt, platform } = row;
    const state = requestStateAt({ ...row, cancelled: row.session.cancelledAt !== null }, now);
    return {
      ...{ id, version, title, people, phoneMasked, reason, state, name: decryptText(row.nameEnc) },
      ...{ centre: { id: platform.id, name: platform.name }, room: row.room.name, day: today(startsAt) },
      ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
      ...{ askedAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() },
      decidedBy: row.decidedBy?.user.name ?? null,
      mayDecide: state === 'PENDING' && mayOnPlatform(ctx, 'centres.decide', platform),
    };
  });
}
