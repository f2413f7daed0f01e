import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { compareKey, tidyBlanks } from '@/lib/identifiers/dirty-text';
import type { Ctx } from '@/lib/kernel/context';
import { visibleAgreements } from '@/lib/modules/agreements/policy';
import { listOf as list, textOf as text } from './import-cells';
import { PERSON, readStaff } from './import-named';
import { partnerMatcher, partnersMeant } from './import-partners-records';
import type { ReadRow } from './import-target';

const PARTS = {
  ...{ department: { select: { name: true } }, responsible: PERSON },
  parties: {
    orderBy: { part: 'asc' },
    select: { partnerId: true, part: true, signatory: true, partner: { select: { name: true } } },
  },
} as const satisfies Prisma.AgreementInclude;
export type StoredAgreement = Prisma.AgreementGetPayload<{ include: typeof PARTS }>;
export type Party = Pick<StoredAgreement['parties'][number], 'partnerId' | 'part' | 'signatory'>;
export type AgreementsKnown = Awaited<ReturnType<typeof readKnown>>;

/** A number as it is looked up: brackets and blanks are written in several ways. */
export const numberKey = (number: string | null): string | null => number && compareKey(number);

/** What the words of the sheet are looked up in. */
export async function readKnown(tx: Tx, ctx: Ctx, rows: ReadRow[]) {
  const wanted = rows.flatMap((row) => list(row, 'partners')).map((name) => ({ code: null, name }));
  const numbers = new Set(rows.flatMap((row) => numberKey(text(row, 'number')) ?? []));
  const titles = new Set(rows.flatMap((row) => text(row, 'title') ?? []));
  const all = await tx.agreement.findMany({
    where: visibleAgreements(ctx),
    select: { id: true, number: true, title: true },
  });
  const meant = all.filter(({ number, title }) =>
    number ? numbers.has(compareKey(number)) : titles.has(tidyBlanks(title)),
  );
  const stored: StoredAgreement[] = await tx.agreement.findMany({
    where: { institutionId: ctx.institutionId, id: { in: meant.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
    include: PARTS,
  });
  return { stored, staff: await readStaff({ tx, ctx }), match: partnerMatcher(await partnersMeant(tx, ctx, wanted)) };
}
