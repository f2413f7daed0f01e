import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { judgePlacements } from '@/lib/modules/placements/judge';
import type { Mark } from '@/lib/modules/placements/words';
import { mentorPhoneColumns, placementTokens } from '@/lib/modules/placements/writes';
import { searchTokens } from '@/lib/search/tokens';
import { createPartners, createProgrammes } from './import-missing';
import type { PlacementPlan, PlacementValues } from './import-placements';
import type { JudgedRow, WrittenRow } from './import-target';
import { demandUntouched, removeStudents, told } from './import-undo';

const CHUNK = 500;

type Writing = { tx: Tx; ctx: Ctx; batchId: string; done: (rows: number) => Promise<void> };
type Planned = { row: JudgedRow; plan: PlacementPlan };

/** Writes new placements in few statements and changed ones one by one, after whom and what they lack; then judges all by the rules. */
export async function writePlacements(at: Writing, planned: Planned[]): Promise<void> {
  const named = planned.map(({ plan }) => ({ ...plan, since: plan.values.startsOn }));
  await createPartners(at, named);
  await createProgrammes(
    at,
    named.flatMap(({ programme, since }) => (programme ? [{ programme, since }] : [])),
  );
  const news = planned.filter(({ row }) => row.result === 'NEW');
  await createStudents(at, news);
  for (let from = 0; from < news.length; from += CHUNK) {
    await at.tx.placement.createMany({ data: news.slice(from, from + CHUNK).map((each) => columnsOf(at, each)) });
    await at.done(Math.min(from + CHUNK, news.length));
  }
  const changed = planned.filter((each) => each.row.result === 'CHANGED');
  for (const { row, plan } of changed) await change(at, row, plan.values);
  await judgePlacements(at.tx, at.ctx, { id: { in: [...news, ...changed].map(({ row }) => row.recordId ?? '') } });
}

/** Where a placement of a ledger stands today. */
function lifeOf({ startsOn, endsOn }: PlacementValues, today: Day) {
  if (endsOn < today) return { state: 'ENDED', startedOn: toDbDate(startsOn), endedOn: toDbDate(endsOn) };
  if (startsOn > today) return { state: 'APPROVED' };
  return { state: 'STARTED', startedOn: toDbDate(startsOn) };
}

function columnsOf({ ctx, batchId }: Writing, { row, plan }: Planned) {
  const { student, partner, values } = plan;
  const { kind, stage, source, form, job, placeCode, address, actualDays, pay, stated, denied } = values;
  return {
    ...{ institutionId: ctx.institutionId, id: row.recordId ?? newId(), importBatchId: batchId },
    ...{ studentId: student.id ?? '', partnerId: partner.id ?? '' },
    ...{ kind, stage, source, form, job, placeCode, address, actualDays, pay, stated, denied },
    ...{ teacherName: values.teacher, mentorName: values.mentor },
    ...(values.mentorPhone && mentorPhoneColumns(values.mentorPhone)),
    ...{ startsOn: toDbDate(values.startsOn), endsOn: toDbDate(values.endsOn), ...lifeOf(values, ctx.today) },
    submittedOn: toDbDate(values.startsOn),
    searchTokens: placementTokens({ student: student.name, studentNo: student.studentNo, partner: partner.name, job }),
  };
}

/** Students and administrative classes that the rows name and the college does not have yet, each once. */
async function createStudents({ tx, ctx, batchId }: Writing, news: Planned[]): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const missing = news.filter(({ plan }) => !plan.student.id);
  const names = [...new Set(missing.flatMap(({ plan }) => plan.schoolClass ?? []))];
  const there = await tx.schoolClass.findMany({
    where: { ...at, name: { in: names } },
    select: { id: true, name: true },
  });
  const classes = new Map(there.map(({ id, name }) => [name, id]));
  const made = new Map<string, string>();
  const data = [];
  for (const { student, programme, schoolClass } of missing.map(({ plan }) => plan)) {
    const programmeId = programme?.id ?? '';
    const { name, studentNo, gradeYear } = student;
    if (schoolClass && !classes.has(schoolClass)) {
      classes.set(schoolClass, newId());
      const id = classes.get(schoolClass) ?? '';
      const row = { id, name: schoolClass, programmeId, gradeYear, importBatchId: batchId };
      await tx.schoolClass.create({ data: { ...at, ...row } });
    }
    const known = made.get(studentNo);
    student.id = known ?? newId();
    if (known) continue;
    made.set(studentNo, student.id);
    data.push({
      ...{ ...at, id: student.id, studentNo, name, programmeId, gradeYear, importBatchId: batchId },
      schoolClassId: schoolClass ? (classes.get(schoolClass) ?? null) : null,
      enrolledOn: toDbDate(`${gradeYear}-09-01`),
      searchTokens: searchTokens({ text: [name], code: [studentNo] }),
    });
  }
  for (let from = 0; from < data.length; from += CHUNK)
    await tx.student.createMany({ data: data.slice(from, from + CHUNK) });
}

