import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, settingsOf } from '@/lib/db/door';
import type { Ctx } from '@/lib/kernel/context';
import { addDays } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { bookSession, cancelSession, recordParticipants } from '@/lib/modules/centres/commands';
import { closeRoom } from '@/lib/modules/centres/rooms';
import { momentAt } from '@/lib/modules/centres/state';
import { centreWeek } from '@/lib/modules/centres/timetable';
import { homeTodos } from '@/lib/modules/home/queries';
import { openPage } from '@/lib/modules/open/queries';
import { askForRoom, openCentres, openRequest, openRoom, withdrawRequest } from '@/lib/modules/open/rooms';
import { confirmRequest, declineRequest, revealRequester } from '@/lib/modules/room-requests/commands';
import { listRequests, requestFacets } from '@/lib/modules/room-requests/queries';
import { createDepartment } from '@/lib/modules/settings/commands';
import { colleague } from '@/tests/factories/members';
import { makeRoom } from '@/tests/support/contract-centres';
import { mobile } from '@/tests/support/contract-links';
import { asking, makePublicRoom, makeRequest, openAsker, openVisitor } from '@/tests/support/contract-room-requests';
import { newWorld, type World, within } from '@/tests/support/world';

let w: World;
let other: World;
let office: Ctx;
let asker: Ctx;
let visitor: Ctx;
let day: string;

beforeAll(async () => {
  w = await newWorld('众约甲');
  other = await newWorld('众约乙');
  office = w.as.OFFICE;
  asker = await openAsker(w);
  visitor = await openVisitor(w);
  day = addDays(office.today, 3);
});

const freeAt = async (roomId: string, on = day) => {
  const { days } = await openRoom(visitor, { id: roomId, on });
  return days[0]?.free.map(({ from, to }) => `${from}-${to}`);
};
const booking = (roomId: string, over: object = {}) => ({
  ...{ roomId, day, from: '14:00', to: '16:00', title: '校内课', purpose: 'TEACHING', ...over },
});
/** Two days later nobody has answered. */
const lapse = ({ id, sessionId }: { id: string; sessionId: string }) =>
  within(w, async (tx) => {
    const past = new Date(Date.now() - 10_000);
    const at = { institutionId: w.institutionId };
    await tx.roomRequest.updateMany({ where: { ...at, id }, data: { expiresAt: past } });
    await tx.centreSession.updateMany({ where: { ...at, id: sessionId }, data: { pendingUntil: past } });
  });

