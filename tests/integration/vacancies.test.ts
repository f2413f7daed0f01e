import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, settingsOf } from '@/lib/db/door';
import { remindOfVacancies } from '@/lib/jobs/vacancy-reminders';
import { type Ctx, mintContext } from '@/lib/kernel/context';
import { addDays, toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { undoImport } from '@/lib/modules/imports/commands';
import { getImport } from '@/lib/modules/imports/queries';
import { createVacancy, restoreVacancy, updateVacancy, withdrawVacancy } from '@/lib/modules/vacancies/commands';
import { countVacancies, listVacancies, newVacancy, vacanciesOf } from '@/lib/modules/vacancies/queries';
import { getVacancy, vacancyTimeline } from '@/lib/modules/vacancies/record';
import { exportList } from '@/lib/processes/exports';
import { importNow } from '@/lib/processes/import-now';
import { makePost } from '@/tests/support/contract-placements';
import { makeProgramme } from '@/tests/support/contract-programmes';
import { makeStudent } from '@/tests/support/contract-students';
import { makeVacancy } from '@/tests/support/contract-vacancies';
import { makeNeed, newWorld, type World, within } from '@/tests/support/world';

let w: World;
let other: World;
let office: Ctx;
let liaison: Ctx;
let student: Ctx;

beforeAll(async () => {
  w = await newWorld('业甲');
  other = await newWorld('业乙');
  office = w.as.OFFICE;
  liaison = w.as.LIAISON;
  student = mintContext({ ...w.as.STUDENT, studentId: (await makeStudent(w)).id });
});

const profile = (over: object = {}) => ({
  ...{ title: '业甲钳工', places: 3, payFrom: 4000, payTo: 5500, programmeIds: [] },
  ...{ opensOn: office.today, lastOn: addDays(office.today, 30), ...over },
});

describe('a vacancy', () => {
  it('is offered by the liaison for its own enterprise, seen by students while it is open, withdrawn and offered again', async () => {
    const { id } = await createVacancy(liaison, profile({ public: true }));
    // What everybody may read is the college's to say.
    expect(await getVacancy(office, { id })).toMatchObject({ state: 'OPEN', public: false, partnerId: w.partnerId });
    expect(await getVacancy(student, { id })).toMatchObject({ partnerName: expect.any(String), may: { edit: false } });
    await withdrawVacancy(liaison, { id, version: 1 });
    await expect(getVacancy(student, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(withdrawVacancy(liaison, { id, version: 2 })).rejects.toMatchObject({ code: 'RULE' });
    await restoreVacancy(liaison, { id, version: 2 });
    expect((await getVacancy(student, { id })).state).toBe('OPEN');
    const stale = updateVacancy(office, { ...profile(), id, version: 1 });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', current: { version: 3 } });
    const { changes } = await vacancyTimeline(office, { id });
    expect(changes.length).toBeGreaterThanOrEqual(3);
    await expect(createVacancy(student, profile())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('expires by itself after its last day', async () => {
    const { id } = await createVacancy(office, profile({ partnerId: w.partnerId, title: '业甲电工' }));
    const at = (days: number) => mintContext({ ...office, today: addDays(office.today, days) });
    expect((await getVacancy(at(30), { id })).state).toBe('OPEN');
    expect((await getVacancy(at(31), { id })).state).toBe('EXPIRED');
    const expired = await listVacancies(at(31), { filter: { state: ['EXPIRED'] }, size: 100 });
    expect(expired.rows.map((row) => row.id)).toContain(id);
  });

  it('tells its enterprise and who looks after it, once that it ends and once that it expired', async () => {
    const { id } = await createVacancy(office, profile({ partnerId: w.partnerId, title: '业甲磨工' }));
    const told = () =>
      within(w, (tx) =>
        tx.notification.findMany({
          where: { institutionId: w.institutionId, href: `/vacancies/${id}` },
          select: { kind: true, membershipId: true },
          orderBy: { id: 'asc' },
        }),
      );
    await remindOfVacancies(w.institutionId, addDays(office.today, 10));
    expect(await told()).toEqual([]);
    for (const days of [25, 26, 31, 32]) await remindOfVacancies(w.institutionId, addDays(office.today, days));
    const kinds = (await told()).filter((each) => each.membershipId === liaison.membershipId).map((each) => each.kind);
    expect(kinds).toEqual(['vacancyEnding', 'vacancyExpired']);
  });

  it('comes from a post or a talent need with what is known of them', async () => {
    const post = await makePost(w, 7);
    const { values } = await newVacancy(office, { postId: post.id });
    expect(values).toMatchObject({ postId: post.id, partnerId: w.partnerId, places: 7 });
    const needId = await makeNeed(w);
    expect((await newVacancy(office, { needId })).values).toMatchObject({ needId, partnerId: w.partnerId });
    const { id } = await createVacancy(office, profile({ partnerId: w.partnerId, needId, title: '业甲焊工' }));
    expect((await vacanciesOf(office, { needId })).map((row) => row.id)).toEqual([id]);
    const foreign = createVacancy(office, profile({ partnerId: w.partnerId, postId: (await makePost(other)).id }));
    await expect(foreign).rejects.toMatchObject({ fields: { postId: { key: 'unknownChoice' } } });
  });

  it('has its days and its pay in order, and is entered once', async () => {
    const late = createVacancy(liaison, profile({ lastOn: addDays(office.today, -1) }));
    await expect(late).rejects.toMatchObject({ fields: { lastOn: { key: 'endBeforeStart' } } });
    const low = createVacancy(liaison, profile({ payTo: 3000 }));
    await expect(low).rejects.toMatchObject({ fields: { payTo: { key: 'payBelowFrom' } } });
    const elsewhere = createVacancy(liaison, profile({ partnerId: other.partnerId }));
    await expect(elsewhere).rejects.toMatchObject({ fields: { partnerId: { key: 'unknownChoice' } } });
    const key = newId();
    const twice = [await createVacancy(liaison, profile(), key), await createVacancy(liaison, profile(), key)];
    expect(twice[0]).toEqual(twice[1]);
  });

  it('is its own enterprise’s and college’s only; list, count, places and export are one', async () => {
    const foreign = await makeVacancy(other);
    for (const ctx of [office, liaison, student])
      await expect(getVacancy(ctx, { id: foreign.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { total, rows, places } = await listVacancies(office, { filter: {}, size: 100 });
    expect(places).toBe(rows.reduce((sum, row) => sum + row.places, 0));
    expect(await within(w, (tx) => countVacancies(tx, office, {}))).toBe(total);
    const sheet = await exportList(office, 'vacancies').open(office, {});
    await sheet.stream.cancel();
    expect(sheet.rows).toBe(total);
  });

  it('and its enterprise are shown to a student by the database alone only while it is open', async () => {
    const open = await makeVacancy(w, { opensOn: toDbDate(office.today) });
    const later = await makeVacancy(w);
    const at = { institutionId: w.institutionId };
    const seen = await inTransaction(settingsOf(student, 'test'), async (tx) => ({
      vacancies: (await tx.vacancy.findMany({ where: at, select: { id: true } })).map((row) => row.id),
      partners: await tx.partner.count({ where: at }),
    }));
    expect(seen.vacancies).toContain(open.id);
    expect(seen.vacancies).not.toContain(later.id);
    expect(seen.partners).toBe(1);
    const write = inTransaction(settingsOf(student, 'test'), (tx) =>
      tx.vacancy.updateMany({ where: { ...at, id: open.id }, data: { places: 99 } }),
    );
    expect((await write).count).toBe(0);
  });
});

const HEADERS = ['岗位名称', '用人单位', '招聘人数', '薪酬下限', '薪酬上限', '工作地点', '适合专业', '截止日期'];

async function ledger(rows: (string | number | null)[][]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('岗位');
  for (const each of [HEADERS, ...rows]) sheet.addRow(each);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('a ledger of vacancies', () => {
  it('is imported, changes nothing the second time, is refused by cell, and is taken back', async () => {
    const admin = w.as.ADMIN;
    const { name: partner } = await within(w, (tx) =>
      tx.partner.findFirstOrThrow({
        where: { institutionId: w.institutionId, id: w.partnerId },
        select: { name: true },
      }),
    );
    const programme = await makeProgramme(w);
    const { name: fits } = await within(w, (tx) =>
      tx.programme.findFirstOrThrow({
        where: { institutionId: w.institutionId, id: programme.id },
        select: { name: true },
      }),
    );
    const run = async (rows: (string | number | null)[][], createMissing = false) =>
      importNow(admin, { module: 'vacancies', fileName: '岗位.xlsx', bytes: await ledger(rows), createMissing });
    const lastOn = addDays(office.today, 40);
    const good = (title: string, places: number) => [
      title,
      partner,
      places,
      4000,
      6000,
      '包头市昆都仑区',
      fits,
      lastOn,
    ];
    const rows = [good('业甲导入钳工', 3), good('业甲导入焊工', 5)];
    const first = await run(rows);
    expect(first.totals).toMatchObject({ rows: 2, new: 2, refused: 0 });
    expect((await run(rows)).totals).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
    const listed = await listVacancies(office, { filter: { batch: [first.batchId] } });
    expect(listed).toMatchObject({ total: 2, places: 8 });
    expect(listed.rows[0]).toMatchObject({ programmes: [fits], lastOn, place: expect.stringContaining('昆都仑') });
    const bad = await run([
      ['业甲甲', '没有这家单位', 1, null, null, null, null, lastOn],
      ['业甲乙', partner, 0, null, null, null, null, lastOn],
      ['业甲丙', partner, 1, 6000, 4000, null, null, lastOn],
      ['业甲丁', partner, 1, null, null, null, null, '2020-01-01'],
      [null, partner, 1, null, null, null, null, lastOn],
    ]);
    const refused = bad.rows.flatMap(({ problems }) =>
      problems.flatMap(({ key, severity }) => (severity === 'refused' ? [key] : [])),
    );
    expect(refused).toEqual(['partner', 'places', 'payTo', 'lastOn', 'title']);
    const changed = await run([good('业甲导入钳工', 9)]);
    expect(changed.totals).toMatchObject({ changed: 1 });
    const undo = async (id: string | null) => {
      if (!id) throw new Error('no batch');
      await undoImport(admin, { id, version: (await getImport(admin, { id })).version });
    };
    await undo(changed.batchId);
    expect((await listVacancies(office, { filter: { batch: [first.batchId] } })).places).toBe(8);
    const made = await run([['业甲新单位岗', '业甲新来的单位', 1, null, null, null, null, lastOn]], true);
    expect(made.totals).toMatchObject({ new: 1 });
    await undo(made.batchId);
    expect((await listVacancies(office, { filter: { batch: [made.batchId] } })).total).toBe(0);
    const bytes = await ledger(rows);
    const theirs = importNow(liaison, { module: 'vacancies', fileName: 'x.xlsx', bytes, createMissing: false });
    await expect(theirs).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
