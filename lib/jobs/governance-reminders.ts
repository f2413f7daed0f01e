import 'server-only';
import type { Tx } from '@/lib/db/client';
import { addDays, type Day, fromDbDate, toDbDate, today } from '@/lib/kernel/day';
import { taskList } from '@/lib/modules/tasks/list';
import { asSystem } from './context';
import { liveMembers, startTelling } from './tell';

type Due = { id: string; ownerId: string | null; dueOn: Day; what: string; platform: string; href: string };

/** Open resolutions and yearly tasks that are due by the day. */
async function dueBy(tx: Tx, institutionId: string, day: Day) {
  const due = { lte: toDbDate(day) };
  const orderBy = [{ dueOn: 'asc' as const }, { id: 'asc' as const }];
  const platform = { select: { id: true, name: true } } as const;
  const resolutions = await tx.resolution.findMany({
    where: { institutionId, doneOn: null, dueOn: due, ownerId: { not: null } },
    orderBy,
    include: { meeting: { select: { platform } } },
  });
  const tasks = await tx.platformTask.findMany({
    where: { institutionId, doneOn: null, droppedOn: null, dueOn: due, ownerId: { not: null } },
    orderBy,
    include: { platform },
  });
  const dayOf = (on: Date | null) => fromDbDate(on) ?? day;
  return {
    resolution: resolutions.map(
      ({ id, ownerId, dueOn, text, meetingId, meeting }): Due => ({
        ...{ id, ownerId, dueOn: dayOf(dueOn), what: text, platform: meeting.platform.name },
        href: `/platforms/meetings/${meetingId}`,
      }),
    ),
    task: tasks.map(
      ({ id, ownerId, dueOn, title, platform: of }): Due => ({
        ...{ id, ownerId, dueOn: dayOf(dueOn), what: title, platform: of.name },
        href: taskList.href({ filter: { mine: '1', platform: [of.id] } }),
      }),
    ),
  };
}

/** Reminds the owners of open resolutions and yearly tasks: once the day before they are due (or as soon after as a server runs), once when they are overdue. */
export async function remindOfGovernance(institutionId: string, day: Day = today()): Promise<void> {
  await asSystem(
    institutionId,
    'governance.remind',
    async ({ tx }) => {
      const telling = startTelling(tx, institutionId);
      for (const [of, all] of Object.entries(await dueBy(tx, institutionId, addDays(day, 1))))
        for (const { id, ownerId, dueOn, what, platform, href } of all) {
          const kind =
            `${of as 'resolution' | 'task'}${dueOn < day ? ('Overdue' as const) : ('Due' as const)}` as const;
          await telling.tell({
            membershipIds: await liveMembers(tx, institutionId, [ownerId]),
            ...{ kind, params: { what, platform, dueOn }, href, dedupe: `${kind}:${id}:${dueOn}` },
          });
        }
      await telling.mail();
    },
    day,
  );
}
