import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { ReadValue } from '@/lib/excel/columns';
import { checkIdCard } from '@/lib/identifiers/id-card';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { idCardColumns, phoneColumns } from '@/lib/modules/students/writes';
import { searchTokens } from '@/lib/search/tokens';
import type { RosterPlan } from './import-rosters';
import type { JudgedRow, WrittenRow } from './import-target';
import { demandUntouched, told } from './import-undo';

const CHUNK = 500;
const OF_STUDENT = ['name', 'sex', 'idCard', 'phone'] as const;
const OF_PLACE = ['joinedOn', 'leftOn', 'leftReason', 'apprenticeAgreementNo'] as const;

type Writing = { tx: Tx; ctx: Ctx; batchId: string; done: (rows: number) => Promise<void> };
type Planned = { row: JudgedRow; plan: RosterPlan };
type Values = Partial<Record<string, ReadValue>>;

/** Writes new places with the students who are not there yet, in few statements, and changed ones one by one. */
export async function writeRosters(at: Writing, planned: Planned[]): Promise<void> {
  await createSchoolClasses(at, planned);
  const news = planned.filter(({ row }) => row.result === 'NEW');
  await createStudents(at, news);
  const { institutionId } = at.ctx;
  for (let from = 0; from < news.length; from += CHUNK) {
    await at.tx.roster.createMany({
      data: news.slice(from, from + CHUNK).map(({ row, plan: { orderClass, studentId, values } }) => ({
        ...{ institutionId, id: row.recordId ?? newId(), orderClassId: orderClass.id, partnerId: orderClass.partnerId },
        ...{ studentId: studentId ?? '', importBatchId: at.batchId, ...placeColumns(values) },
        joinedOn: toDbDate(values.joinedOn ?? at.ctx.today),
      })),
    });
    await at.done(Math.min(from + CHUNK, news.length));
  }
  for (const { row, plan } of planned.filter((each) => each.row.result === 'CHANGED')) await change(at, row, plan);
}

/** Administrative classes that the rows name and the college does not have yet. */
async function createSchoolClasses({ tx, ctx, batchId }: Writing, planned: Planned[]): Promise<void> {
  const made = new Map<string, string>();
  for (const { plan } of planned) {
    const { schoolClass, programmeId, gradeYear } = plan;
    if (!schoolClass || schoolClass.id) continue;
    const known = made.get(schoolClass.name);
    schoolClass.id = known ?? newId();
    if (known) continue;
    made.set(schoolClass.name, schoolClass.id);
    await tx.schoolClass.create({
      data: {
        ...{ institutionId: ctx.institutionId, id: schoolClass.id, name: schoolClass.name, importBatchId: batchId },
        ...{ programmeId, gradeYear },
      },
    });
  }
}

const firstDay = (plan: RosterPlan): Day => {
  const september = `${plan.gradeYear}-09-01`;
  return plan.values.joinedOn && plan.values.joinedOn < september ? plan.values.joinedOn : september;
};

/** Students whom the rows name and the college does not have yet, each once. */
async function createStudents({ tx, ctx, batchId }: Writing, news: Planned[]): Promise<void> {
  const { institutionId } = ctx;
  const made = new Map<string, string>();
  const data = [];
  for (const { plan } of news) {
    if (plan.studentId) continue;
    const known = made.get(plan.studentNo);
    plan.studentId = known ?? newId();
    if (known) continue;
    made.set(plan.studentNo, plan.studentId);
    const { studentNo, programmeId, gradeYear, values } = plan;
    data.push({
      ...{ institutionId, id: plan.studentId, studentNo, programmeId, gradeYear, importBatchId: batchId },
      ...{ schoolClassId: plan.schoolClass?.id ?? null, name: values.name ?? '', sex: values.sex },
      ...studentColumns(values),
      enrolledOn: toDbDate(firstDay(plan)),
      searchTokens: searchTokens({ text: [values.name], code: [studentNo] }),
    });
  }
  for (let from = 0; from < data.length; from += CHUNK)
    await tx.student.createMany({ data: data.slice(from, from + CHUNK) });
}

/** Columns of the numbers that are given, with the birth date that the identity number says. */
function studentColumns({ idCard, phone }: Values) {
  const card = typeof idCard === 'string' ? checkIdCard(idCard) : null;
  return {
    ...(card?.ok && { ...idCardColumns(card.number), birthOn: toDbDate(card.birthOn) }),
    ...(typeof phone === 'string' && phoneColumns(phone)),
  };
}

const day = (value: ReadValue | undefined) => (typeof value === 'string' && value ? toDbDate(value) : null);
const textOf = (value: ReadValue | undefined) => (typeof value === 'string' ? value : null);

