import 'server-only';
import { addDays, type Day, fromDbDate, today } from '@/lib/kernel/day';
import { wherePlatform } from '@/lib/modules/platforms/policy';
import { asSystem } from './context';
import { liveMembers, officeMembers, startTelling } from './tell';

/** Days before an inspection is no longer good at which is told. */
const NEAR = 14;

/** Reminds whoever looks after a training base, else the office, that it is to be inspected: once after each inspection, and once where there was none. */
export async function remindOfInspections(institutionId: string, day: Day = today()): Promise<void> {
  await asSystem(
    institutionId,
    'inspections.remind',
    async ({ tx, ctx }) => {
      const bases = await tx.platform.findMany({
        where: wherePlatform(ctx, { kind: ['TRAINING_BASE'], inspection: 'DUE', on: addDays(day, NEAR) }),
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
      const telling = startTelling(tx, institutionId);
      for (const { id, name, responsibleId, inspections } of bases) {
        const [last] = inspections;
        const dueOn = fromDbDate(last?.nextOn ?? null);
        const owner = await liveMembers(tx, institutionId, [responsibleId]);
        await telling.tell({
          membershipIds: owner.length > 0 ? owner : await officeMembers(tx, institutionId),
          kind: dueOn ? 'inspectionDue' : 'inspectionNone',
          params: { name, dueOn: dueOn ?? '' },
          href: `/platforms/${id}`,
          dedupe: `inspection:${id}:${last?.id ?? 'none'}`,
        });
      }
      await telling.mail();
    },
    day,
  );
}
