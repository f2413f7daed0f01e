import 'server-only';
import { type Day, fromDbDate, today } from '@/lib/kernel/day';
import { asSystem } from './context';
import { liveMembers, officeMembers, startTelling } from './tell';

/** Tells the owners of the institution's open incidents, and the office where there is none: once that it was reported, once that it is overdue; of a leave, that the intern is not back. */
export async function remindOfIncidents(institutionId: string, day: Day = today()): Promise<void> {
  await asSystem(
    institutionId,
    'incidents.remind',
    async ({ tx }) => {
      const open = await tx.incident.findMany({
        where: { institutionId, closedOn: null },
        select: {
          ...{ id: true, kind: true, what: true, ownerId: true, dueOn: true, untilOn: true, placementId: true },
          placement: { select: { student: { select: { name: true } } } },
        },
        orderBy: [{ happenedOn: 'asc' }, { id: 'asc' }],
      });
      const telling = startTelling(tx, institutionId);
      for (const { id, what, ownerId, placementId, placement, ...row } of open) {
        const leave = row.kind === 'LEAVE';
        const last = fromDbDate(leave ? row.untilOn : row.dueOn);
        const late = last !== null && last < day;
        if (leave && !late) continue;
        const kind = leave ? 'leaveOver' : late ? 'incidentOverdue' : 'incidentOpen';
        const owners = await liveMembers(tx, institutionId, [ownerId]);
        await telling.tell({
          membershipIds: owners.length > 0 ? owners : await officeMembers(tx, institutionId),
          kind,
          params: { student: placement.student.name, what, day: last ?? '' },
          href: `/internships/placements/${placementId}`,
          dedupe: `${kind}:${id}:${last ?? ''}`,
        });
      }
      await telling.mail();
    },
    day,
  );
}
