import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { searchTokens } from '@/lib/search/tokens';
import type { BasePlan } from './import-bases';
import { createPartners } from './import-missing';
import type { Planned } from './import-planned';
import type { WrittenRow } from './import-target';
import { demandUntouched, told } from './import-undo';

/** 元 of a 万元, in which the value of equipment is kept. */
export const YUAN = 10_000;

type Writing = { tx: Tx; ctx: Ctx; batchId: string; done: (rows: number) => Promise<void> };
type Values = Record<string, ReadValue>;

const day = (value: ReadValue | undefined) => (typeof value === 'string' ? toDbDate(value as Day) : null);

/** The columns among the values; those of other tables and the department's name are left out. */
function columnsOf(said: Values) {
  const { department: _name, partners: _partners, programmes: _programmes, ...own } = said;
  const { establishedOn, validTo, equipmentValue, ...plain } = own;
  return {
    ...plain,
    ...('establishedOn' in said && { establishedOn: day(establishedOn) }),
    ...('validTo' in said && { validTo: day(validTo) }),
    ...('equipmentValue' in said && {
      equipmentValue: typeof equipmentValue === 'string' ? Number(equipmentValue) / YUAN : null,
    }),
  };
}

/** Writes new bases and changed ones; partners and programmes that a row names are added to those that there are. */
export async function writeBases(at: Writing, planned: Planned<BasePlan>[]): Promise<void> {
  const { tx, ctx, batchId } = at;
  const { institutionId } = ctx;
  await createPartners(
    at,
    planned.flatMap(({ plan }) =>
      plan.partners.map((partner) => ({ partner, since: (plan.values.establishedOn ?? ctx.today) as Day })),
    ),
  );
  let written = 0;
  for (const { row, plan } of planned) {
    if (row.result !== 'NEW' && row.result !== 'CHANGED') continue;
    const id = row.recordId ?? newId();
    const { departmentId, values } = plan;
    if (row.result === 'NEW')
      await tx.platform.create({
        data: {
          ...{ institutionId, id, kind: 'TRAINING_BASE', importBatchId: batchId, departmentId },
          ...{ name: values.name, ...columnsOf(values), level: values.level ?? 'SCHOOL' },
          searchTokens: searchTokens({ text: [values.name, values.address] }),
        },
      });
    else {
      const keys = new Set(row.changes.map(({ key }) => key));
      const said = Object.fromEntries(Object.entries(values as Values).filter(([key]) => keys.has(key)));
      await write(at, id, row.version ?? 0, said, keys.has('department') ? { departmentId } : {});
    }
    await join(at, id, plan);
    written += 1;
    await at.done(written);
  }
}

type Where = Pick<Writing, 'tx' | 'ctx'>;

async function join({ tx, ctx }: Where, platformId: string, { partners, programmeIds, values }: BasePlan) {
  const { institutionId } = ctx;
  const joinedOn = day(values.establishedOn);
  await tx.platformPartner.createMany({
    data: partners.map(({ id }) => ({
      ...{ institutionId, id: newId(), platformId, partnerId: id ?? '', part: 'MEMBER', joinedOn },
    })),
    skipDuplicates: true,
  });
  await tx.platformProgramme.createMany({
    data: programmeIds.map((programmeId) => ({ institutionId, id: newId(), platformId, programmeId })),
    skipDuplicates: true,
  });
}

async function write(
  { tx, ctx }: Where,
  id: string,
  version: number,
  said: Values,
  more: { departmentId?: string | null },
): Promise<void> {
  const at = { institutionId: ctx.institutionId, id, version };
  const now = await tx.platform.findFirst({ where: at, select: { name: true, address: true, trades: true } });
  if (!now) fail('CONFLICT', 'importStale');
  const address = 'address' in said ? (said.address as string | null) : now.address;
  const { count } = await tx.platform.updateMany({
    where: at,
    data: {
      ...{ ...columnsOf(said), ...more },
      searchTokens: searchTokens({ text: [now.name, address, ...now.trades] }),
      ...{ version: { increment: 1 }, updatedAt: new Date() },
    },
  });
  if (count === 0) fail('CONFLICT', 'importStale');
}

/** Takes off again what a row has added: partners and programmes that did not stand there before. */
async function leave({ tx, ctx }: Where, platformId: string, before: Values): Promise<void> {
  const at = { institutionId: ctx.institutionId, platformId };
  const names = (key: string) => String(before[key] ?? '').split('、');
  if ('partners' in before)
    await tx.platformPartner.deleteMany({
      where: { ...at, partner: { name: { notIn: names('partners') } } },
    });
  if ('programmes' in before)
    await tx.platformProgramme.deleteMany({ where: { ...at, programme: { name: { notIn: names('programmes') } } } });
}

const none = { none: {} };
/** Nothing else refers to it. */
const UNUSED = {
  ...{ orderClasses: none, children: none, seats: none, documents: none, meetings: none, inspections: none },
  ...{ equipment: none, attachments: none },
};

/** Takes imported bases back: new ones go, changed ones become what they were. Throws RULE when one was changed since or is in use. */
export async function undoBases(tx: Tx, ctx: Ctx, rows: WrittenRow[]): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const now = await tx.platform.findMany({
    where: { ...at, id: { in: rows.map((row) => row.recordId) } },
    select: { id: true, version: true, name: true },
  });
  demandUntouched(rows, new Map(now.map((each) => [each.id, each])), ({ name }) => name);
  const news = rows.filter((row) => row.result === 'NEW').map((row) => row.recordId);
  const used = await tx.platform.findMany({ where: { ...at, id: { in: news }, NOT: UNUSED }, select: { name: true } });
  if (used.length > 0) fail('RULE', 'importInUse', { params: told(used.map(({ name }) => name)) });
  for (const platformId of news) {
    await tx.platformPartner.deleteMany({ where: { ...at, platformId } });
    await tx.platformProgramme.deleteMany({ where: { ...at, platformId } });
  }
  await tx.platform.deleteMany({ where: { ...at, id: { in: news } } });
  for (const { recordId, version, before } of rows.filter((row) => row.result === 'CHANGED')) {
    const said = before as Values;
    const where = { ...at, name: String(said.department ?? '') };
    const department = 'department' in said && (await tx.department.findFirst({ where, select: { id: true } }));
    const more = department === false ? {} : { departmentId: department?.id ?? null };
    await write({ tx, ctx }, recordId, (version ?? 0) + 1, said, more);
    await leave({ tx, ctx }, recordId, said);
  }
}
