import 'server-only';
import type { Tx } from '@/lib/db/client';
import { addDays, type Day, fromDbDate, toDbDate, today } from '@/lib/kernel/day';
import { asSystem } from './context';
import { liveMembers, officeMembers, startTelling } from './tell';

/** Days before the last one at which is told, and after it. */
const NEAR = 7;

/** Who is told: the enterprise's liaisons and who looks after it, else the office. */
async function recipients(
  tx: Tx,
  institutionId: string,
  partner: { id: string; ownerId: string | null },
): Promise<string[]> {
  const liaisons = await tx.membership.findMany({
    where: { institutionId, role: 'LIAISON', partnerId: partner.id, endedAt: null },
    select: { id: true },
  });
  const all = [...liaisons.map(({ id }) => id), ...(await liveMembers(tx, institutionId, [partner.ownerId]))];
  return all.length > 0 ? all : officeMembers(tx, institutionId);
}

/** Reminds of the institution's vacancies that end within a week, and tells of those that have expired by themselves: once each. */
export async function remindOfVacancies(institutionId: string, day: Day = today()): Promise<void> {
  await asSystem(
    institutionId,
    'vacancies.remind',
    async ({ tx }) => {
      const ending = await tx.vacancy.findMany({
        where: {
          ...{ institutionId, withdrawnOn: null, opensOn: { lte: toDbDate(day) } },
          closesOn: { gt: toDbDate(addDays(day, -NEAR)), lte: toDbDate(addDays(day, NEAR)) },
        },
        select: { id: true, title: true, closesOn: true, partner: { select: { id: true, name: true, ownerId: true } } },
        orderBy: [{ closesOn: 'asc' }, { id: 'asc' }],
      });
      const telling = startTelling(tx, institutionId);
      for (const { id, title, closesOn, partner } of ending) {
        const over = fromDbDate(closesOn) <= day;
        const last = addDays(fromDbDate(closesOn), -1);
        await telling.tell({
          membershipIds: await recipients(tx, institutionId, partner),
          kind: over ? 'vacancyExpired' : 'vacancyEnding',
          params: { title, partner: partner.name, day: last },
          href: `/vacancies/${id}`,
          dedupe: `${over ? 'vacancy-expired' : 'vacancy-ending'}:${id}:${last}`,
        });
      }
      await telling.mail();
    },
    day,
  );
}