describe('a time that somebody asks for', () => {
  it('is held until it is answered, for staff, enterprises and others who ask', async () => {
    const { room, token } = await makeRequest(w);
    expect(await freeAt(room.id)).toEqual(['08:00-14:00', '16:00-22:00']);
    const staff = bookSession(office, booking(room.id, { from: '15:00' }));
    await expect(staff).rejects.toMatchObject({ fields: { from: { key: 'roomTakenBy' } } });
    const next = askForRoom(asker, asking(w, room.id, { from: '15:30', to: '17:00' }));
    await expect(next).rejects.toMatchObject({ fields: { from: { key: 'roomNotFree' } } });
    await bookSession(office, booking(room.id, { from: '16:00', to: '17:00' }));
    expect(await freeAt(room.id)).toEqual(['08:00-14:00', '17:00-22:00']);
    expect(await openRequest(visitor, { token })).toMatchObject({ state: 'PENDING', mayWithdraw: true });
    const { sessions } = await centreWeek(office, { id: room.platformId, on: day });
    expect(sessions.map(({ pending }) => pending)).toEqual([true, false]);
  });

  it('of 200 staff and visitors at once exactly one gets it', { timeout: 180_000 }, async () => {
    const { id: roomId, platformId } = await makePublicRoom(w);
    const minute = (n: number) => String((n * 7) % 50).padStart(2, '0');
    const tries = Array.from({ length: 200 }, (_, n) =>
      n % 2
        ? bookSession(n % 3 ? office : w.as.ADMIN, booking(roomId, { from: `13:${minute(n)}` }))
        : askForRoom(asker, asking(w, roomId, { from: `14:${minute(n)}` })),
    );
    const answers = await Promise.allSettled(tries);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const keys = new Set(
      answers.flatMap((each) =>
        each.status === 'rejected' ? [each.reason.fields?.from?.key ?? each.reason.key ?? String(each.reason)] : [],
      ),
    );
    expect([...keys].filter((key) => !['roomTakenBy', 'roomJustTaken', 'roomNotFree'].includes(key))).toEqual([]);
    expect((await centreWeek(office, { id: platformId, on: day })).sessions).toHaveLength(1);
  });

  it('is one request for two clicks on one form', async () => {
    const { id: roomId } = await makePublicRoom(w);
    const [input, key] = [asking(w, roomId), newId()];
    const both = await Promise.all([askForRoom(asker, input, key), askForRoom(asker, input, key)]);
    expect(both[1]).toEqual(both[0]);
    const count = await within(w, (tx) => tx.roomRequest.count({ where: { institutionId: w.institutionId, roomId } }));
    expect(count).toBe(1);
  });

  it('is free again when nobody answered in time, without anybody saying so', async () => {
    const request = await makeRequest(w);
    await lapse(request);
    const { id, version, token, room } = request;
    expect(await openRequest(visitor, { token })).toMatchObject({ state: 'EXPIRED', mayWithdraw: false });
    expect(await freeAt(room.id)).toEqual(['08:00-22:00']);
    const late = { code: 'RULE', key: 'requestExpired' };
    await expect(confirmRequest(office, { id, version })).rejects.toMatchObject(late);
    await expect(withdrawRequest(asker, { token })).rejects.toMatchObject({ code: 'RULE' });
    expect((await centreWeek(office, { id: room.platformId, on: day })).sessions).toEqual([]);
    const { rows } = await listRequests(office, { filter: { state: ['EXPIRED'] } });
    expect(rows.map((row) => [row.id === id, row.mayDecide])).toContainEqual([true, false]);
    await bookSession(office, booking(room.id));
    expect(await freeAt(room.id)).toEqual(['08:00-14:00', '16:00-22:00']);
    await expect(confirmRequest(office, { id, version })).rejects.toMatchObject(late);
  });

  it('is within the hours and the days that are open', async () => {
    const { id: roomId } = await makePublicRoom(w);
    const wrong = (over: object, field: string, key: string) =>
      expect(askForRoom(asker, asking(w, roomId, over))).rejects.toMatchObject({ fields: { [field]: { key } } });
    await wrong({ from: '07:30', to: '09:00' }, 'from', 'outsideHours');
    await wrong({ from: '21:00', to: '22:30' }, 'to', 'outsideHours');
    await wrong({ from: '08:00', to: '12:30' }, 'to', 'tooLong');
    await wrong({ from: '12:00', to: '12:00' }, 'to', 'endsBeforeStart');
    await wrong({ phone: '123' }, 'phone', 'notAPhone');
    for (const ahead of [-1, 40]) {
      const ask = askForRoom(asker, asking(w, roomId, { day: addDays(day, ahead - 3) }));
      await expect(ask).rejects.toMatchObject({ code: 'RULE', key: 'askedTooSoon' });
    }
    // The database keeps the hours even where the application forgets.
    const { id, sessionId } = await makeRequest(w);
    const night = within(w, (tx) =>
      tx.roomRequest.updateMany({
        where: { institutionId: w.institutionId, id, sessionId },
        data: { startsAt: momentAt(day, '23:00'), endsAt: momentAt(day, '23:30') },
      }),
    );
    await expect(night).rejects.toThrow(/room_requests_hours/);
  });
});

