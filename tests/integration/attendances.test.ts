import ExcelJS from 'exceljs';
import { beforeAll, expect, it } from 'vitest';
import type { Ctx } from '@/lib/kernel/context';
import { attendanceList } from '@/lib/modules/attendances/list';
import { attendanceFacets, listAttendances } from '@/lib/modules/attendances/queries';
import { bookSession, cancelSession, recordParticipants } from '@/lib/modules/centres/commands';
import { figures } from '@/lib/modules/dashboard/queries';
import { addPlatformPartner } from '@/lib/modules/platforms/commands';
import { exportList } from '@/lib/processes/exports';
import { makeRoom } from '@/tests/support/contract-centres';
import { makeRunningClass } from '@/tests/support/contract-order-classes';
import { newWorld, type World } from '@/tests/support/world';

let w: World;
let office: Ctx;
let room: { id: string; platformId: string };
let classId: string;

type Counted = { people: number; attendances: number };
const none = { people: 0, attendances: 0 };
const counted = (people: number, attendances = people): Counted => ({ people, attendances });
const slot = { title: '实训', purpose: 'TEACHING', from: '08:30', to: '10:10' };

/** Books a session on the day and says who took part. */
async function held(day: string, counts: object, over: object = {}, by = office): Promise<string> {
  const { id } = await bookSession(by, { ...slot, roomId: room.id, day, ...over });
  await recordParticipants(by, { id, version: 1, STUDENT: none, EMPLOYEE: none, PUBLIC: none, ...counts });
  return id;
}

const idsAt = async (ctx: Ctx, filter: object) =>
  (await listAttendances(ctx, { filter })).rows.map(({ heldOn, category }) => `${heldOn} ${category}`);

beforeAll(async () => {
  w = await newWorld('参甲');
  office = w.as.OFFICE;
  room = await makeRoom(w);
  classId = (await makeRunningClass(w)).id;
  await held('2026-02-28', { STUDENT: counted(5) });
  await held('2026-03-01', { STUDENT: counted(30, 60), PUBLIC: counted(3) }, { orderClassId: classId });
  await held('2026-09-01', { EMPLOYEE: counted(8, 16), PUBLIC: counted(4, 9) }, { purpose: 'TRAINING' });
  // The last minutes of a day at the college are still of that day.
  await held('2026-09-02', { STUDENT: counted(7) }, { from: '23:00', to: '23:50' });
  const off = await held('2026-09-03', { STUDENT: counted(99) });
  await cancelSession(office, { id: off, version: 2, reason: '停电' });
});

it('lists who took part by period, category, centre and class, and adds people and attendances up apart', async () => {
  const all = await listAttendances(office, { filter: {} });
  expect([all.total, all.totals]).toEqual([6, { people: 57, attendances: 100 }]);
  expect(await idsAt(office, { from: '2026-03-01', to: '2026-09-01', category: ['PUBLIC'] })).toEqual([
    '2026-09-01 PUBLIC',
    '2026-03-01 PUBLIC',
  ]);
  expect(await idsAt(office, { from: '2026-09-02', to: '2026-09-02' })).toEqual(['2026-09-02 STUDENT']);
  expect((await listAttendances(office, { filter: { orderClass: [classId] } })).total).toBe(2);
  expect((await listAttendances(office, { filter: { centre: [(await makeRoom(w)).platformId] } })).total).toBe(0);
  expect((await listAttendances(office, { filter: { purpose: ['TRAINING'] } })).totals).toEqual(counted(12, 25));
  const facets = await attendanceFacets(office, { filter: { from: '2026-03-01' } });
  expect(facets).toMatchObject({ total: 5, centres: [{ value: room.platformId, count: 5 }] });
  expect(facets.category.map(({ count }) => count)).toEqual([2, 1, 2]);
});

it('a row is corrected where it stands, at the version that was seen', async () => {
  const own = await newWorld('参乙');
  const made = await makeRoom(own);
  const { id } = await bookSession(own.as.OFFICE, { ...slot, roomId: made.id, day: '2026-05-05' });
  await recordParticipants(own.as.OFFICE, { id, version: 1, STUDENT: counted(3), EMPLOYEE: none, PUBLIC: counted(1) });
  const [row] = (await listAttendances(own.as.OFFICE, { filter: { category: ['STUDENT'] } })).rows;
  expect(row?.session).toMatchObject({ id, version: 2, participants: { STUDENT: counted(3), PUBLIC: counted(1) } });
  await recordParticipants(own.as.OFFICE, { id, version: 2, STUDENT: counted(4, 8), EMPLOYEE: none, PUBLIC: none });
  const { rows, totals } = await listAttendances(own.as.OFFICE, { filter: {} });
  expect([rows.length, totals]).toEqual([1, counted(4, 8)]);
  // A leader reads and does not correct.
  expect((await listAttendances(own.as.LEADER, { filter: {} })).rows).toMatchObject([{ session: null }]);
});

it('figures are of the year, in their own units, and open the list that adds up to them; so does the export', async () => {
  const at = async (on: string, year: string, key: string) =>
    (await figures(office, { on, year })).find((figure) => figure.key === key);
  const values = async (on: string, year: string) => [
    (await at(on, year, 'centres.student_trainings'))?.value,
    (await at(on, year, 'centres.social_trainings'))?.value,
  ];
  expect(await values('2026-02-27', 'calendar')).toEqual([0, 0]);
  expect(await values('2026-02-28', 'calendar')).toEqual([5, 0]);
  expect(await values('2026-09-02', 'calendar')).toEqual([42, 12]);
  expect(await values('2026-09-02', 'academic')).toEqual([7, 9]);
  for (const key of ['centres.student_trainings', 'centres.social_trainings']) {
    const figure = await at('2026-09-02', 'calendar', key);
    const params = Object.fromEntries(new URL(figure?.href ?? '', 'http://x').searchParams);
    const { totals } = await listAttendances(office, { filter: attendanceList.parse(params).filter });
    expect(key.includes('student') ? totals.people : totals.attendances).toBe(figure?.value);
    const { stream } = await exportList(office, 'attendances').open(office, params);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await new Response(stream).arrayBuffer());
    const sheet = book.worksheets[0];
    const head = ((sheet?.getRow(1).values ?? []) as unknown[]).findIndex((name) =>
      String(name).startsWith(key.includes('student') ? '人数' : '人次'),
    );
    const cells = (sheet?.getColumn(head).values ?? []).slice(2);
    expect(cells.reduce<number>((sum, cell) => sum + Number(cell), 0)).toBe(figure?.value);
  }
});

it('an enterprise sees who took part in its own sessions only, another college nothing', async () => {
  await addPlatformPartner(w.as.ADMIN, {
    ...{ platformId: room.platformId, partnerId: w.partnerId, part: 'MEMBER', joinedOn: '2024-01-01' },
  });
  await held('2026-10-08', { EMPLOYEE: counted(6) }, {}, w.as.LIAISON);
  expect(await idsAt(w.as.LIAISON, {})).toEqual(['2026-10-08 EMPLOYEE']);
  expect((await attendanceFacets(w.as.LIAISON, { filter: {} })).total).toBe(1);
  const other = await newWorld('参丙');
  expect((await listAttendances(other.as.ADMIN, { filter: {} })).total).toBe(0);
});
