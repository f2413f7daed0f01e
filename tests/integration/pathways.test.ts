import { beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '@/lib/db/client';
import { inTransaction, settingsOf } from '@/lib/db/door';
import type { Ctx } from '@/lib/kernel/context';
import { addDays } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { figures } from '@/lib/modules/dashboard/queries';
import { createPathway, updatePathway } from '@/lib/modules/pathways/commands';
import { pathwayList } from '@/lib/modules/pathways/list';
import { addPupils, movePupil, nameStudent } from '@/lib/modules/pathways/pupils';
import { listPathways, pathwayFacets, pathwaysOfPartner } from '@/lib/modules/pathways/queries';
import { getPathway } from '@/lib/modules/pathways/record';
import { transferProposals } from '@/lib/modules/pathways/transfer';
import { getStudent } from '@/lib/modules/students/record';
import { exportList } from '@/lib/processes/exports';
import { transferPupils } from '@/lib/processes/transfer-pupils';
import { colleague, newPartner } from '@/tests/factories/members';
import { makePathway, makePupil, makeSchool, pathwayInput } from '@/tests/support/contract-pathways';
import { makeProgramme } from '@/tests/support/contract-programmes';
import { makeStudent } from '@/tests/support/contract-students';
import { makeAgreement, newWorld, type World } from '@/tests/support/world';

let w: World;
let other: World;
let office: Ctx;

beforeAll(async () => {
  w = await newWorld('贯甲');
  other = await newWorld('贯乙');
  office = w.as.OFFICE;
});

/** All pupils of a class who are at the secondary school still, whoever they become. */
async function transferAll({ pathwayClassId, on }: { pathwayClassId: string; on: string }) {
  const { pupils } = await transferProposals(office, { id: pathwayClassId });
  const asked = pupils.map(({ id, version }) => ({ id, version, become: 'LATER' }));
  return transferPupils(office, { pathwayClassId, on, pupils: asked });
}

describe('a pathway class', () => {
  it('is of a secondary school, and warns where the codes of both levels do not lead to one another', async () => {
    const { id: programmeId } = await makeProgramme(w, { code: '460301' });
    const fits = await makePathway(w, { programmeId, schoolProgrammeCode: '660301' });
    const doubt = await makePathway(w, { programmeId, schoolProgrammeCode: '610101' });
    expect((await getPathway(office, { id: fits.id })).codesFit).toBe(true);
    expect((await getPathway(office, { id: doubt.id })).codesFit).toBe(false);
    const { rows } = await listPathways(office, { filter: { code: 'DOUBT' }, size: 100 });
    expect(rows.map((row) => row.id)).toContain(doubt.id);
    expect(rows.map((row) => row.id)).not.toContain(fits.id);
    const enterprise = await newPartner(office, '贯甲不是学校有限公司');
    const wrong = createPathway(office, await pathwayInput(w, { schoolId: enterprise }));
    await expect(wrong).rejects.toMatchObject({ fields: { schoolId: { key: 'notASchool' } } });
    const foreign = createPathway(office, await pathwayInput(w, { schoolId: await makeSchool(other) }));
    await expect(foreign).rejects.toMatchObject({ fields: { schoolId: { key: 'notASchool' } } });
    for (const enterpriseId of [await makeSchool(w), await newPartner(other.as.OFFICE, '贯乙企业有限公司'), newId()]) {
      const none = createPathway(office, await pathwayInput(w, { enterpriseId }));
      await expect(none).rejects.toMatchObject({ fields: { enterpriseId: { key: 'notAnEnterprise' } } });
      const later = updatePathway(office, { ...(await pathwayInput(w, { enterpriseId })), id: fits.id, version: 1 });
      await expect(later).rejects.toMatchObject({ fields: { enterpriseId: { key: 'notAnEnterprise' } } });
    }
    const agreed = await createPathway(office, await pathwayInput(w, { enterpriseId: enterprise }));
    expect(await getPathway(office, agreed)).toMatchObject({
      enterpriseId: enterprise,
      enterpriseName: expect.any(String),
    });
    const code = createPathway(office, await pathwayInput(w, { schoolProgrammeCode: '66' }));
    await expect(code).rejects.toMatchObject({ fields: { schoolProgrammeCode: { key: 'notAProgrammeCode' } } });
  });

  it('is changed at the version that was seen, by those who may', async () => {
    const { id } = await makePathway(w);
    const input = await pathwayInput(w);
    await expect(updatePathway(w.as.TEACHER, { ...input, id, version: 1 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await updatePathway(office, { ...input, id, version: 1 });
    const stale = updatePathway(office, { ...input, id, version: 1, name: '贯甲旧' });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', current: { name: input.name, version: 2 } });
    await expect(getPathway(other.as.ADMIN, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const pupil = await makePupil(w);
    const moved = updatePathway(office, { ...(await pathwayInput(w)), id: pupil.pathwayClassId, version: 1 });
    await expect(moved).rejects.toMatchObject({ fields: { schoolId: { key: 'schoolStays' } } });
  });
});

describe('a secondary school', () => {
  it('is left by one pupil, transferred by the college on a day, once, at the version that was seen', async () => {
    const { id: pathwayClassId, schoolId } = await makePathway(w);
    const school = await colleague(w.as.ADMIN, 'SCHOOL', { partnerId: schoolId });
    const lines = '20240001 甲同学\n20240002 乙同学';
    await addPupils(school, { pathwayClassId, lines, enrolledOn: '2024-09-01' });
    const pupils = async () => (await getPathway(school, { id: pathwayClassId })).pupils ?? [];
    const [one, two] = await pupils();
    const at = { id: one?.id, version: 1, event: 'transfer' };
    const late = addDays(office.today, 1);
    for (const [on, key] of [
      ['2024-08-31', 'stateBeforeLast'],
      [late, 'inTheFuture'],
    ])
      await expect(movePupil(office, { ...at, on })).rejects.toMatchObject({ fields: { on: { key } } });
    await expect(movePupil(other.as.ADMIN, { ...at, on: '2025-09-01' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const ctx of [w.as.LEADER, school])
      await expect(movePupil(ctx, { ...at, on: '2025-09-01' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const key = newId();
    const moved = await movePupil(office, { ...at, on: '2025-09-01' }, key);
    expect(await movePupil(office, { ...at, on: '2025-09-01' }, key)).toEqual(moved);
    expect(await pupils()).toMatchObject([
      { id: one?.id, state: 'TRANSFERRED', transferredOn: '2025-09-01', version: 2 },
      { id: two?.id, state: 'ENROLLED', transferredOn: null, version: 1 },
    ]);
    expect(await getPathway(school, { id: pathwayClassId })).toMatchObject({ enrolled: 2, transferred: 1 });
    const again = movePupil(office, { ...at, version: 2, on: '2025-09-02' });
    await expect(again).rejects.toMatchObject({ code: 'RULE', key: 'notFromThisState' });
    const stale = movePupil(office, { ...at, event: 'graduate', on: '2026-07-01' });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', current: { state: 'TRANSFERRED', version: 2 } });
    // The rest are transferred together; who has been is left as he is.
    expect((await transferAll({ pathwayClassId, on: '2025-10-01' })).results).toMatchObject([{ problem: null }]);
    expect((await pupils()).map(({ transferredOn }) => transferredOn)).toEqual(['2025-09-01', '2025-10-01']);
    const { rows } = await listPathways(office, { filter: { on: '2025-09-15' }, size: 100 });
    expect(rows.find((row) => row.id === pathwayClassId)).toMatchObject({ enrolled: 2, transferred: 1 });
  });

  it('of two who transfer one pupil at once one is told that it is done', async () => {
    const { id, version } = await makePupil(w);
    const both = await Promise.allSettled(
      [office, w.as.ADMIN].map((who) => movePupil(who, { id, version, event: 'transfer', on: '2025-09-01' })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('keeps its own classes and pupils, and sees no other school’s', async () => {
    const { id, schoolId } = await makePathway(w);
    const school = await colleague(w.as.ADMIN, 'SCHOOL', { partnerId: schoolId });
    const neighbour = await colleague(w.as.ADMIN, 'SCHOOL', { partnerId: await makeSchool(w) });
    const lines = '20240001 甲同学\n20240002，乙同学\n20240003 丙 同学';
    expect(await addPupils(school, { pathwayClassId: id, lines, enrolledOn: '2024-09-01' })).toEqual({ added: 3 });
    const record = await getPathway(school, { id });
    expect(record.may).toEqual({ write: true, pupils: true, transfer: false });
    expect(record.pupils?.map(({ name }) => name)).toEqual(['甲同学', '乙同学', '丙同学']);
    for (const call of [
      () => getPathway(neighbour, { id }),
      () => addPupils(neighbour, { pathwayClassId: id, lines, enrolledOn: '2024-09-01' }),
      () => movePupil(neighbour, { id: record.pupils?.[0]?.id, version: 1, event: 'transfer', on: '2025-01-01' }),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await pathwaysOfPartner(neighbour, { partnerId: schoolId })).toEqual([]);
    expect((await listPathways(neighbour, {})).total).toBe(0);
    const liaison = await colleague(w.as.ADMIN, 'LIAISON', { partnerId: schoolId });
    await expect(listPathways(liaison, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('asks for a class, which counts once the college agreed, and stays then as it was agreed on', async () => {
    const schoolId = await makeSchool(w);
    const school = await colleague(w.as.ADMIN, 'SCHOOL', { partnerId: schoolId });
    const neighbour = await colleague(w.as.ADMIN, 'SCHOOL', { partnerId: await makeSchool(w) });
    const asked = await pathwayInput(w, { schoolId, agreedOn: null });
    const { id } = await createPathway(school, asked);
    const listed = async (filter: object) => (await listPathways(office, { filter, size: 100 })).rows.map((r) => r.id);
    expect(await listed({ asked: '1', school: [schoolId] })).toEqual([id]);
    expect(await listed({ current: '1', school: [schoolId] })).toEqual([]);
    expect((await pathwayFacets(office, { filter: { school: [schoolId] } })).asked).toBe(1);
    await updatePathway(school, { ...asked, id, version: 1, plannedSeats: 44 });
    for (const own of [{ agreedOn: '2025-01-01' }, { planVersion: 'V1' }, { enterpriseId: schoolId }])
      await expect(updatePathway(school, { ...asked, ...own, id, version: 2 })).rejects.toMatchObject({
        fields: { [Object.keys(own)[0] ?? '']: { key: 'collegeDecides' } },
      });
    await expect(createPathway(neighbour, { ...asked, name: '贯甲冒名' })).rejects.toMatchObject({
      fields: { schoolId: { key: 'unknownChoice' } },
    });
    await expect(updatePathway(neighbour, { ...asked, id, version: 2 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const enterprise = '贯甲签约有限公司';
    const enterpriseId = await newPartner(office, enterprise);
    const agreed = { ...asked, plannedSeats: 44, agreedOn: '2025-01-01', enterpriseId };
    await updatePathway(office, { ...agreed, id, version: 2 });
    expect(await listed({ asked: '1', school: [schoolId] })).toEqual([]);
    expect(await listed({ current: '1', school: [schoolId] })).toEqual([id]);
    const grown = updatePathway(school, { ...asked, id, version: 3, plannedSeats: 60 });
    await expect(grown).rejects.toMatchObject({ fields: { plannedSeats: { key: 'agreedStays' } } });
    const renamed = { ...asked, plannedSeats: 44, schoolProgrammeName: '机电技术应用', schoolProgrammeCode: '660301' };
    await updatePathway(school, { ...renamed, id, version: 3 });
    expect(await getPathway(office, { id })).toMatchObject({
      ...{ agreedOn: '2025-01-01', enterpriseName: enterprise, plannedSeats: 44, schoolProgrammeName: '机电技术应用' },
    });
    expect(await listed({ q: enterprise })).toEqual([id]);
  });

  it('does not transfer or graduate: that is the college’s, also for the database', async () => {
    const { id, pathwayClassId, schoolId } = await makePupil(w);
    const school = await colleague(w.as.ADMIN, 'SCHOOL', { partnerId: schoolId });
    const move = { id, version: 1, on: '2025-01-01', reason: '转学' };
    await expect(movePupil(school, { ...move, event: 'transfer' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const all = { pathwayClassId, on: '2025-01-01', pupils: [{ id, version: 1, become: 'LATER' }] };
    await expect(transferPupils(school, all)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(transferProposals(school, { id: pathwayClassId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const at = { institutionId: w.institutionId };
    const past = (ctx: Ctx, run: (tx: Tx) => Promise<unknown>) => inTransaction(settingsOf(ctx, 'test'), run);
    const day = new Date('2025-01-01');
    const refused = 'pathways_college_decides';
    for (const data of [{ transferredOn: day }, { graduatedOn: day }])
      await expect(past(school, (tx) => tx.pathwayStudent.updateMany({ where: { ...at, id }, data }))).rejects.toThrow(
        refused,
      );
    for (const data of [{ agreedOn: null }, { endedOn: day }, { plannedSeats: 99 }, { planVersion: 'V9' }])
      await expect(
        past(school, (tx) => tx.pathwayClass.updateMany({ where: { ...at, id: pathwayClassId }, data })),
      ).rejects.toThrow(refused);
    await movePupil(office, { ...move, event: 'transfer' });
    await expect(movePupil(school, { ...move, version: 2, event: 'leave' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(
      past(school, (tx) => tx.pathwayStudent.updateMany({ where: { ...at, id }, data: { leftOn: day } })),
    ).rejects.toThrow(refused);
    const gone = await past(school, (tx) => tx.pathwayClass.deleteMany({ where: { ...at, id: pathwayClassId } }));
    expect(gone).toEqual({ count: 0 });
  });

  it('is the only partner that writes its classes: its enterprise and other schools reach none', async () => {
    const enterpriseId = await newPartner(office, '贯甲只看有限公司');
    const { id, schoolId } = await makePathway(w, { enterpriseId });
    const where = { institutionId: w.institutionId, id };
    const renames = (ctx: Ctx) =>
      inTransaction(settingsOf(ctx, 'test'), (tx) => tx.pathwayClass.updateMany({ where, data: { remark: '改' } }));
    const liaison = await colleague(w.as.ADMIN, 'LIAISON', { partnerId: enterpriseId });
    const neighbour = await colleague(w.as.ADMIN, 'SCHOOL', { partnerId: await makeSchool(w) });
    for (const ctx of [liaison, neighbour]) expect(await renames(ctx)).toEqual({ count: 0 });
    const row = { ...where, id: newId(), name: '贯甲冒名班', mode: '3+2', gradeYear: 2024, plannedSeats: 1, schoolId };
    for (const ctx of [liaison, neighbour])
      await expect(
        inTransaction(settingsOf(ctx, 'test'), (tx) => tx.pathwayClass.createMany({ data: [row] })),
      ).rejects.toThrow(/row-level security|row level security|foreign key/);
    const school = await colleague(w.as.ADMIN, 'SCHOOL', { partnerId: schoolId });
    expect(await renames(school)).toEqual({ count: 1 });
  });

  it('is told which line is none, and which number is there', async () => {
    const { id } = await makePathway(w);
    const add = (lines: string, enrolledOn = '2024-09-01') =>
      addPupils(office, { pathwayClassId: id, lines, enrolledOn });
    await expect(add('1 甲\n2')).rejects.toMatchObject({
      fields: { lines: { key: 'notAPupil', params: { line: 2 } } },
    });
    await expect(add('1 甲\n1 乙')).rejects.toMatchObject({ fields: { lines: { key: 'pupilTwice' } } });
    await add('1 甲');
    await expect(add('1 乙')).rejects.toMatchObject({ fields: { lines: { key: 'pupilThere' } } });
    await expect(add('2 乙', '2099-01-01')).rejects.toMatchObject({ fields: { enrolledOn: { key: 'inTheFuture' } } });
  });

  it('transfers its pupils, who graduate or leave, each step once and in order', async () => {
    const { id, pathwayClassId } = await makePupil(w);
    await addPupils(office, { pathwayClassId, lines: 'Z1 甲\nZ2 乙', enrolledOn: '2024-09-01' });
    const early = movePupil(office, { id, version: 1, event: 'graduate', on: '2025-01-01' });
    await expect(early).rejects.toMatchObject({ code: 'RULE', key: 'notFromThisState' });
    await movePupil(office, { id, version: 1, event: 'leave', on: '2024-12-01', reason: '转学' });
    const done = await transferAll({ pathwayClassId, on: '2025-09-01' });
    expect(done).toMatchObject({ results: [{ problem: null }, { problem: null }], stay: [] });
    await expect(transferAll({ pathwayClassId, on: '2025-09-01' })).rejects.toMatchObject({
      fields: { pupils: { key: 'nobodyToTransfer' } },
    });
    const pupils = (await getPathway(office, { id: pathwayClassId })).pupils ?? [];
    expect(pupils.map(({ state }) => state).sort()).toEqual(['LEFT', 'TRANSFERRED', 'TRANSFERRED']);
    const one = pupils.find(({ state }) => state === 'TRANSFERRED');
    const before = movePupil(office, { id: one?.id, version: 2, event: 'graduate', on: '2025-08-31' });
    await expect(before).rejects.toMatchObject({ fields: { on: { key: 'stateBeforeLast' } } });
    await movePupil(office, { id: one?.id, version: 2, event: 'graduate', on: '2026-07-01' });
    expect(await getPathway(office, { id: pathwayClassId })).toMatchObject({
      enrolled: 3,
      transferred: 2,
      graduated: 1,
    });
  });
});

describe('what a class and its pupils rest on', () => {
  it('names the student that a pupil became, at transfer or later, once, shown on both pages', async () => {
    const [pupil, second] = [await makePupil(w), await makePupil(w)];
    const [student, later] = [await makeStudent(w), await makeStudent(w)];
    const named = { id: pupil.id, version: 1, studentId: student.id };
    await expect(nameStudent(office, named)).rejects.toMatchObject({ code: 'RULE', key: 'notFromThisState' });
    const leaving = { ...named, event: 'leave', on: '2025-01-01', reason: '转学' };
    await expect(movePupil(office, leaving)).rejects.toMatchObject({
      fields: { studentId: { key: 'notFromThisState' } },
    });
    await movePupil(office, { ...named, event: 'transfer', on: '2025-09-01' });
    const [shown] = (await getPathway(office, { id: pupil.pathwayClassId })).pupils ?? [];
    expect(shown).toMatchObject({ state: 'TRANSFERRED', student: { id: student.id, studentNo: student.studentNo } });
    const { cameFrom } = await getStudent(office, { id: student.id });
    expect(cameFrom).toMatchObject({ pathway: { id: pupil.pathwayClassId }, transferredOn: '2025-09-01' });
    await movePupil(office, { id: second.id, version: 1, event: 'transfer', on: '2025-09-01' });
    const twice = nameStudent(office, { id: second.id, version: 2, studentId: student.id });
    await expect(twice).rejects.toMatchObject({ fields: { studentId: { key: 'studentNamed' } } });
    const foreign = nameStudent(office, { id: second.id, version: 2, studentId: (await makeStudent(other)).id });
    await expect(foreign).rejects.toMatchObject({ fields: { studentId: { key: 'unknownChoice' } } });
    await nameStudent(office, { id: second.id, version: 2, studentId: later.id });
    const stale = nameStudent(office, { id: second.id, version: 2, studentId: null });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', current: { studentId: later.id, version: 3 } });
    await nameStudent(office, { id: second.id, version: 3, studentId: null });
    expect((await getStudent(office, { id: later.id })).cameFrom).toBeNull();
    const school = await colleague(w.as.ADMIN, 'SCHOOL', { partnerId: pupil.schoolId });
    expect((await getPathway(school, { id: pupil.pathwayClassId })).pupils?.[0]?.student).toBeNull();
  });

  it('gives one student to one of two pupils who are named at once', async () => {
    const [one, two] = [await makePupil(w), await makePupil(w)];
    const { id: studentId } = await makeStudent(w);
    const move = ({ id }: { id: string }) =>
      movePupil(office, { id, version: 1, event: 'transfer', on: '2025-09-01', studentId });
    const ends = await Promise.allSettled([move(one), move(two)]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = ends.find((end) => end.status === 'rejected');
    expect(JSON.stringify(refused?.reason)).toContain('studentNamed');
  });

  it('rests on an agreement of its school or enterprise', async () => {
    const { id: agreementId } = await makeAgreement(w, 'SIGNED');
    const input = await pathwayInput(w, { agreementId });
    await expect(createPathway(office, input)).rejects.toMatchObject({
      fields: { agreementId: { key: 'agreementOfOthers' } },
    });
    const { id } = await createPathway(office, { ...input, enterpriseId: w.partnerId });
    expect((await getPathway(office, { id })).agreement).toMatchObject({ id: agreementId });
    const foreign = { ...input, name: '贯甲异', agreementId: (await makeAgreement(other)).id };
    await expect(createPathway(office, foreign)).rejects.toMatchObject({
      fields: { agreementId: { key: 'unknownChoice' } },
    });
    const school = await colleague(w.as.ADMIN, 'SCHOOL', { partnerId: input.schoolId });
    const own = createPathway(school, { ...input, name: '贯甲校', agreedOn: null });
    await expect(own).rejects.toMatchObject({ fields: { agreementId: { key: 'collegeDecides' } } });
    expect((await getPathway(school, { id })).agreement).toBeNull();
  });
});

it('counts one thing: figure, list, facets and export, as of a day', async () => {
  const fresh = await newWorld('贯丙');
  const admin = fresh.as.ADMIN;
  await makePathway(fresh, { plannedSeats: 20, endedOn: '2025-06-30' });
  await makePathway(fresh, { plannedSeats: 30, mode: '3+3' });
  const at = async (on: string) => new Map((await figures(admin, { on })).map((figure) => [figure.key, figure]));
  const now = await at('2025-01-01');
  expect([now.get('pathways.classes')?.value, now.get('pathways.planned_students')?.value]).toEqual([2, 50]);
  const later = await at('2025-06-30');
  expect([later.get('pathways.classes')?.value, later.get('pathways.planned_students')?.value]).toEqual([1, 30]);
  const href = now.get('pathways.planned_students')?.href ?? '';
  const { filter } = pathwayList.parse(Object.fromEntries(new URL(href, 'http://x').searchParams));
  expect(await listPathways(admin, { filter })).toMatchObject({ total: 2, totals: { plannedSeats: 50 } });
  expect((await pathwayFacets(admin, { filter })).total).toBe(2);
  const { rows, stream } = await exportList(admin, 'pathways').open(admin, { current: '1', on: '2025-06-30' });
  await stream.cancel();
  expect(rows).toBe(1);
});
