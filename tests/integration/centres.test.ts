import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/kernel/context';
import { bookSession, cancelSession, moveTraining, recordParticipants } from '@/lib/modules/centres/commands';
import { trainingList } from '@/lib/modules/centres/list';
import { listTraining } from '@/lib/modules/centres/queries';
import { centreWeek } from '@/lib/modules/centres/timetable';
import { figures } from '@/lib/modules/dashboard/queries';
import { addPlatformPartner } from '@/lib/modules/platforms/commands';
import { exportList } from '@/lib/processes/exports';
import { makeRoom, makeSession, makeTraining } from '@/tests/support/contract-centres';
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
