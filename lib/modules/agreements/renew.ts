import 'server-only';
import { addDays, fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { demandEvent, writeVersioned } from './commands';
import { agreementVersion } from './schema';
import { renewalOf, tokensOf } from './writes';

/** The day so many years later; 29 February becomes the 28th. */
function yearsLater(day: string, years: number): string {
  const later = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  return later.endsWith('-02-29') ? `${later.slice(0, 4)}-02-28` : later;
}

/** The days that follow without a gap: from the day after the last one, for as many whole years as before, one at least. */
export function followingDays(validFrom: string, validTo: string): { validFrom: string; validTo: string } {
  const from = addDays(validTo, 1);
  const years = Math.max(1, Number(from.slice(0, 4)) - Number(validFrom.slice(0, 4)));
  return { validFrom: from, validTo: addDays(yearsLater(from, years), -1) };
}

/** A new draft with the same content, whose days follow the old one's. One renewal at a time: the old record's version holds it against a race. */
export const renewAgreement = defineCommand({
  name: 'agreements.renew',
  permission: 'agreements.write',
  input: agreementVersion,
  run: async ({ tx, ctx, input }) => {
    const { agreement } = await demandEvent(tx, ctx, 'renew', input);
    if (await renewalOf(tx, ctx, agreement.id)) fail('RULE', 'alreadyRenewed');
    await writeVersioned(tx, ctx, input, {});
    const { validFrom, validTo } = agreement;
    const days = validFrom && validTo ? followingDays(fromDbDate(validFrom), fromDbDate(validTo)) : null;
    const names = agreement.parties.flatMap((party) => party.partner?.name ?? []);
    const { kind, title, autoRenew, amount, departmentId, responsibleId, summary } = agreement;
    const at = { institutionId: ctx.institutionId };
    const id = newId();
    await tx.agreement.create({
      data: {
        ...{ ...at, id, kind, title, autoRenew, amount, departmentId, responsibleId, summary },
        renewalOfId: agreement.id,
        validFrom: days && toDbDate(days.validFrom),
        validTo: days && toDbDate(days.validTo),
        searchTokens: tokensOf({ title, number: null }, names),
      },
    });
    const parties = await tx.agreementParty.findMany({
      where: { ...at, agreementId: agreement.id },
      select: { partnerId: true, part: true, signatory: true },
    });
    await tx.agreementParty.createMany({
      data: parties.map((party) => ({ ...at, ...party, id: newId(), agreementId: id })),
    });
    return { id };
  },
});
