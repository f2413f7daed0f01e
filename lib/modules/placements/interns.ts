import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';

/** So many are there from that day on. */
type Step = { day: number; there: number };
type Changes = Map<number, number>;

const BEGUN = ['STARTED', 'ENDED'];
const DAY = 86_400_000;

/** How many more a share of a staff leaves beside those who are there; null where the staff is not known. Exactly the share may be taken. */
export const roomWithin = (staff: number | null, share: number, there: number): number | null =>
  staff === null ? null : Math.max(0, Math.floor(staff * share) - there);

/** The interns of enterprises and of their posts by days, as `unit_interns` says who counts: the most of a period, and since when an enterprise has any. */
export async function readInterns(tx: Tx, ctx: Ctx, partnerIds: string[]) {
  const rows = await tx.unitIntern.groupBy({
    by: ['partnerId', 'postId', 'fromOn', 'toOn', 'state'],
    where: { institutionId: ctx.institutionId, partnerId: { in: partnerIds } },
    _count: { _all: true },
  });
  const changes = new Map<string, Changes>();
  const begun = new Map<string, number>();
  for (const { partnerId, postId, fromOn, toOn, state, _count } of rows) {
    const [from, to] = [+fromOn, +toOn];
    for (const id of postId ? [partnerId, postId] : [partnerId]) {
      const of = changes.get(id) ?? new Map();
      changes.set(id, of.set(from, (of.get(from) ?? 0) + _count._all));
      of.set(to + DAY, (of.get(to + DAY) ?? 0) - _count._all);
    }
    if (BEGUN.includes(state)) begun.set(partnerId, Math.min(from, begun.get(partnerId) ?? from));
  }
  const steps = new Map([...changes].map(([id, of]) => [id, stepsOf(of)]));
  const known = new Map<string, number>();
  return {
    /** The most on any one day of the period at an enterprise or on a post; without an end, from the day on. */
    most(id: string, from: Date, to?: Date): number {
      const key = `${id} ${+from} ${to ? +to : ''}`;
      const found = known.get(key) ?? mostOf(steps.get(id) ?? [], +from, to ? +to : Number.POSITIVE_INFINITY);
      known.set(key, found);
      return found;
    },
    /** Whether interns of the enterprise began before the day. */
    usedBefore: (partnerId: string, day: Date): boolean => (begun.get(partnerId) ?? Number.POSITIVE_INFINITY) < +day,
  };
}

function stepsOf(changes: Changes): Step[] {
  let there = 0;
  const days = [...changes].sort(([a], [b]) => a - b);
  return days.map(([day, change]) => {
    there += change;
    return { day, there };
  });
}

function mostOf(steps: readonly Step[], from: number, to: number): number {
  let most = 0;
  for (const { day, there } of steps) {
    if (day > to) break;
    // What came before the period counts as it stands on its first day.
    most = day <= from ? there : Math.max(most, there);
  }
  return most;
}
