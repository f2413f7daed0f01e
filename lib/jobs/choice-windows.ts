import 'server-only';
import { type Day, today } from '@/lib/kernel/day';
import { plansWithinWindow, tellOfWindow } from '@/lib/modules/choices/writes';
import { asSystem } from './context';

/** Tells students of the windows in which they can choose a post, on the day on which each opens (or as soon after as a server runs): once. */
export async function tellOfChoiceWindows(institutionId: string, day: Day = today()): Promise<void> {
  await asSystem(
    institutionId,
    'choices.tell',
    async ({ tx, ctx }) => {
      for (const plan of await plansWithinWindow(tx, ctx)) await tellOfWindow(tx, ctx, plan);
    },
    day,
  );
}
