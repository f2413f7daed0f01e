import 'server-only';
import { addDays, type Day, fromDbDate, toDbDate, today } from '@/lib/kernel/day';
import { asSystem } from './context';
import { liveMembers, startTelling } from './tell';

/** Reminds the owners of the institution's open follow-ups: once the day before it is due (or as soon after as a server runs), once when it is overdue. */
export async function remindOfFollowUps(institutionId: string, day: Day = today()): Promise<void> {
  await asSystem(
    institutionId,
    'follow-ups.remind',
    async ({ tx }) => {
      const open = await tx.followUp.findMany({
        where: { institutionId, doneOn: null, dueOn: { lte: toDbDate(addDays(day, 1)) } },
        select: {
          id: true,
          what: true,
          ownerId: true,
          dueOn: true,
          visitId: true,
          visit: { select: { partner: { select: { name: true } } } },
        },
        orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
      });
      const telling = startTelling(tx, institutionId);
      for (const { id, what, ownerId, visitId, visit, ...row } of open) {
        const dueOn = fromDbDate(row.dueOn);
        const kind = dueOn < day ? 'followUpOverdue' : 'followUpDue';
        await telling.tell({
          membershipIds: await liveMembers(tx, institutionId, [ownerId]),
          kind,
          params: { what, partner: visit.partner.name, dueOn },
          href: `/visits/${visitId}`,
          dedupe: `${kind}:${id}:${dueOn}`,
        });
      }
      await telling.mail();
    },
    day,
  );
}
