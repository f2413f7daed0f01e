import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import type { PartyInput } from '@/lib/modules/agreements/schema';
import { PARTS } from '@/lib/modules/agreements/words';
import { replaceParties, tokensOf } from '@/lib/modules/agreements/writes';
import type { AgreementPlan } from './import-agreements';
import type { Party } from './import-agreements-known';
import { inTenThousands } from './import-cells';
import { createPartners } from './import-missing';
import { makeDepartments } from './import-named';
import type { PartnerLookups } from './import-partners-lookups';
import { type Planned, saidBy, type Values, type Writing } from './import-planned';
import type { WrittenRow } from './import-target';
import { demandUntouched, told } from './import-undo';

type Making = Writing & { lookups: PartnerLookups };

/** Writes new agreements and changed ones, with their parties. */
export async function writeAgreements(at: Making, planned: Planned<AgreementPlan>[]): Promise<void> {
  const { tx, ctx, batchId } = at;
  const { institutionId } = ctx;
  await makeDepartments(
    at,
    at.lookups,
    planned.flatMap(({ plan }) => plan.department ?? []),
  );
  await createPartners(
    at,
    planned.flatMap(({ plan: { partners, values } }) => {
      const since = [values.signedOn ?? ctx.today, ctx.today].sort()[0] ?? ctx.today;
      return partners.map((partner) => ({ partner, since }));
    }),
  );
  let written = 0;
  for (const { row, plan } of planned) {
    const { values, responsibleId } = plan;
    const departmentId = plan.department?.id ?? null;
    const ids = { departmentId, responsibleId };
    if (row.result === 'NEW') {
      const id = row.recordId ?? newId();
      const { title, kind, number } = values;
      const names = plan.partners.map(({ name }) => name);
      await tx.agreement.create({
        data: {
          ...{ institutionId, id, importBatchId: batchId, ...columnsOf({ ...values, ...ids }) },
          ...{ title, kind, searchTokens: tokensOf({ title, number }, names) },
        },
      });
      await replaceParties(tx, ctx, id, partiesOf(plan));
    } else if (row.result === 'CHANGED') {
      const said = { ...saidBy(row, values), ...ids };
      await write(at, row.recordId ?? '', { version: row.version ?? 0, said, parties: partiesOf(plan) });
    } else continue;
    written += 1;
    await at.done(written);
  }
}

/** Who stays keeps its part and signatory; who is new gets the next one, after the college, which is the first. */
function partiesOf({ partners, parties }: Pick<AgreementPlan, 'partners' | 'parties'>): PartyInput[] {
  const college: Party = { partnerId: null, part: 'A', signatory: null };
  const stay = (parties.length > 0 ? parties : [college]).filter(
    ({ partnerId }) => partnerId === null || partners.some(({ id }) => id === partnerId),
  );
  const free = PARTS.filter((part) => !stay.some((each) => each.part === part));
  const fresh = partners.filter(({ id }) => !stay.some(({ partnerId }) => partnerId === id));
  const added = fresh.map(({ id }, n) => ({ partnerId: id, part: free[n] ?? '', signatory: null }));
  return [...stay, ...added] as PartyInput[];
}

type Where = Pick<Writing, 'tx' | 'ctx'>;
const day = (value: ReadValue | undefined) => (typeof value === 'string' ? toDbDate(value as Day) : null);

/** The columns among what is said: department and who is responsible by their ids, where they change. */
function columnsOf(said: Values) {
  const {
    partners: _partners,
    department: _department,
    departmentId,
    responsible: _name,
    responsibleId,
    ...own
  } = said;
  const { signedOn, validFrom, validTo, terminatedOn, amount, ...plain } = own;
  return {
    ...plain,
    ...('department' in said && { departmentId: departmentId as string | null }),
    ...('responsible' in said && { responsibleId: responsibleId as string | null }),
    ...('signedOn' in said && { signedOn: day(signedOn) }),
    ...('validFrom' in said && { validFrom: day(validFrom) }),
    ...('validTo' in said && { validTo: day(validTo) }),
    ...('terminatedOn' in said && { terminatedOn: day(terminatedOn) }),
    ...('amount' in said && { amount: inTenThousands(amount) }),
  };
}

type Said = { version: number; said: Values; parties: PartyInput[] };

/** Writes what a row says, or what stood there before it. */
async function write({ tx, ctx }: Where, id: string, { version, said, parties }: Said): Promise<void> {
  const at = { institutionId: ctx.institutionId, id };
  const { count } = await tx.agreement.updateMany({
    where: { ...at, version },
    data: { ...columnsOf(said), version: { increment: 1 }, updatedAt: new Date() },
  });
  if (count === 0) fail('CONFLICT', 'importStale');
  if ('partners' in said) await replaceParties(tx, ctx, id, parties);
  const now = await tx.agreement.findFirstOrThrow({
    where: at,
    select: { title: true, number: true, parties: { select: { partner: { select: { name: true } } } } },
  });
  const names = now.parties.flatMap(({ partner }) => partner?.name ?? []);
  await tx.agreement.updateMany({ where: at, data: { searchTokens: tokensOf(now, names) } });
}

const none = { none: {} };
/** Nothing refers to it but its parties. */
const UNUSED = {
  ...{ renewals: none, attachments: none, orderClasses: none, platforms: none, pathwayClasses: none, evidences: none },
} satisfies Record<Exclude<keyof Prisma.AgreementCountOutputTypeSelect, 'parties'>, typeof none>;

/** Takes imported agreements back: new ones go, changed ones become what they were. Throws RULE when one was changed since or something refers to it. */
export async function undoAgreements(tx: Tx, ctx: Ctx, rows: WrittenRow[]): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const now = await tx.agreement.findMany({
    where: { ...at, id: { in: rows.map((row) => row.recordId) } },
    select: { id: true, version: true, title: true },
  });
  demandUntouched(rows, new Map(now.map((each) => [each.id, each])), ({ title }) => title);
  const news = rows.filter((row) => row.result === 'NEW').map((row) => row.recordId);
  const used = await tx.agreement.findMany({
    where: { ...at, id: { in: news }, NOT: UNUSED },
    select: { title: true },
  });
  if (used.length > 0) fail('RULE', 'importInUse', { params: told(used.map(({ title }) => title)) });
  await tx.agreement.deleteMany({ where: { ...at, id: { in: news } } });
  for (const { recordId, version, before } of rows.filter((row) => row.result === 'CHANGED')) {
    const { parties = [], ...said } = before as Values & { parties?: PartyInput[] };
    await write({ tx, ctx }, recordId, { version: (version ?? 0) + 1, said, parties });
  }
}
