import 'server-only';
import { addDays, type Day, fromDbDate, today } from '@/lib/kernel/day';
import { type PlatformFilter, platformHref } from '@/lib/modules/platforms/list';
import { wherePlatform } from '@/lib/modules/platforms/policy';
import { asSystem } from './context';
import { liveMembers, officeMembers, startTelling } from './tell';

/** Days before an inspection is no longer good at which is told. */
const NEAR = 14;

/** Reminds whoever looks after a training base, else the office, that it is to be inspected: once after each inspection, and once a year of all that have had none. */
export async function remindOfInspections(institutionId: string, day: Day = today()): Promise<void> {
  await asSystem(
    institutionId,
    'inspections.remind',
    async ({ tx, ctx }) => {
      const filter: PlatformFilter = { kind: ['TRAINING_BASE'], inspection: 'DUE', on: addDays(day, NEAR) };
      const bases = await tx.platform.findMany({
        where: wherePlatform(ctx, filter),
        select: {
          ...{ id: true, name: true, responsibleId: true },
          inspections: {
            orderBy: [{ inspectedOn: 'desc' }, { id: 'desc' }],
            take: 1,
            select: { id: true, nextOn: true },
          },
        },
        orderBy: { id: 'asc' },
      });
      const owners = bases.map(({ responsibleId }) => responsibleId);
      const live = new Set(await liveMembers(tx, institutionId, owners));
      const office = await officeMembers(tx, institutionId);
      const telling = startTelling(tx, institutionId);
      const never = new Map<string, string[]>();
      for (const { id, name, responsibleId, inspections } of bases) {
        const membershipIds = responsibleId && live.has(responsibleId) ? [responsibleId] : office;
        const [last] = inspections;
        if (last)
          await telling.tell({
            ...{ membershipIds, kind: 'inspectionDue', href: `/platforms/${id}`, dedupe: `inspection:${last.id}` },
            params: { name, dueOn: fromDbDate(last.nextOn) ?? '' },
          });
        else for (const member of membershipIds) never.set(member, [...(never.get(member) ?? []), name]);
      }
      const href = platformHref({ kind: ['TRAINING_BASE'], inspection: 'DUE' });
      for (const [member, names] of never)
        await telling.tell({
          ...{ membershipIds: [member], kind: 'inspectionNone', href, dedupe: `inspection-none:${day.slice(0, 4)}` },
          params: { count: names.length, name: names[0] ?? '' },
        });
      await telling.mail();
    },
    day,
  );
}
