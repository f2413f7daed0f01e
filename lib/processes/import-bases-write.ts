import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { searchTokens } from '@/lib/search/tokens';
import type { BasePlan } from './import-bases';
import { inTenThousands } from './import-cells';
import { createPartners } from './import-missing';
import { makeDepartments } from './import-named';
import type { PartnerLookups } from './import-partners-lookups';
import { type Planned, saidBy, type Values, type Writing } from './import-planned';
import type { WrittenRow } from './import-target';
import { demandUntouched, told } from './import-undo';

type Making = Writing & { lookups: PartnerLookups };

const day = (value: ReadValue | undefined) => (typeof value === 'string' ? toDbDate(value as Day) : null);

/** The columns among the values: the department by its id, where it changes; what stands in other tables is left out. */
function columnsOf(said: Values) {
  const { department: _name, departmentId, partners: _partners, programmes: _programmes, ...own } = said;
  const { joined: _joined, made: _made, served: _served, establishedOn, validTo, equipmentValue, ...plain } = own;
  return {
    ...plain,
    ...('department' in said && { departmentId: departmentId as string | null }),
    ...('establishedOn' in said && { establishedOn: day(establishedOn) }),
    ...('validTo' in said && { validTo: day(validTo) }),
    ...('equipmentValue' in said && { equipmentValue: inTenThousands(equipmentValue) }),
  };
}

/** Writes new bases and changed ones; partners and programmes that a row names are added to those that there are. */
export async function writeBases(at: Making, planned: Planned<BasePlan>[]): Promise<void> {
  const { tx, ctx, batchId } = at;
  const { institutionId } = ctx;
  await makeDepartments(
    at,
    at.lookups,
    planned.flatMap(({ plan }) => plan.department ?? []),
  );
  await createPartners(
    at,
    planned.flatMap(({ plan }) =>
      plan.partners.map((partner) => ({ partner, since: (plan.values.establishedOn ?? ctx.today) as Day })),
    ),
  );
  let written = 0;
  for (const { row, plan } of planned) {
    const id = row.recordId ?? newId();
    const { values } = plan;
    const departmentId = plan.department?.id ?? null;
    if (row.result === 'NEW')
      await tx.platform.create({
        data: {
          ...{ institutionId, id, kind: 'TRAINING_BASE', importBatchId: batchId, name: values.name },
          ...{ ...columnsOf({ ...values, departmentId }), level: values.level ?? 'SCHOOL' },
          searchTokens: searchTokens({ text: [values.name, values.address] }),
        },
      });
    else await write(at, id, row.version ?? 0, { ...saidBy(row, values), departmentId });
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

async function write({ tx, ctx }: Where, id: string, version: number, said: Values): Promise<void> {
  const at = { institutionId: ctx.institutionId, id, version };
  const now = await tx.platform.findFirst({ where: at, select: { name: true, address: true, trades: true } });
  if (!now) fail('CONFLICT', 'importStale');
  const address = 'address' in said ? (said.address as string | null) : now.address;
  const { count } = await tx.platform.updateMany({
    where: at,
    data: {
      ...columnsOf(said),
      searchTokens: searchTokens({ text: [now.name, address, ...now.trades] }),
      ...{ version: { increment: 1 }, updatedAt: new Date() },
    },
  });
  if (count === 0) fail('CONFLICT', 'importStale');
}

type Added = { joined?: string[]; made?: string[]; served?: string[] };

/** Takes off again what a row has added: not what was there before it, nor what somebody has entered or changed since. */
async function leave({ tx, ctx }: Where, platformId: string, { joined = [], made = [], served = [] }: Added) {
  const at = { institutionId: ctx.institutionId, platformId };
  const byImport = { name: { in: made }, importBatchId: { not: null } };
  await tx.platformPartner.deleteMany({
    where: { ...at, version: 1, OR: [{ partnerId: { in: joined } }, { partner: byImport }] },
  });
  await tx.platformProgramme.deleteMany({ where: { ...at, programmeId: { in: served } } });
}

const none = { none: {} };
/** Nothing refers to it but the partners and programmes that came with it. */
const UNUSED = {
  ...{ orderClasses: none, children: none, seats: none, documents: none, meetings: none, tasks: none, years: none },
  ...{ standardNodes: none, courses: none, members: none, rooms: none, equipment: none, trainingProgrammes: none },
  ...{ sessions: none, outputs: none, inspections: none, pathwayClasses: none, attachments: none, placements: none },
  evidences: none,
} satisfies Record<Exclude<keyof Prisma.PlatformCountOutputTypeSelect, 'partners' | 'programmes'>, typeof none>;

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
  await tx.platformPartner.deleteMany({ where: { ...at, platformId: { in: news } } });
  await tx.platformProgramme.deleteMany({ where: { ...at, platformId: { in: news } } });
  await tx.platform.deleteMany({ where: { ...at, id: { in: news } } });
  for (const { recordId, version, before } of rows.filter((row) => row.result === 'CHANGED')) {
    await write({ tx, ctx }, recordId, (version ?? 0) + 1, before as Values);
    await leave({ tx, ctx }, recordId, before as Added);
  }
}
