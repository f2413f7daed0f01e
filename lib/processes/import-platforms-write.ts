import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import type { PlatformKind } from '@/lib/modules/platforms/words';
import { searchTokens } from '@/lib/search/tokens';
import { inTenThousands } from './import-cells';
import { createPartners } from './import-missing';
import { makeDepartments } from './import-named';
import type { PartnerLookups } from './import-partners-lookups';
import { type Planned, saidBy, type Values, type Writing } from './import-planned';
import type { PlatformPlan } from './import-platforms-judge';
import type { Member } from './import-platforms-members';
import type { WrittenRow } from './import-target';
import { demandUntouched, told } from './import-undo';

type Making = Writing & { lookups: PartnerLookups; kind: PlatformKind };

const day = (value: ReadValue | undefined) => (typeof value === 'string' ? toDbDate(value as Day) : null);

const DAYS = ['plannedOn', 'establishedOn', 'validTo'] as const;
const PLAIN = [
  ...(['name', 'campus', 'subkind', 'level', 'builtBy', 'capacity', 'workplaces', 'address'] as const),
  ...(['introduction', 'remark'] as const),
];
/** Values that are names, and the columns that hold the ids behind them. */
const NAMED = [
  ['department', 'departmentId'],
  ['responsible', 'responsibleId'],
  ['agreement', 'agreementId'],
] as const;

/** The columns among the values: what is named by its id, where the name changes; what stands in other tables is left out. */
function columnsOf(said: Values) {
  const plain = Object.fromEntries(PLAIN.flatMap((key) => (key in said ? [[key, said[key]]] : [])));
  const days = Object.fromEntries(DAYS.flatMap((key) => (key in said ? [[key, day(said[key])]] : [])));
  const ids = Object.fromEntries(NAMED.flatMap(([name, id]) => (name in said ? [[id, said[id] ?? null]] : [])));
  return {
    ...{ ...plain, ...days, ...ids },
    ...('equipmentValue' in said && { equipmentValue: inTenThousands(said.equipmentValue) }),
  };
}

const idsOf = ({ department, responsibleId, agreementId }: PlatformPlan) => ({
  ...{ departmentId: department?.id ?? null, responsibleId, agreementId },
});

/** The first day that the platform gives for who comes with it. */
const begunOn = ({ values }: PlatformPlan) => values.establishedOn ?? values.plannedOn;

/** A partner that the import makes is in cooperation from today at the latest, whatever is still planned. */
function since(plan: PlatformPlan, today: Day): Day {
  const begun = begunOn(plan) ?? today;
  return (begun < today ? begun : today) as Day;
}

/** Writes new platforms and changed ones; partners and programmes that a row names are added to those that there are. */
export async function writePlatforms(at: Making, planned: Planned<PlatformPlan>[]): Promise<void> {
  const { tx, ctx, batchId, kind } = at;
  const { institutionId } = ctx;
  const plans = planned.map(({ plan }) => plan);
  await makeDepartments(
    at,
    at.lookups,
    plans.flatMap(({ department }) => department ?? []),
  );
  await createPartners(
    at,
    plans.flatMap((plan) => plan.members.map(({ partner }) => ({ partner, since: since(plan, ctx.today) }))),
  );
  let written = 0;
  for (const { row, plan } of planned) {
    const id = row.recordId ?? newId();
    const { values } = plan;
    if (row.result === 'NEW')
      await tx.platform.create({
        data: {
          ...{ institutionId, id, kind, importBatchId: batchId, ...columnsOf({ ...values, ...idsOf(plan) }) },
          ...{ name: values.name, level: values.level ?? 'SCHOOL' },
          searchTokens: searchTokens({ text: [values.name, values.address] }),
        },
      });
    else await write(at, id, row.version ?? 0, { ...saidBy(row, values), ...idsOf(plan) });
    await join(at, id, plan);
    written += 1;
    await at.done(written);
  }
}

type Where = Pick<Writing, 'tx' | 'ctx'>;

async function join({ tx, ctx }: Where, platformId: string, plan: PlatformPlan) {
  const at = { institutionId: ctx.institutionId, platformId };
  const joinedOn = day(begunOn(plan));
  await tx.platformPartner.createMany({
    data: plan.members.flatMap(({ partner, part, was }) =>
      was ? [] : [{ ...at, id: newId(), partnerId: partner.id ?? '', part, joinedOn }],
    ),
    skipDuplicates: true,
  });
  for (const { part, was } of plan.members) if (was) await changePart({ tx, ctx }, platformId, was, part);
  await tx.platformProgramme.createMany({
    data: plan.programmeIds.map((programmeId) => ({ ...at, id: newId(), programmeId })),
    skipDuplicates: true,
  });
}

async function changePart({ tx, ctx }: Where, platformId: string, was: NonNullable<Member['was']>, part: string) {
  const { count } = await tx.platformPartner.updateMany({
    where: { institutionId: ctx.institutionId, platformId, partnerId: was.partner.id, version: was.version },
    data: { part, version: { increment: 1 } },
  });
  if (count === 0) fail('CONFLICT', 'importStale');
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

type Part = { partnerId: string; part: string; version: number };
type Added = { joined?: string[]; made?: string[]; served?: string[]; parts?: Part[] };

/** Takes off again what a row has added or given another part: not what was there before it, nor what somebody has entered or changed since. */
async function leave(
  { tx, ctx }: Where,
  platformId: string,
  { joined = [], made = [], served = [], parts = [] }: Added,
) {
  const at = { institutionId: ctx.institutionId, platformId };
  const byImport = { name: { in: made }, importBatchId: { not: null } };
  await tx.platformPartner.deleteMany({
    where: { ...at, version: 1, OR: [{ partnerId: { in: joined } }, { partner: byImport }] },
  });
  for (const { partnerId, part, version } of parts)
    await tx.platformPartner.updateMany({
      where: { ...at, partnerId, version: version + 1 },
      data: { part, version: { increment: 1 } },
    });
  await tx.platformProgramme.deleteMany({ where: { ...at, programmeId: { in: served } } });
}

const none = { none: {} };
/** Nothing refers to it but the partners and programmes that came with it. */
const UNUSED = {
  ...{ orderClasses: none, children: none, seats: none, documents: none, meetings: none, tasks: none, years: none },
  ...{ standardNodes: none, courses: none, members: none, rooms: none, equipment: none, trainingProgrammes: none },
  ...{ sessions: none, outputs: none, inspections: none, pathwayClasses: none, attachments: none, placements: none },
  ...{ evidences: none, roomRequests: none },
} satisfies Record<Exclude<keyof Prisma.PlatformCountOutputTypeSelect, 'partners' | 'programmes'>, typeof none>;

/** Takes imported platforms back: new ones go, changed ones become what they were. Throws RULE when one was changed since or is in use. */
export async function undoPlatforms(tx: Tx, ctx: Ctx, rows: WrittenRow[]): Promise<void> {
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
