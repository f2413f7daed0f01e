import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { failField } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { judgePlacements } from '@/lib/modules/placements/judge';
import { searchTokens } from '@/lib/search/tokens';
import type { AgreementProfile, PartyInput } from './schema';

/** Steps that several commands share: each checks or writes one part of an agreement inside the caller's transaction. */

/** Columns of `agreements` for a profile; `partnerNames` are what it is found by besides its title and number. */
export function agreementColumns(input: AgreementProfile, partnerNames: string[]) {
  const { parties: _p, signedOn, validFrom, validTo, ...columns } = input;
  return {
    ...columns,
    ...dayColumns({ signedOn, validFrom, validTo }),
    searchTokens: tokensOf(input, partnerNames),
    updatedAt: new Date(),
  };
}

/** What an agreement is found by. */
export function tokensOf(of: { title: string; number: string | null }, partnerNames: string[]): string[] {
  return searchTokens({ text: [of.title, of.number, ...partnerNames], code: [of.number] });
}

type Days = { signedOn: Day | null; validFrom: Day | null; validTo: Day | null };

/** The days as the database keeps them. */
export function dayColumns({ signedOn, validFrom, validTo }: Days) {
  const toDate = (day: Day | null) => (day ? toDbDate(day) : null);
  return { signedOn: toDate(signedOn), validFrom: toDate(validFrom), validTo: toDate(validTo) };
}

/** The days must follow each other. Throws INVALID at the field. */
export function demandDays({ validFrom, validTo }: Pick<Days, 'validFrom' | 'validTo'>): void {
  if (validFrom && validTo && validTo < validFrom) failField('validTo', 'endBeforeStart');
}

/** What a concluded agreement cannot be without. Throws INVALID at the field. */
export function demandConcluded(input: Days & { number: string | null }, today: Day): void {
  for (const field of ['number', 'signedOn', 'validFrom', 'validTo'] as const)
    if (!input[field]) failField(field, 'required');
  if (input.signedOn && input.signedOn > today) failField('signedOn', 'inTheFuture');
  demandDays(input);
}

/** The number must be free in the institution; the database holds it against a race. Throws INVALID at the field. */
export async function demandFreeNumber(tx: Tx, ctx: Ctx, number: string | null, exceptId?: string): Promise<void> {
  if (!number) return;
  const holder = await tx.agreement.findFirst({
    where: { institutionId: ctx.institutionId, number, NOT: { id: exceptId } },
    select: { title: true },
  });
  if (holder) failField('number', 'agreementNumberTakenBy', { title: holder.title });
}

/** The college once, at least one partner, nobody and no part twice; partners must be visible. Gives their names. Throws INVALID at the field. */
export async function demandParties(tx: Tx, ctx: Ctx, parties: PartyInput[]): Promise<string[]> {
  const partnerIds = parties.flatMap((party) => party.partnerId ?? []);
  if (parties.length - partnerIds.length !== 1 || partnerIds.length === 0) failField('parties', 'agreementParties');
  if (new Set(partnerIds).size !== partnerIds.length) failField('parties', 'agreementPartyTwice');
  if (new Set(parties.map((party) => party.part)).size !== parties.length) failField('parties', 'agreementPartTwice');
  const partners = await tx.partner.findMany({
    where: { institutionId: ctx.institutionId, id: { in: partnerIds }, mergedIntoId: null },
    select: { name: true },
  });
  if (partners.length !== partnerIds.length) failField('parties', 'unknownChoice');
  return partners.map((partner) => partner.name);
}

/** Makes the parties what the form says. */
export async function replaceParties(tx: Tx, ctx: Ctx, agreementId: string, parties: PartyInput[]): Promise<void> {
  const at = { institutionId: ctx.institutionId, agreementId };
  const existing = await tx.agreementParty.findMany({ where: at });
  const same = (a: PartyInput, b: { partnerId: string | null; part: string; signatory: string | null }) =>
    a.partnerId === b.partnerId && a.part === b.part && a.signatory === b.signatory;
  const gone = existing.filter((e) => !parties.some((p) => same(p, e)));
  if (gone.length > 0)
    await tx.agreementParty.deleteMany({ where: { ...at, id: { in: gone.map((party) => party.id) } } });
  const fresh = parties.filter((p) => !existing.some((e) => same(p, e)));
  if (fresh.length > 0)
    await tx.agreementParty.createMany({ data: fresh.map((party) => ({ ...at, ...party, id: newId() })) });
}

/** The next free number in the manner of the last one, of this year (`BQ-2026-037` → `BQ-2026-038`); `2026-001` where there is none. */
export async function proposeNumber(tx: Tx, ctx: Ctx): Promise<string> {
  const year = ctx.today.slice(0, 4);
  const at = { institutionId: ctx.institutionId };
  const last = await tx.agreement.findFirst({
    where: { ...at, number: { not: null } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { number: true },
  });
  const [, start = `${year}-`, digits = '001', end = ''] = /^(.*\D)(\d+)(\D*)$/.exec(last?.number ?? '') ?? [];
  const prefix = start.replace(/20\d{2}/, year);
  const taken = await tx.agreement.findMany({
    where: { ...at, number: { startsWith: prefix, endsWith: end } },
    select: { number: true },
  });
  const used = taken.map(({ number }) => Number(number?.slice(prefix.length, number.length - end.length)));
  const next = Math.max(0, ...used.filter(Number.isSafeInteger)) + 1;
  return `${prefix}${String(next).padStart(digits.length, '0')}${end}`;
}

/** The agreement that renews this one, unless that was terminated. */
export function renewalOf(tx: Tx, ctx: Ctx, id: string): Promise<{ id: string } | null> {
  return tx.agreement.findFirst({
    where: { institutionId: ctx.institutionId, renewalOfId: id, state: { not: 'TERMINATED' } },
    select: { id: true },
  });
}

/** Interns at its parties are judged anew: whether what was agreed lasts as long as they stay is one of the rules. */
export async function judgeInterns(tx: Tx, ctx: Ctx, agreementId: string): Promise<void> {
  const partner = { parties: { some: { agreementId } } };
  await judgePlacements(tx, ctx, { partner, state: { in: ['DRAFT', 'SUBMITTED', 'APPROVED', 'STARTED'] } });
}
