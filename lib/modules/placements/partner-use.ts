import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';

type At = { partnerId: string; startsOn: Date; endsOn: Date; endedOn: Date | null; kind: string; state: string };
type Group = { from: number; to: number; begun: boolean; count: number };

const COUNTED = ['SUBMITTED', 'APPROVED', 'STARTED', 'ENDED'];
const BEGUN = ['STARTED', 'ENDED'];

/** How partners are used by internships: who is there on a day, and since when they have interns. All batches are counted, those of the same days together. */
export async function partnerUse(tx: Tx, ctx: Ctx, partnerIds: string[]) {
  const rows = await tx.placement.groupBy({
    by: ['partnerId', 'startsOn', 'endsOn', 'endedOn', 'state'],
    where: {
      ...{ institutionId: ctx.institutionId, partnerId: { in: partnerIds }, kind: 'POST' },
      state: { in: COUNTED },
    },
    _count: { _all: true },
  });
  const byPartner = new Map<string, Group[]>();
  for (const { partnerId, startsOn, endsOn, endedOn, state, _count } of rows) {
    const group = { from: +startsOn, to: +(endedOn ?? endsOn), begun: BEGUN.includes(state), count: _count._all };
    const there = byPartner.get(partnerId);
    if (there) there.push(group);
    else byPartner.set(partnerId, [group]);
  }
  const known = new Map<string, { there: number; usedBefore: boolean }>();
  const onDay = (partnerId: string, day: number) => {
    const key = `${partnerId} ${day}`;
    const found = known.get(key) ?? countOn(byPartner.get(partnerId) ?? [], day);
    known.set(key, found);
    return found;
  };
  return {
    at({ partnerId, startsOn, endsOn, endedOn, kind, state }: At) {
      const { there, usedBefore } = onDay(partnerId, +startsOn);
      const counted = kind === 'POST' && COUNTED.includes(state) && (endedOn ?? endsOn) >= startsOn;
      return { interns: counted ? there : there + 1, usedBefore };
    },
  };
}

function countOn(groups: readonly Group[], day: number) {
  let there = 0;
  for (const { from, to, count } of groups) if (from <= day && to >= day) there += count;
  return { there, usedBefore: groups.some(({ begun, from }) => begun && from < day) };
}
