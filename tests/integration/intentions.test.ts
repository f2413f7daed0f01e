import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, settingsOf } from '@/lib/db/door';
import { type Ctx, mintContext } from '@/lib/kernel/context';
import { addDays, toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { createIntention, endIntention, reopenIntention, updateIntention } from '@/lib/modules/intentions/commands';
import { matchesOfVacancy } from '@/lib/modules/intentions/matches';
import { listIntentions } from '@/lib/modules/intentions/queries';
import { getIntention, intentionTimeline } from '@/lib/modules/intentions/record';
import { exportList } from '@/lib/processes/exports';
import { makeIntention } from '@/tests/support/contract-intentions';
import { makeStudent } from '@/tests/support/contract-students';
import { makeVacancy } from '@/tests/support/contract-vacancies';
import { newWorld, type World, within } from '@/tests/support/world';

let w: World;
let other: World;
let office: Ctx;
let student: Ctx;
let own: { id: string; studentNo: string };

const wish = (over: object = {}) => ({ wish: '意甲电工', placeCodes: ['1502'], payFrom: 4000, ...over });
const programmeOf = (id: string) =>
  within(w, (tx) =>
    tx.student.findFirstOrThrow({ where: { institutionId: w.institutionId, id }, select: { programmeId: true } }),
  ).then(({ programmeId }) => programmeId);

/** An open vacancy for the student's programme. */
async function vacancy(programmeId: string | null, over: object = {}) {
  const { id } = await makeVacancy(w, { opensOn: toDbDate(office.today), placeCode: '150203', payFrom: 4000, ...over });
  if (programmeId)
    await within(w, (tx) =>
      tx.vacancyProgramme.create({ data: { institutionId: w.institutionId, id: newId(), vacancyId: id, programmeId } }),
    );
  return id;
}

beforeAll(async () => {
  w = await newWorld('意甲');
  other = await newWorld('意乙');
  office = w.as.OFFICE;
  own = await makeStudent(w);
  student = mintContext({ ...w.as.STUDENT, studentId: own.id });
});

describe('an intention', () => {
  it('is stated by the student itself, once, changed, ended and resumed', async () => {
    const { id } = await createIntention(student, wish());
    expect(await getIntention(student, { id })).toMatchObject({ studentId: own.id, state: 'LOOKING' });
    await expect(createIntention(student, wish())).rejects.toMatchObject({
      fields: { studentNo: { key: 'alreadyStated' } },
    });
    const twice = createIntention(office, { studentNo: own.studentNo, ...wish() });
    await expect(twice).rejects.toMatchObject({ fields: { studentNo: { key: 'alreadyStated' } } });
    await updateIntention(student, { id, version: 1, ...wish({ payFrom: 5000 }) });
    const stale = updateIntention(office, { id, version: 1, ...wish() });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', current: { payFrom: 5000 } });
    await endIntention(office, { id, version: 2 });
    expect((await getIntention(student, { id })).matches.rows).toEqual([]);
    await expect(endIntention(student, { id, version: 3 })).rejects.toMatchObject({ code: 'RULE' });
    await reopenIntention(student, { id, version: 3 });
    expect((await intentionTimeline(office, { id })).changes.length).toBeGreaterThanOrEqual(4);
  });

  it('names regions that there are, and only its department enters it', async () => {
    const { studentNo } = await makeStudent(w);
    const nowhere = createIntention(office, { studentNo, ...wish({ placeCodes: ['999999'] }) });
    await expect(nowhere).rejects.toMatchObject({ fields: { placeCodes: { key: 'unknownChoice' } } });
    const stranger = mintContext({ ...w.as.DEPARTMENT, departmentId: newId() });
    const theirs = createIntention(stranger, { studentNo, ...wish() });
    await expect(theirs).rejects.toMatchObject({ fields: { studentNo: { key: 'ownDepartmentOnly' } } });
    const foreign = await makeIntention(other);
    const another = await makeIntention(w);
    await expect(getIntention(office, { id: foreign.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const ctx of [student, stranger])
      await expect(getIntention(ctx, { id: another.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const ctx of [w.as.LIAISON, w.as.TEACHER, w.as.MENTOR])
      await expect(getIntention(ctx, { id: another.id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const seen = await inTransaction(settingsOf(student, 'test'), (tx) =>
      tx.intention.findMany({ where: { institutionId: w.institutionId }, select: { studentId: true } }),
    );
    expect(new Set(seen.map((row) => row.studentId))).toEqual(new Set([own.id]));
  });

  it('list, facets and export are one', async () => {
    const { total } = await listIntentions(office, { filter: {} });
    const sheet = await exportList(office, 'intentions').open(office, {});
    await sheet.stream.cancel();
    expect(sheet.rows).toBe(total);
  });
});

describe('matching', () => {
  it('finds vacancies and graduates both ways, the best first, and says why', async () => {
    const seeker = await makeIntention(w);
    const programmeId = await programmeOf(seeker.studentId);
    const [named, any] = [await vacancy(programmeId), await vacancy(null)];
    const low = await vacancy(programmeId, { payFrom: 2000, payTo: 3000 });
    const away = await vacancy(programmeId, { placeCode: '110105' });
    const ended = await vacancy(programmeId, { withdrawnOn: toDbDate(office.today) });
    const strange = await vacancy(await programmeOf((await makeStudent(w)).id));
    const { matches } = await getIntention(office, { id: seeker.id });
    const found = new Map(matches.rows.map((row) => [row.id, row]));
    expect(found.get(named)).toMatchObject({ fits: true, fit: { programme: 'NAMED', place: 'WISHED', pay: 'ENOUGH' } });
    expect(found.get(any)).toMatchObject({ fits: true, fit: { programme: 'ANY' } });
    expect(found.get(low)).toMatchObject({ fits: false, fit: { pay: 'BELOW' } });
    expect(found.get(away)).toMatchObject({ fits: false, fit: { place: 'ELSEWHERE' } });
    for (const id of [ended, strange]) expect(found.has(id)).toBe(false);
    expect(matches.rows[0]?.id).toBe(named);
    expect(matches.total).toBe(matches.rows.filter((row) => row.fits).length);
    const of = async (vacancyId: string) => (await matchesOfVacancy(office, { vacancyId })).rows.map((row) => row.id);
    expect(await of(named)).toEqual([seeker.id]);
    expect(await of(any)).toContain(seeker.id);
    expect(await of(ended)).toEqual([]);
    // Who has found a job no longer looks.
    await within(w, (tx) =>
      tx.employment.create({
        data: {
          ...{ institutionId: w.institutionId, id: newId(), studentId: seeker.studentId, destination: 'EMPLOYED' },
          graduatedOn: toDbDate(addDays(office.today, -1)),
        },
      }),
    );
    expect(await of(named)).toEqual([]);
  });

  it('ends by itself: on the last day of a vacancy still, on the day after no more, and for graduates not before it opens', async () => {
    const seeker = await makeIntention(w);
    const programmeId = await programmeOf(seeker.studentId);
    const at = (days: number) => mintContext({ ...office, today: addDays(office.today, days) });
    const dates = { opensOn: toDbDate(addDays(office.today, 1)), closesOn: toDbDate(addDays(office.today, 11)) };
    const id = await vacancy(programmeId, dates);
    const offered = async (days: number) =>
      (await getIntention(at(days), { id: seeker.id })).matches.rows.some((row) => row.id === id);
    const sought = async (days: number) => (await matchesOfVacancy(at(days), { vacancyId: id })).total;
    expect([await offered(0), await offered(1), await offered(10), await offered(11)]).toEqual([
      ...[false, true, true, false],
    ]);
    // Whoever offers it may look ahead.
    expect([await sought(0), await sought(10), await sought(11)]).toEqual([1, 1, 0]);
    // An intention that ended today is none today.
    await endIntention(office, { id: seeker.id, version: 1 });
    expect(await sought(5)).toBe(0);
  });
});
