import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/kernel/context';
import { listAttendances } from '@/lib/modules/attendances/queries';
import {
  addTraining,
  bookSession,
  cancelSession,
  moveTraining,
  recordParticipants,
} from '@/lib/modules/centres/commands';
import { trainingList } from '@/lib/modules/centres/list';
import { classSessions, listTraining } from '@/lib/modules/centres/queries';
import { addRoom, closeRoom, reopenRoom, updateRoom } from '@/lib/modules/centres/rooms';
import { centreWeek } from '@/lib/modules/centres/timetable';
import { figures } from '@/lib/modules/dashboard/queries';
import { addPlatformPartner } from '@/lib/modules/platforms/commands';
import { exportList } from '@/lib/processes/exports';
import { makeRoom, makeSession, makeTraining } from '@/tests/support/contract-centres';
import { makeOrderClass, makeRunningClass } from '@/tests/support/contract-order-classes';
import { newWorld, type World, within } from '@/tests/support/world';

let w: World;
let other: World;
let office: Ctx;
const slot = { title: '钳工实训', purpose: 'TEACHING', day: '2026-12-02', from: '08:30', to: '10:10' };

beforeAll(async () => {
  w = await newWorld('心甲');
  other = await newWorld('心乙');
  office = w.as.OFFICE;
});

describe('two bookings of one room never overlap', () => {
  it('of 200 who click at once exactly one gets it; the others are told so', { timeout: 180_000 }, async () => {
    const { id: roomId, platformId } = await makeRoom(w);
    const from = (n: number) => `0${8 + (n % 2)}:${String((n * 7) % 50).padStart(2, '0')}`;
    const tries = Array.from({ length: 200 }, (_, n) =>
      bookSession(n % 2 ? office : w.as.ADMIN, { ...slot, roomId, title: `第${n}个`, from: from(n), to: '10:10' }),
    );
    const answers = await Promise.allSettled(tries);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const keys = new Set(
      answers.flatMap((each) =>
        each.status === 'rejected' ? [each.reason.fields?.from?.key ?? each.reason.key ?? String(each.reason)] : [],
      ),
    );
    expect([...keys].filter((key) => !['roomTakenBy', 'roomJustTaken'].includes(key))).toEqual([]);
    expect((await centreWeek(office, { id: platformId, on: slot.day })).sessions).toHaveLength(1);
  });

  it('touching ones and those of another room do not; a cancelled one is out of the way', async () => {
    const { id, version, roomId } = await makeSession(w, slot);
    await bookSession(office, { ...slot, roomId, from: '10:10', to: '11:50' });
    await bookSession(office, { ...slot, roomId, from: '07:00', to: '08:30' });
    const inside = bookSession(office, { ...slot, roomId, from: '09:00', to: '09:10' });
    await expect(inside).rejects.toMatchObject({
      ...{ code: 'INVALID', fields: { from: { key: 'roomTakenBy', params: { from: '08:30', to: '10:10' } } } },
    });
    const { id: otherRoom } = await makeRoom(w);
    await bookSession(office, { ...slot, roomId: otherRoom });
    await cancelSession(office, { id, version, reason: '停电' });
    await bookSession(office, { ...slot, roomId, title: '补课' });
    await expect(cancelSession(office, { id, version: 2, reason: '再' })).rejects.toMatchObject({ code: 'RULE' });
  });

  it('holds in the database even if the application forgets', async () => {
    const { roomId, platformId } = await makeSession(w, slot);
    const at = (time: string) => new Date(`${slot.day}T${time}:00+08:00`);
    const row = {
      institutionId: w.institutionId,
      id: crypto.randomUUID(),
      roomId,
      platformId,
      title: '直写',
      purpose: 'TEACHING',
    };
    const direct = within(w, (tx) =>
      tx.centreSession.create({
        data: { ...row, startsAt: at('09:00'), endsAt: at('09:30'), bookedById: office.membershipId },
      }),
    );
    await expect(direct).rejects.toThrow(/centre_sessions_apart/);
  });

  it('ends after it begins, on the college’s clock', async () => {
    const { id: roomId, platformId } = await makeRoom(w);
    const back = bookSession(office, { ...slot, roomId, from: '10:00', to: '09:00' });
    await expect(back).rejects.toMatchObject({ code: 'INVALID', fields: { to: { key: 'endsBeforeStart' } } });
    await bookSession(office, { ...slot, roomId, day: '2026-12-06', from: '23:00', to: '23:50' });
    const week = await centreWeek(office, { id: platformId, on: '2026-12-02' });
    expect(week.days).toEqual(expect.arrayContaining(['2026-11-30', '2026-12-06']));
    expect(week.sessions.map(({ startsAt }) => startsAt)).toEqual(['2026-12-06T15:00:00.000Z']);
    expect((await centreWeek(office, { id: platformId, on: '2026-12-07' })).sessions).toEqual([]);
  });
});

