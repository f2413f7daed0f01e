import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '@/lib/kernel/day';
import { bookSession, cancelSession, recordParticipants } from '@/lib/modules/centres/commands';
import { addOutput, removeOutput, updateOutput } from '@/lib/modules/outputs/commands';
import { listOutputs, outputFacets } from '@/lib/modules/outputs/queries';
import { centreFunctions } from '@/lib/modules/outputs/record';
import { exportList } from '@/lib/processes/exports';
import { makeCentre, makeRoom } from '@/tests/support/contract-centres';
import { makeBase } from '@/tests/support/contract-inspections';
import { makeOutput } from '@/tests/support/contract-outputs';
import { newWorld, type World } from '@/tests/support/world';

let w: World;
let other: World;
const output = {
  purpose: 'SERVICE',
  happenedOn: '2025-05-10',
  title: '委托检测',
  quantity: 35,
  unit: '批次',
  income: 3.2,
};

beforeAll(async () => {
  w = await newWorld('产甲');
  other = await newWorld('产乙');
});

describe('outputs of practice centres', () => {
  it('are recorded by who may, once, and changed at the version that was seen', async () => {
    const { id: platformId } = await makeCentre(w);
    const key = crypto.randomUUID();
    const first = await addOutput(w.as.DEPARTMENT, { platformId, ...output }, key);
    expect(await addOutput(w.as.DEPARTMENT, { platformId, ...output }, key)).toEqual(first);
    const { id } = first;
    await updateOutput(w.as.OFFICE, { id, version: 1, ...output, partnerId: w.partnerId });
    const stale = updateOutput(w.as.OFFICE, { id, version: 1, ...output });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', current: { partnerId: w.partnerId } });
    await expect(addOutput(w.as.TEACHER, { platformId, ...output })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(addOutput(other.as.ADMIN, { platformId, ...output })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(listOutputs(w.as.LIAISON, { filter: {} })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { id: base } = await makeBase(w);
    await expect(addOutput(w.as.OFFICE, { platformId: base, ...output })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(removeOutput(w.as.OFFICE, { id, version: 1 })).rejects.toMatchObject({ code: 'CONFLICT' });
    await removeOutput(w.as.OFFICE, { id, version: 2 });
    await expect(removeOutput(w.as.OFFICE, { id, version: 2 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('say how much or what they earned, and lie behind', async () => {
    const { id: platformId } = await makeCentre(w);
    const add = (over: object) => addOutput(w.as.OFFICE, { platformId, ...output, ...over });
    const wrong = [
      [{ quantity: null, unit: null, income: null }, { income: { key: 'quantityOrIncome' } }],
      [{ unit: null }, { unit: { key: 'required' } }],
      [{ quantity: null }, { quantity: { key: 'required' } }],
      [{ happenedOn: addDays(w.as.OFFICE.today, 1) }, { happenedOn: { key: 'inTheFuture' } }],
      [{ partnerId: other.partnerId }, { partnerId: { key: 'unknownChoice' } }],
    ] as const;
    for (const [over, fields] of wrong) await expect(add(over)).rejects.toMatchObject({ code: 'INVALID', fields });
    await add({ quantity: null, unit: null });
  });

  it('make a year by four functions together with the sessions that were held', async () => {
    const fresh = await newWorld('产丙');
    const { OFFICE } = fresh.as;
    const { id: roomId, platformId } = await makeRoom(fresh);
    const book = (day: string, purpose: string, from = '08:30') =>
      bookSession(OFFICE, { roomId, title: fresh.mark, purpose, day, from, to: '11:00' });
    const { id } = await book('2025-03-03', 'TEACHING');
    await recordParticipants(OFFICE, {
      ...{ id, version: 1, STUDENT: { people: 30, attendances: 60 }, EMPLOYEE: { people: 0, attendances: 0 } },
      PUBLIC: { people: 2, attendances: 2 },
    });
    await book('2025-03-04', 'TEACHING', '10:00');
    await book('2024-03-04', 'TRAINING');
    const { id: off } = await book('2025-03-05', 'TRAINING');
    await cancelSession(OFFICE, { id: off, version: 1, reason: '停电' });
    await book(addDays(OFFICE.today, 3), 'TEACHING');
    await makeOutput(fresh, { income: 6.5 }, platformId);
    await makeOutput(fresh, { income: null }, platformId);
    await makeOutput(fresh, { happenedOn: '2024-12-31', income: 1 }, platformId);
    const of = async (year: number) => {
      const { functions } = await centreFunctions(OFFICE, { platformId, year });
      return Object.fromEntries(functions.map(({ purpose, ...each }) => [purpose, Object.values(each)]));
    };
    expect(await of(2025)).toEqual({
      ...{ TEACHING: [2, 3.5, 62, 0, 0], TRAINING: [0, 0, 0, 0, 0] },
      ...{ PRODUCTION: [0, 0, 0, 2, 6.5], SERVICE: [0, 0, 0, 0, 0] },
    });
    expect(await of(2024)).toMatchObject({ TRAINING: [1, 2.5, 0, 0, 0], PRODUCTION: [0, 0, 0, 1, 1] });
    const now = Number(OFFICE.today.slice(0, 4));
    const { years, year, outputs } = await centreFunctions(OFFICE, { platformId });
    expect([year, years[0], years.at(-1), outputs.length]).toEqual([now, now, 2024, 0]);
    expect((await centreFunctions(OFFICE, { platformId })).functions[0]).toMatchObject({ sessions: 0 });
  });

  it('stand in one list by function, year and centre, which the export follows', async () => {
    const fresh = await newWorld('产丁');
    const { OFFICE } = fresh.as;
    const { platformId } = await makeOutput(fresh, { income: 2.25 });
    await makeOutput(fresh, { purpose: 'SERVICE', happenedOn: '2024-05-10', income: 1.5 }, platformId);
    await makeOutput(fresh, { purpose: 'SERVICE', income: 0.5 });
    const facets = await outputFacets(OFFICE, { filter: {} });
    expect(facets.purpose.map(({ count }) => count)).toEqual([0, 0, 1, 2]);
    expect(facets.years).toEqual([
      { value: '2025', label: '2025', count: 2 },
      { value: '2024', label: '2024', count: 1 },
    ]);
    expect(facets.centres.map(({ count }) => count).sort()).toEqual([1, 2]);
    const income = async (filter: object) => (await listOutputs(OFFICE, { filter })).totals.income;
    expect([await income({}), await income({ year: ['2025'] }), await income({ purpose: ['SERVICE'] })]).toEqual([
      ...[4.25, 2.75, 2],
    ]);
    for (const filter of [{}, { year: ['2024', 'x'] }, { centre: [platformId] }, { q: fresh.mark }]) {
      const { total, rows } = await listOutputs(OFFICE, { filter });
      expect(rows).toHaveLength(total);
      const params = Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, String(value)]));
      const sheet = await exportList(OFFICE, 'outputs').open(OFFICE, params);
      await sheet.stream.cancel();
      expect(sheet.rows).toBe(total);
    }
  });
});
