import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';

type At = { id: string; partnerId: string; startsOn: Date };

/** How partners are used by internships: who is there on a day, and since when they have interns. All batches are counted. */
export async function partnerUse(tx: Tx, ctx: Ctx, partnerIds: string[]) {
  const rows = await tx.placement.findMany({
    where: {
      ...{ institutionId: ctx.institutionId, partnerId: { in: partnerIds }, kind: 'POST' },
      state: { in: ['SUBMITTED', 'APPROVED', 'STARTED', 'ENDED'] },
    },
    select: { id: true, partnerId: true, startsOn: true, endsOn: true, endedOn: true, state: true },
  });
  const byPartner = new Map<string, typeof rows>();
  for (const row of rows) {
    const there = byPartner.get(row.partnerId);
    if (there) there.push(row);
    else byPartner.set(row.partnerId, [row]);
  }
  return {
    at({ id, partnerId, startsOn }: At) {
      const there = byPartner.get(partnerId) ?? [];
      const others = there.filter((row) => row.id !== id);
      const onDay = others.filter((row) => row.startsOn <= startsOn && (row.endedOn ?? row.endsOn) >= startsOn);
      const before = others.some((row) => ['STARTED', 'ENDED'].includes(row.state) && row.startsOn < startsOn);
      return { interns: onDay.length + 1, usedBefore: before };
    },
  };
}