describe('rooms', () => {
  it('are corrected, closed from a day on and opened again; what was booked stays', async () => {
    const { id, roomId, platformId } = await makeSession(w, { ...slot, day: '2030-03-06' });
    const edit = { id: roomId, version: 1, name: '新名', seats: 12, place: '三楼' };
    await updateRoom(office, edit);
    const stale = updateRoom(office, edit);
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', current: { name: '新名', version: 2 } });
    await addRoom(office, { platformId, name: '别室' });
    const taken = updateRoom(office, { ...edit, version: 2, name: '别室' });
    await expect(taken).rejects.toMatchObject({ fields: { name: { key: 'nameTaken' } } });
    const past = closeRoom(office, { id: roomId, version: 2, on: '2020-01-01' });
    await expect(past).rejects.toMatchObject({ fields: { on: { key: 'inThePast' } } });
    await closeRoom(office, { id: roomId, version: 2, on: '2030-03-06' });
    const book = (day: string) => bookSession(office, { ...slot, roomId, day, from: '14:00', to: '15:00' });
    await expect(book('2030-03-06')).rejects.toMatchObject({ fields: { roomId: { key: 'roomClosed' } } });
    await book('2030-03-05');
    const week = async (on: string) => centreWeek(office, { id: platformId, on });
    expect((await week('2030-03-06')).sessions.map((session) => session.id)).toContain(id);
    const named = async (on: string) => (await week(on)).rooms.map(({ name }) => name);
    expect([await named('2030-03-06'), await named('2030-03-20')]).toEqual([
      expect.arrayContaining(['别室', '新名']),
      ['别室'],
    ]);
    await reopenRoom(office, { id: roomId, version: 3 });
    await book('2030-03-06');
    await expect(reopenRoom(office, { id: roomId, version: 4 })).rejects.toMatchObject({ code: 'RULE' });
    await expect(closeRoom(other.as.ADMIN, { id: roomId, version: 4, on: '2030-01-01' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(updateRoom(w.as.TEACHER, { ...edit, version: 4 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('of one who closes and many who book at once, none gets in after the closing', { timeout: 60_000 }, async () => {
    const { id: roomId, platformId } = await makeRoom(w);
    const day = office.today;
    const tries = Array.from({ length: 12 }, (_, n) => {
      const hour = String(8 + n).padStart(2, '0');
      return bookSession(office, { ...slot, roomId, day, from: `${hour}:00`, to: `${hour}:40` });
    });
    const [closing, ...booked] = await Promise.allSettled([
      closeRoom(office, { id: roomId, version: 1, on: day }),
      ...tries,
    ]);
    expect(closing.status).toBe('fulfilled');
    const got = booked.filter(({ status }) => status === 'fulfilled').length;
    expect((await centreWeek(office, { id: platformId, on: day })).sessions).toHaveLength(got);
    for (const each of booked)
      if (each.status === 'rejected')
        expect([each.reason.key, each.reason.fields?.roomId?.key]).toContain(
          each.reason.code === 'RULE' ? 'roomJustClosed' : 'roomClosed',
        );
  });

  it('the database takes no session of a closed room, nor of another centre’s room or programme', async () => {
    const { id: roomId, platformId } = await makeRoom(w);
    const elsewhere = await makeRoom(w);
    const training = await makeTraining(w);
    await closeRoom(office, { id: roomId, version: 1, on: office.today });
    const row = (over: object) => ({
      ...{ institutionId: w.institutionId, id: crypto.randomUUID(), roomId, platformId, title: '直写' },
      ...{ purpose: 'TEACHING', bookedById: office.membershipId },
      ...{ startsAt: new Date('2031-01-01T02:00:00Z'), endsAt: new Date('2031-01-01T03:00:00Z'), ...over },
    });
    const direct = (over: object) => within(w, (tx) => tx.centreSession.create({ data: row(over) as never }));
    await expect(direct({})).rejects.toThrow(/centre_sessions_room_open/);
    await expect(direct({ platformId: elsewhere.platformId })).rejects.toThrow(/centre_sessions_own_room/);
    const foreign = { roomId: elsewhere.id, platformId: elsewhere.platformId, trainingProgrammeId: training.id };
    await expect(direct(foreign)).rejects.toThrow(/centre_sessions_own_programme/);
  });
});

describe('for whom a session is', () => {
  it('is a class that runs and a programme that the centre offers, and each leads to it', async () => {
    const { id: roomId, platformId } = await makeRoom(w);
    const { id: orderClassId } = await makeRunningClass(w);
    const { id: trainingProgrammeId } = await addTraining(office, {
      platformId,
      name: '电工',
      plannedOn: '2025-01-01',
    });
    const book = (over: object) => bookSession(office, { ...slot, roomId, ...over });
    const unknown = (field: string) => ({ code: 'INVALID', fields: { [field]: { key: 'unknownChoice' } } });
    await expect(book({ trainingProgrammeId })).rejects.toMatchObject(unknown('trainingProgrammeId'));
    await moveTraining(office, { id: trainingProgrammeId, version: 1, event: 'offer', on: '2025-06-01' });
    const foreignClass = (await makeRunningClass(other)).id;
    const asked = (await makeOrderClass(w)).id;
    for (const wrong of [foreignClass, asked])
      await expect(book({ orderClassId: wrong })).rejects.toMatchObject(unknown('orderClassId'));
    const elsewhere = await makeTraining(w);
    await moveTraining(office, { ...elsewhere, event: 'offer', on: '2025-06-01' });
    await expect(book({ trainingProgrammeId: elsewhere.id })).rejects.toMatchObject(unknown('trainingProgrammeId'));
    const { id } = await book({ orderClassId, trainingProgrammeId });
    const { sessions, classes, programmes } = await centreWeek(office, { id: platformId, on: slot.day });
    expect(sessions).toMatchObject([{ id, whoHref: `/order-classes/${orderClassId}` }]);
    expect(classes.map((each) => each.id)).toContain(orderClassId);
    expect(programmes.map((each) => each.id)).toEqual([trainingProgrammeId]);
    const one = { STUDENT: { people: 30, attendances: 60 } };
    const none = { people: 0, attendances: 0 };
    await recordParticipants(office, { id, version: 1, ...one, EMPLOYEE: none, PUBLIC: none });
    const shown = await classSessions(office, { orderClassId });
    expect(shown).toMatchObject({
      total: 1,
      rows: [{ id, heldOn: slot.day, attendances: 60, centre: { id: platformId } }],
    });
    for (const filter of [{ orderClass: [orderClassId] }, { training: [trainingProgrammeId] }])
      expect((await listAttendances(office, { filter })).totals).toEqual(one.STUDENT);
    await expect(classSessions(other.as.ADMIN, { orderClassId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await cancelSession(office, { id, version: 2, reason: '停电' });
    expect(await classSessions(office, { orderClassId })).toEqual({ rows: [], total: 0 });
  });
});

describe('who books and sees', () => {
  it('an enterprise books in its own centre and learns of others only when a room is taken', async () => {
    const { roomId, platformId } = await makeSession(w, slot);
    await expect(centreWeek(w.as.LIAISON, { id: platformId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const refused = bookSession(w.as.LIAISON, { ...slot, roomId, from: '14:00', to: '15:00' });
    await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await addPlatformPartner(w.as.ADMIN, {
      platformId,
      partnerId: w.partnerId,
      part: 'MEMBER',
      joinedOn: '2024-01-01',
    });
    const taken = bookSession(w.as.LIAISON, { ...slot, roomId });
    await expect(taken).rejects.toMatchObject({ fields: { from: { key: 'roomTaken' } } });
    const own = await bookSession(w.as.LIAISON, { ...slot, roomId, title: '职工培训', from: '14:00', to: '15:00' });
    const { sessions } = await centreWeek(w.as.LIAISON, { id: platformId, on: slot.day });
    expect(sessions.map(({ id, title, version }) => [id === own.id, title, version])).toEqual([
      [true, '职工培训', 1],
      [false, null, null],
    ]);
    expect(JSON.stringify(sessions)).not.toContain('钳工实训');
    const foreign = sessions.find(({ title }) => title === null);
    const cancel = cancelSession(w.as.LIAISON, { id: foreign?.id, version: 1, reason: '想要' });
    await expect(cancel).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(bookSession(other.as.ADMIN, { ...slot, roomId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(bookSession(w.as.LEADER, { ...slot, roomId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('records people and attendances by category, at the version that was seen', async () => {
    const { id, platformId } = await makeSession(w, slot);
    const none = { people: 0, attendances: 0 };
    const all = { STUDENT: { people: 30, attendances: 60 }, EMPLOYEE: none, PUBLIC: { people: '3', attendances: '3' } };
    await recordParticipants(office, { id, version: 1, ...all });
    const fewer = recordParticipants(office, { id, version: 2, ...all, EMPLOYEE: { people: 5, attendances: 4 } });
    await expect(fewer).rejects.toMatchObject({ fields: { EMPLOYEE: { key: 'fewerThanPeople' } } });
    await expect(recordParticipants(office, { id, version: 1, ...all })).rejects.toMatchObject({ code: 'CONFLICT' });
    const [session] = (await centreWeek(office, { id: platformId, on: slot.day })).sessions;
    expect(session?.participants).toEqual({ STUDENT: all.STUDENT, PUBLIC: { people: 3, attendances: 3 } });
  });
});

it('a training programme counts as in development until it is offered: figure, list and export', async () => {
  const fresh = await newWorld('心丙');
  const admin = fresh.as.ADMIN;
  const one = await makeTraining(fresh);
  await makeTraining(fresh);
  await moveTraining(admin, { ...one, event: 'offer', on: '2025-06-01' });
  const again = moveTraining(admin, { id: one.id, version: 2, event: 'offer', on: '2025-06-02' });
  await expect(again).rejects.toMatchObject({ code: 'RULE' });
  const at = async (on: string) =>
    (await figures(admin, { on })).find(({ key }) => key === 'centres.programmes_in_development');
  expect([(await at('2025-05-31'))?.value, (await at('2025-06-01'))?.value, (await at('2024-12-31'))?.value]).toEqual([
    2, 1, 0,
  ]);
  const href = (await at('2025-06-01'))?.href ?? '';
  const { filter } = trainingList.parse(Object.fromEntries(new URL(href, 'http://x').searchParams));
  expect((await listTraining(admin, { filter })).total).toBe(1);
  const { rows, stream } = await exportList(admin, 'training').open(admin, { state: 'DEVELOPMENT', on: '2025-06-01' });
  await stream.cancel();
  expect(rows).toBe(1);
});
