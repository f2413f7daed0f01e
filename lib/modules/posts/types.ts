import type { Day } from '@/lib/kernel/day';
import type { Hazard } from '@/lib/modules/placements/words';
import type { Accommodation, PostState } from './words';
import type { PostEvent } from './workflow';

type Named = { id: string; name: string };

/** A post as a list row shows it. */
export type PostRow = {
  id: string;
  title: string;
  partner: Named;
  state: PostState;
  slots: number;
  taken: number;
  pay: number | null;
  place: string | null;
  validFrom: Day;
  validTo: Day;
};
export type PostTotals = { slots: number; taken: number };

/** Slots on offer and free, and students without a place, of a programme; `id` null for the total and for posts of any programme, which no student needs. */
export type NeededRow = {
  id: string | null;
  name: string;
  slots: number;
  free: number;
  needed: number | null;
  to: Record<'slots' | 'free', string> & { needed: string | null };
};
export type PostsNeeded = { rows: NeededRow[]; any: NeededRow | null; total: NeededRow };

/** What the form edits, as it is now. */
export type PostForm = {
  id: string;
  version: number;
  partnerId: string;
  partnerName: string;
  title: string;
  description: string | null;
  requirements: string | null;
  placeCode: string | null;
  address: string | null;
  slots: number;
  pay: number | null;
  peerPay: number | null;
  peers: number | null;
  hoursPerDay: number | null;
  daysPerWeek: number | null;
  nightShift: boolean;
  overtime: boolean;
  hazards: Hazard[];
  intensity: number | null;
  accommodation: Accommodation | null;
  programmeIds: string[];
  validFrom: Day;
  validTo: Day;
};

export type PostRecord = PostForm & {
  state: PostState;
  taken: number;
  place: string | null;
  programmes: Named[];
  /** How many more interns it may take by the 10% of the unit's staff and the 20% of the post's; null where that is not known. */
  room: { unit: number | null; post: number | null };
  events: PostEvent[];
  may: { edit: boolean; link: boolean };
};
