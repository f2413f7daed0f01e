import type { Day } from '@/lib/kernel/day';
import type { Counts } from '@/lib/modules/centres/types';
import type { Category, Purpose } from '@/lib/modules/centres/words';

type Named = { id: string; name: string };

/** Those of one category who took part in one session. */
export type AttendanceRow = Counts & {
  id: string;
  category: Category;
  heldOn: Day;
  startsAt: string;
  endsAt: string;
  title: string;
  purpose: Purpose;
  centre: Named;
  room: string;
  orderClass: Named | null;
  training: Named | null;
  partner: Named | null;
  /** What the reader may correct: the session with its counts of all categories; none where he may not. */
  session: { id: string; version: number; title: string; participants: Partial<Record<Category, Counts>> } | null;
};

type Choice = { value: string; label: string; count: number };
export type AttendanceFacets = {
  total: number;
  category: { value: Category; count: number }[];
  centres: Choice[];
};