const MARK_KEYS: Readonly<Record<string, Mark>> = {
  ...{
    liability: 'LIABILITY',
    accident: 'ACCIDENT',
    training: 'TRAINING',
    agreement: 'AGREEMENT',
    emergency: 'EMERGENCY',
  },
};

/** Columns of the values that are given; marks are written whole. */
function changedColumns(values: Record<string, ReadValue>): object {
  const { teacher, mentor, mentorPhone, startsOn, endsOn, ...rest } = values;
  const plain = Object.fromEntries(Object.entries(rest).filter(([key]) => !(key in MARK_KEYS)));
  return {
    ...plain,
    ...(teacher !== undefined && { teacherName: teacher }),
    ...(mentor !== undefined && { mentorName: mentor }),
    ...(typeof mentorPhone === 'string' && mentorPhoneColumns(mentorPhone)),
    ...(mentorPhone === null && { mentorPhoneEnc: null, mentorPhoneIndex: null, mentorPhoneMasked: null }),
    ...(typeof startsOn === 'string' && { startsOn: toDbDate(startsOn) }),
    ...(typeof endsOn === 'string' && { endsOn: toDbDate(endsOn) }),
  };
}

type Marks = { stated: string[]; denied: string[] };
/** The marks after some of them were said anew; null is not stated. */
function marksAfter(now: Marks, said: Record<string, ReadValue>): Marks {
  const stated = new Set(now.stated);
  const denied = new Set(now.denied);
  for (const [key, mark] of Object.entries(MARK_KEYS)) {
    if (said[key] === undefined) continue;
    (said[key] === true ? stated : denied).add(mark);
    (said[key] === true ? denied : stated).delete(mark);
  }
  return { stated: [...stated], denied: [...denied] };
}

async function write(
  { tx, ctx }: Pick<Writing, 'tx' | 'ctx'>,
  id: string,
  version: number,
  said: Record<string, ReadValue>,
) {
  const at = { institutionId: ctx.institutionId, id };
  const now = await tx.placement.findFirst({ where: at, select: { stated: true, denied: true, endedOn: true } });
  const ended = now?.endedOn && typeof said.endsOn === 'string' ? { endedOn: toDbDate(said.endsOn) } : {};
  const { count } = await tx.placement.updateMany({
    where: { ...at, version },
    data: {
      ...{ ...changedColumns(said), ...(now && marksAfter(now, said)), ...ended },
      ...{ version: { increment: 1 }, updatedAt: new Date() },
    },
  });
  if (count === 0) fail('CONFLICT', 'importStale');
}

async function change(at: Writing, row: JudgedRow, values: PlacementValues): Promise<void> {
  const keys = new Set(row.changes.map(({ key }) => key));
  const all: Record<string, ReadValue> = { ...(values as unknown as Record<string, ReadValue>) };
  for (const [key, mark] of Object.entries(MARK_KEYS)) all[key] = values.stated.includes(mark);
  const said = Object.fromEntries(Object.entries(all).filter(([key]) => keys.has(key)));
  await write(at, row.recordId ?? '', row.version ?? 0, said);
}

/** Takes imported placements back: new ones go with the students made for them, changed ones become what they were. Throws RULE when one was changed or used since. */
export async function undoPlacements(tx: Tx, ctx: Ctx, rows: WrittenRow[], _writtenOn: Day): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const now = await tx.placement.findMany({
    where: { ...at, id: { in: rows.map((row) => row.recordId) } },
    select: {
      ...{ id: true, version: true, studentId: true, importBatchId: true, student: { select: { name: true } } },
      _count: {
        select: {
          weeks: true,
          journals: true,
          incidents: true,
          employments: true,
          signatures: true,
          steps: true,
          overrides: true,
        },
      },
    },
  });
  const byId = new Map(now.map((each) => [each.id, each]));
  demandUntouched(rows, byId, ({ student }) => student.name);
  const news = rows.filter((row) => row.result === 'NEW').flatMap((row) => byId.get(row.recordId) ?? []);
  const used = news.filter(({ _count }) => Object.values(_count).some((n) => n > 0));
  if (used.length > 0) fail('RULE', 'importInUse', { params: told(used.map(({ student }) => student.name)) });
  await tx.placement.deleteMany({ where: { ...at, id: { in: news.map(({ id }) => id) } } });
  await removeStudents(tx, ctx, news);
  for (const { recordId, version, before } of rows.filter((row) => row.result === 'CHANGED'))
    await write({ tx, ctx }, recordId, (version ?? 0) + 1, before as Record<string, ReadValue>);
  await judgePlacements(tx, ctx, { id: { in: rows.map((row) => row.recordId) } });
}
