import 'server-only';
import { createHash } from 'node:crypto';
import type { Refusal } from './words';

export type Candidate = {
  id: string;
  /** Posts in the order in which the student wants them. */
  wishes: readonly string[];
  /** Posts that it may not take, for its age, its sex or its programme. */
  barred: ReadonlySet<string>;
};
/** A post with its free slots, and what the 20% of its staff leave; null where that is not known. */
export type Offer = { id: string; unitId: string; free: number; cap: number | null };
/** What the 10% of an enterprise's staff leave. */
export type Unit = { id: string; cap: number | null };
export type Given = { studentId: string; postId: string; rank: number | null };
export type Left = { studentId: string; wishes: { postId: string; rank: number; refusal: Refusal }[] };

/**
 * The order in which students of the same rank come: by a digest of plan and student. Nobody can bring it about, it has nothing to do with who came first,
 * and whoever works it out again gets the same.
 */
export function drawLots(planId: string, studentIds: readonly string[]): Map<string, number> {
  const digest = (id: string) => createHash('sha256').update(`${planId}:${id}`).digest('hex');
  const drawn = studentIds.map((id) => ({ id, by: digest(id) })).sort((a, b) => (a.by < b.by ? -1 : 1));
  return new Map(drawn.map(({ id }, at) => [id, at + 1]));
}

type Room = { offers: ReadonlyMap<string, Offer>; free: Map<string, number>; unit: Map<string, number | null> };

function roomOf(offers: readonly Offer[], units: readonly Unit[]): Room {
  return {
    offers: new Map(offers.map((offer) => [offer.id, offer])),
    free: new Map(offers.map(({ id, free, cap }) => [id, Math.min(free, cap ?? free)])),
    unit: new Map(units.map(({ id, cap }) => [id, cap])),
  };
}

/** Why the student cannot have the post now; null when it can. */
function refusalOf({ offers, free, unit }: Room, who: Candidate, postId: string): Refusal | null {
  const offer = offers.get(postId);
  if (!offer) return 'GONE';
  if (who.barred.has(postId)) return 'BARRED';
  if (unit.get(offer.unitId) === 0) return 'UNIT_CAP';
  if ((free.get(postId) ?? 0) > 0) return null;
  return offer.cap !== null && offer.cap < offer.free ? 'POST_CAP' : 'FULL';
}

function seat(room: Room, postId: string): void {
  room.free.set(postId, (room.free.get(postId) ?? 0) - 1);
  const unitId = room.offers.get(postId)?.unitId ?? '';
  const left = room.unit.get(unitId);
  if (typeof left === 'number') room.unit.set(unitId, left - 1);
}

/** The post with the most slots left that the student may have. */
function roomiest(room: Room, who: Candidate): string | null {
  const open = [...room.offers.keys()].filter((id) => refusalOf(room, who, id) === null);
  const free = (id: string) => room.free.get(id) ?? 0;
  return open.sort((a, b) => free(b) - free(a) || (a < b ? -1 : 1))[0] ?? null;
}

type Asked = {
  planId: string;
  candidates: readonly Candidate[];
  offers: readonly Offer[];
  units: readonly Unit[];
  fill: boolean;
};

/** Who gets which post: all first wishes before any second one, within a rank by lot, never above slots and caps. The same input gives the same. */
export function propose({ planId, candidates, offers, units, fill }: Asked): { given: Given[]; left: Left[] } {
  const room = roomOf(offers, units);
  const lots = drawLots(
    planId,
    candidates.map(({ id }) => id),
  );
  const byLot = [...candidates].sort((a, b) => (lots.get(a.id) ?? 0) - (lots.get(b.id) ?? 0));
  const given = new Map<string, Given>();
  const refused = new Map<string, Left['wishes']>();
  const give = (studentId: string, postId: string, rank: number | null) => {
    seat(room, postId);
    given.set(studentId, { studentId, postId, rank });
  };
  const ranks = Math.max(0, ...candidates.map(({ wishes }) => wishes.length));
  for (let at = 0; at < ranks; at++)
    for (const who of byLot) {
      const postId = who.wishes[at];
      if (!postId || given.has(who.id)) continue;
      const refusal = refusalOf(room, who, postId);
      if (!refusal) give(who.id, postId, at + 1);
      else refused.set(who.id, [...(refused.get(who.id) ?? []), { postId, rank: at + 1, refusal }]);
    }
  for (const who of fill ? byLot : []) {
    const postId = given.has(who.id) ? null : roomiest(room, who);
    if (postId) give(who.id, postId, null);
  }
  const without = byLot.filter(({ id }) => !given.has(id));
  return {
    given: byLot.flatMap(({ id }) => given.get(id) ?? []),
    left: without.map(({ id }) => ({ studentId: id, wishes: refused.get(id) ?? [] })),
  };
}

/** What a proposal is known by: whoever accepts it says which one was seen. */
export function sealOf(given: readonly Given[]): string {
  const pairs = given.map(({ studentId, postId }) => `${studentId}>${postId}`).sort();
  return createHash('sha256').update(pairs.join()).digest('hex').slice(0, 32);
}
