import 'server-only';
import { type Day, today } from '@/lib/kernel/day';
import { judgePlacements } from '@/lib/modules/placements/judge';
import { asSystem } from './context';

/** Judges the institution's placements by the rules anew: ages, caps and partners change without anybody touching a placement. */
export async function judgeInternships(institutionId: string, day: Day = today()): Promise<void> {
  const live = { state: { in: ['DRAFT', 'SUBMITTED', 'APPROVED', 'STARTED'] } };
  await asSystem(institutionId, 'placements.judge', ({ tx, ctx }) => judgePlacements(tx, ctx, live), day);
}