describe('the answer', () => {
  it('confirms once, whoever of two comes first, and the session is firm', async () => {
    const { id, version, token, sessionId, room } = await makeRequest(w);
    expect((await homeTodos(office, {})).groups.map(({ key }) => key)).toContain('roomRequests');
    for (const act of [cancelSession, recordParticipants]) {
      const counts = { STUDENT: { people: 0, attendances: 0 }, EMPLOYEE: { people: 0, attendances: 0 } };
      const input = act === cancelSession ? { reason: '想要' } : { ...counts, PUBLIC: { people: 1, attendances: 1 } };
      await expect(act(office, { id: sessionId, version: 1, ...input })).rejects.toMatchObject({ code: 'RULE' });
    }
    const both = await Promise.allSettled([
      confirmRequest(office, { id, version }),
      declineRequest(w.as.ADMIN, { id, version, reason: '维修' }),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { state } = await openRequest(visitor, { token });
    expect(state).toBe(both[0]?.status === 'fulfilled' ? 'CONFIRMED' : 'DECLINED');
    const again = confirmRequest(office, { id, version: 2 });
    await expect(again).rejects.toMatchObject({ code: 'RULE', key: 'notFromThisState' });
    expect((await centreWeek(office, { id: room.platformId, on: day })).sessions).toHaveLength(
      state === 'CONFIRMED' ? 1 : 0,
    );
  });

  it('is told on the page of whoever asked: confirmed, later cancelled with a reason', async () => {
    const { id, version, token, sessionId } = await makeRequest(w);
    await confirmRequest(office, { id, version });
    expect(await openRequest(visitor, { token })).toMatchObject({
      state: 'CONFIRMED',
      reason: null,
      mayWithdraw: true,
    });
    const none = { people: 0, attendances: 0 };
    const came = { STUDENT: none, EMPLOYEE: none, PUBLIC: { people: 9, attendances: 9 } };
    await recordParticipants(office, { id: sessionId, version: 2, ...came });
    await cancelSession(office, { id: sessionId, version: 3, reason: '停电检修' });
    const told = { state: 'CANCELLED', reason: '停电检修', mayWithdraw: false };
    expect(await openRequest(visitor, { token })).toMatchObject(told);
  });

  it('declines with a reason, and the time is free', async () => {
    const { id, version, token, room } = await makeRequest(w);
    await expect(declineRequest(office, { id, version, reason: ' ' })).rejects.toMatchObject({ code: 'INVALID' });
    await declineRequest(office, { id, version, reason: '设备检修' });
    expect(await openRequest(visitor, { token })).toMatchObject({ state: 'DECLINED', reason: '设备检修' });
    expect(await freeAt(room.id)).toEqual(['08:00-22:00']);
    await askForRoom(asker, asking(w, room.id));
  });

  it('is not needed any more where the asker takes the request back', async () => {
    const { id, version, token, room } = await makeRequest(w);
    await withdrawRequest(asker, { token });
    expect(await openRequest(visitor, { token })).toMatchObject({ state: 'WITHDRAWN', mayWithdraw: false });
    expect(await freeAt(room.id)).toEqual(['08:00-22:00']);
    await expect(withdrawRequest(asker, { token })).rejects.toMatchObject({ code: 'RULE' });
    await expect(confirmRequest(office, { id, version: version + 1 })).rejects.toMatchObject({ code: 'RULE' });
    // The database lets no decision be undone.
    const back = within(w, (tx) =>
      tx.roomRequest.updateMany({ where: { institutionId: w.institutionId, id }, data: { state: 'PENDING' } }),
    );
    await expect(back).rejects.toThrow(/room_requests_once/);
  });

  it('is given by the office, or by the department whose centre it is', async () => {
    const { id, version } = await makeRequest(w);
    const { id: departmentId } = await createDepartment(w.as.ADMIN, { code: 'REQ', name: '约外系' });
    const elsewhere = await colleague(w.as.ADMIN, 'DEPARTMENT', { departmentId });
    expect((await listRequests(elsewhere, { filter: {} })).total).toBe(0);
    await expect(confirmRequest(elsewhere, { id, version })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(confirmRequest(other.as.ADMIN, { id, version })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const role of ['LEADER', 'TEACHER', 'LIAISON'] as const)
      await expect(listRequests(w.as[role], { filter: {} })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await confirmRequest(w.as.DEPARTMENT, { id, version });
    const { total, state } = await requestFacets(office, { filter: {} });
    expect(state.reduce((sum, { count }) => sum + count, 0)).toBe(total);
  });
});

describe('who asked', () => {
  it('stands encrypted, is told to those who decide, and each look at the number is noted', async () => {
    const [name, phone, title] = ['张三丰', mobile(), '电工夜校'];
    const { id, token, room } = await makeRequest(w, { name, phone: ` ${phone.slice(0, 3)}-${phone.slice(3)}`, title });
    const [row] = (await listRequests(office, { filter: { q: title } })).rows;
    expect(row).toMatchObject({ id, name, phoneMasked: `${phone.slice(0, 3)}****${phone.slice(-4)}`, people: 12 });
    const kept = await within(
      w,
      (tx) => tx.$queryRaw<{ row: string }[]>`
      select to_jsonb(r)::text as row from room_requests r where id = ${id}::uuid
      union all select changed::text from audit_entries where institution_id = ${w.institutionId}::uuid`,
    );
    for (const secret of [name, phone]) expect(kept.filter(({ row: text }) => text.includes(secret))).toEqual([]);
    const said = JSON.stringify([
      ...[
        await openPage(visitor, {}),
        await openCentres(visitor, {}),
        await openRoom(visitor, { id: room.id, on: day }),
      ],
      await openRequest(visitor, { token }),
    ]);
    for (const secret of [name, phone, row?.phoneMasked ?? '']) expect(said).not.toContain(secret);
    expect(JSON.stringify(await openRoom(visitor, { id: room.id, on: day }))).not.toContain(title);
    expect(await revealRequester(office, { id })).toEqual({ phone });
    const noted = await within(w, (tx) =>
      tx.auditEntry.count({
        where: { institutionId: w.institutionId, rowId: id, command: 'room-requests.reveal-phone' },
      }),
    );
    expect(noted).toBe(1);
  });
});

describe('walls', () => {
  it('a visitor sees the public rooms of his page, when they are taken, and nothing else', async () => {
    const own = await newWorld('众约丙');
    const { room } = await makeRequest(own);
    const hidden = await makeRoom(own);
    const at = await openVisitor(own);
    expect((await openCentres(at, {})).centres.flatMap(({ rooms }) => rooms.map(({ id }) => id))).toEqual([room.id]);
    expect((await openPage(at, {})).rooms).toBe(1);
    for (const id of [hidden.id, (await makePublicRoom(other)).id])
      await expect(openRoom(at, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const names = await within(
      own,
      (tx) => tx.$queryRaw<{ name: string }[]>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity`,
    );
    for (const ctx of [at, await openAsker(own)]) {
      const filled = await inTransaction(settingsOf(ctx, 'test'), async (tx) => {
        const seen: string[] = [];
        for (const { name } of names) {
          const [row] = await tx.$queryRawUnsafe<{ n: number }[]>(`select count(*)::int n from ${name}`);
          if ((row?.n ?? 0) > 0) seen.push(name);
        }
        return seen.sort();
      });
      const open = ['audit_heads', 'dictionary_entries', 'institutions', 'platforms', 'rooms'];
      // What an asker was given once stands beside its key; the key is his own.
      expect(filled.filter((name) => ![...open, 'idempotency_keys'].includes(name))).toEqual([]);
    }
  });

  it('who asks writes by the functions alone', async () => {
    const { id: roomId, platformId } = await makePublicRoom(w);
    const at = { institutionId: w.institutionId };
    const as = (run: Parameters<typeof inTransaction<unknown>>[1]) => inTransaction(settingsOf(asker, 'test'), run);
    const span = { startsAt: momentAt(day, '09:00'), endsAt: momentAt(day, '10:00') };
    const session = { ...at, id: newId(), platformId, roomId, title: '直写', purpose: 'TRAINING', ...span };
    await expect(
      as((tx) => tx.centreSession.create({ data: { ...session, pendingUntil: new Date() } })),
    ).rejects.toThrow();
    await expect(
      as((tx) => tx.room.create({ data: { ...at, id: newId(), platformId, name: '直写' } })),
    ).rejects.toThrow();
    await expect(
      as((tx) => tx.platform.create({ data: { ...at, id: newId(), kind: 'PRACTICE_CENTRE', name: '直写' } })),
    ).rejects.toThrow();
    const changed = await as(async (tx) => [
      (await tx.room.updateMany({ where: at, data: { public: true } })).count,
      (await tx.platform.updateMany({ where: at, data: { name: 'x' } })).count,
      (await tx.room.deleteMany({ where: at })).count,
      (await tx.department.updateMany({ where: at, data: { name: 'x' } })).count,
    ]);
    expect(changed).toEqual([0, 0, 0, 0]);
    // The page itself only reads, and nobody with an account comes this way.
    await expect(askForRoom(visitor, asking(w, roomId))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(askForRoom(w.as.STUDENT, asking(w, roomId))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const forged = inTransaction(
      settingsOf(office, 'test'),
      (tx) => tx.$queryRaw`
      select app.withdraw_room_request('\\x00'::bytea)`,
    );
    await expect(forged).rejects.toThrow(/not for accounts/);
  });

  it('only public rooms of centres in operation are asked for; a token is good on its own page', async () => {
    const { token, room } = await makeRequest(w);
    const private_ = await makeRoom(w);
    for (const roomId of [private_.id, (await makePublicRoom(other)).id])
      await expect(askForRoom(asker, asking(w, roomId))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await closeRoom(office, { id: room.id, version: room.version, on: office.today });
    const closed = askForRoom(asker, asking(w, room.id, { from: '09:00', to: '10:00' }));
    await expect(closed).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const theirs = await openVisitor(other);
    await expect(openRequest(theirs, { token })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(withdrawRequest(await openAsker(other), { token })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await openRequest(visitor, { token })).toMatchObject({ state: 'PENDING' });
  });
});

describe('flooding', () => {
  it('is stopped by number: two that wait, three a day, also of many at once', { timeout: 60_000 }, async () => {
    const phone = mobile();
    const { id: roomId } = await makePublicRoom(w);
    const ask = (hour: number) => askForRoom(asker, asking(w, roomId, { phone, from: `${hour}:00`, to: `${hour}:30` }));
    const answers = await Promise.allSettled([10, 11, 12, 13, 14, 15].map(ask));
    const got = answers.flatMap((each) => (each.status === 'fulfilled' ? [each.value.token] : []));
    expect(got).toHaveLength(2);
    for (const each of answers)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'RULE', key: 'askedTooOften' });
    for (const token of got) await withdrawRequest(asker, { token });
    await ask(17);
    await expect(ask(18)).rejects.toMatchObject({ code: 'RULE', key: 'askedTooOften' });
  });

  it('is stopped by college and day', { timeout: 60_000 }, async () => {
    const own = await newWorld('众约丁');
    const { id: roomId, platformId } = await makePublicRoom(own);
    const at = { institutionId: own.institutionId, platformId, roomId };
    const spans = Array.from({ length: 200 }, (_, n) => {
      const startsAt = new Date(momentAt(day, '08:00').getTime() + n * 240_000);
      return { sessionId: newId(), title: 'x', startsAt, endsAt: new Date(startsAt.getTime() + 120_000) };
    });
    const who = { nameEnc: Buffer.from('x'), phoneEnc: Buffer.from('x'), phoneMasked: 'x', people: 1 };
    await within(own, async (tx) => {
      await tx.centreSession.createMany({
        data: spans.map(({ sessionId: id, ...span }) => ({
          ...{ ...at, id, ...span, purpose: 'TRAINING', bookedById: own.as.ADMIN.membershipId },
        })),
      });
      await tx.roomRequest.createMany({
        data: spans.map((span) => ({
          ...{ ...at, id: newId(), ...span, ...who, state: 'WITHDRAWN', expiresAt: span.startsAt },
          ...{ phoneIndex: Buffer.from(newId()), tokenHash: Buffer.from(newId()) },
        })),
      });
    });
    const late = askForRoom(await openAsker(own), asking(own, roomId, { day: addDays(day, 1) }));
    await expect(late).rejects.toMatchObject({ code: 'RULE', key: 'askedTooMuch' });
  });
});