/** Columns of a place for the values that are given. */
function placeColumns(values: Values) {
  return {
    ...(values.joinedOn !== undefined && values.joinedOn !== null && { joinedOn: toDbDate(String(values.joinedOn)) }),
    ...(values.leftOn !== undefined && { leftOn: day(values.leftOn) }),
    ...(values.leftReason !== undefined && { leftReason: textOf(values.leftReason) }),
    ...(values.apprenticeAgreementNo !== undefined && { apprenticeAgreementNo: textOf(values.apprenticeAgreementNo) }),
  };
}

const pick = (values: Values, keys: readonly string[]): Values =>
  Object.fromEntries(Object.entries(values).filter(([key]) => keys.includes(key)));

async function writeStudent(tx: Tx, ctx: Ctx, id: string, values: Values): Promise<void> {
  const { name, sex } = values;
  if (Object.keys(values).length === 0) return;
  await tx.student.updateMany({
    where: { institutionId: ctx.institutionId, id },
    data: {
      ...studentColumns(values),
      // A number that was not there before goes again when the import is taken back.
      ...(values.idCard === null && { idCardEnc: null, idCardIndex: null, idCardMasked: null }),
      ...(values.phone === null && { phoneEnc: null, phoneIndex: null, phoneMasked: null }),
      ...(typeof name === 'string' && { name }),
      ...(sex !== undefined && { sex: textOf(sex) }),
      version: { increment: 1 },
      updatedAt: new Date(),
    },
  });
}

async function writePlace(tx: Tx, ctx: Ctx, at: { id: string; version: number }, values: Values): Promise<void> {
  const { count } = await tx.roster.updateMany({
    where: { institutionId: ctx.institutionId, ...at },
    data: { ...placeColumns(values), version: { increment: 1 } },
  });
  if (count === 0) fail('CONFLICT', 'importStale');
}

async function change({ tx, ctx }: Writing, row: JudgedRow, { studentId, values }: RosterPlan): Promise<void> {
  const keys = row.changes.map(({ key }) => key);
  const next = pick(values, keys);
  if (studentId) await writeStudent(tx, ctx, studentId, pick(next, OF_STUDENT));
  await writePlace(tx, ctx, { id: row.recordId ?? '', version: row.version ?? 0 }, pick(next, OF_PLACE));
}

/** Takes imported places back, and students who came with them. All or nothing: throws RULE when one was changed or used since. */
export async function undoRosters(tx: Tx, ctx: Ctx, rows: WrittenRow[], _writtenOn: Day): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const now = await tx.roster.findMany({
    where: { ...at, id: { in: rows.map((row) => row.recordId) } },
    select: { id: true, version: true, studentId: true, importBatchId: true, student: { select: { name: true } } },
  });
  const byId = new Map(now.map((each) => [each.id, each]));
  demandUntouched(rows, byId, ({ student }) => student.name);
  const news = rows.filter((row) => row.result === 'NEW').flatMap((row) => byId.get(row.recordId) ?? []);
  await tx.roster.deleteMany({ where: { ...at, id: { in: news.map(({ id }) => id) } } });
  await removeStudents(tx, ctx, news);
  for (const { recordId, before } of rows.filter((row) => row.result === 'CHANGED')) {
    const place = byId.get(recordId);
    if (!place) continue;
    await writeStudent(tx, ctx, place.studentId, pick(before as Values, OF_STUDENT));
    await writePlace(tx, ctx, { id: place.id, version: place.version }, pick(before as Values, OF_PLACE));
  }
}

type Gone = { studentId: string; importBatchId: string | null };

/** Students of the batch go with their places, unless something else hangs on one of them. */
async function removeStudents(tx: Tx, ctx: Ctx, places: Gone[]): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const batches = [...new Set(places.flatMap(({ importBatchId }) => importBatchId ?? []))];
  const of = { ...at, id: { in: places.map(({ studentId }) => studentId) }, importBatchId: { in: batches } };
  const used = await tx.student.findMany({
    where: {
      ...of,
      OR: [
        { version: { gt: 1 } },
        { rosters: { some: {} } },
        { pathwayStudents: { some: {} } },
        { placements: { some: {} } },
        { employments: { some: {} } },
        { intentions: { some: {} } },
        { attachments: { some: {} } },
        { memberships: { some: {} } },
      ],
    },
    select: { name: true },
  });
  if (used.length > 0) fail('RULE', 'importInUse', { params: told(used.map(({ name }) => name)) });
  await tx.student.deleteMany({ where: of });
}
