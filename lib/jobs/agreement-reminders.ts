import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { addDays, type Day, daysBetween, fromDbDate, toDbDate, today } from '@/lib/kernel/day';
import { agreementInForceOn } from '@/lib/modules/partners/policy';
import { asSystem } from './context';
import { liveMembers, officeMembers, startTelling, type Telling } from './tell';

/** Days before the end at which is told, nearest first. */
const THRESHOLDS = [7, 30, 90] as const;

const select = {
  id: true,
  title: true,
  validTo: true,
  responsibleId: true,
  parties: {
    where: { partnerId: { not: null } },
    orderBy: { part: 'asc' },
    select: { partner: { select: { name: true, ownerId: true } } },
  },
} as const satisfies Prisma.AgreementSelect;
type Ending = Prisma.AgreementGetPayload<{ select: typeof select }>;

/** In force on the day, over within the longest threshold, and with no signed renewal. */
function endingSoon(institutionId: string, day: Day): Prisma.AgreementWhereInput {
  return {
    institutionId,
    AND: [agreementInForceOn(day)],
    state: 'SIGNED',
    validTo: { lte: toDbDate(addDays(day, Math.max(...THRESHOLDS))) },
    renewals: { none: { state: 'SIGNED' } },
  };
}

/** Who is told: the responsible member, else who looks after its partners, else the office. */
async function recipients(tx: Tx, institutionId: string, agreement: Ending): Promise<string[]> {
  const responsible = await liveMembers(tx, institutionId, [agreement.responsibleId]);
  if (responsible.length > 0) return responsible;
  const owners = await liveMembers(
    tx,
    institutionId,
    agreement.parties.map((party) => party.partner?.ownerId ?? null),
  );
  return owners.length > 0 ? owners : officeMembers(tx, institutionId);
}

async function remindOf(tx: Tx, telling: Telling, institutionId: string, agreement: Ending, day: Day): Promise<void> {
  const validTo = fromDbDate(agreement.validTo);
  if (!validTo) return;
  const days = daysBetween(day, validTo);
  // The nearest threshold reached: days on which no server ran are made up for by one notice, not by several.
  const threshold = THRESHOLDS.find((n) => days <= n);
  if (threshold === undefined) return;
  const partner = agreement.parties.map((party) => party.partner?.name ?? '').join(' · ');
  await telling.tell({
    membershipIds: await recipients(tx, institutionId, agreement),
    kind: 'agreementEnding',
    params: { title: agreement.title, partner, validTo, days },
    href: `/agreements/${agreement.id}`,
    dedupe: `agreement-ending:${agreement.id}:${validTo}:${threshold}`,
  });
}

/** Reminds of the institution's agreements that end soon: once each at 90, 30 and 7 days. */
export async function remindOfAgreements(institutionId: string, day: Day = today()): Promise<void> {
  await asSystem(
    institutionId,
    'agreements.remind',
    async ({ tx }) => {
      const ending = await tx.agreement.findMany({
        where: endingSoon(institutionId, day),
        select,
        orderBy: [{ validTo: 'asc' }, { id: 'asc' }],
      });
      const telling = startTelling(tx, institutionId);
      for (const agreement of ending) await remindOf(tx, telling, institutionId, agreement, day);
      await telling.mail();
    },
    day,
  );
}
