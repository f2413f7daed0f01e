import { beforeAll, describe, expect, it } from 'vitest';
import { idCardCheck } from '@/lib/identifiers/id-card';
import type { Ctx } from '@/lib/kernel/context';
import { newId } from '@/lib/kernel/id';
import { addPupils } from '@/lib/modules/pathways/pupils';
import { getPathway } from '@/lib/modules/pathways/record';
import { transferProposals } from '@/lib/modules/pathways/transfer';
import { createStudent } from '@/lib/modules/students/commands';
import { getStudent } from '@/lib/modules/students/record';
import { transferPupils } from '@/lib/processes/transfer-pupils';
import { makePathway } from '@/tests/support/contract-pathways';
import { makeProgramme } from '@/tests/support/contract-programmes';
import { newWorld, type World, within } from '@/tests/support/world';

let w: World;
let office: Ctx;
let programmeId: string;
let serial = 0;

beforeAll(async () => {
  w = await newWorld('转甲');
  office = w.as.OFFICE;
  programmeId = (await makeProgramme(w)).id;
});

/** An identity number of somebody born on the day. */
function card(birthOn: string): string {
  serial += 1;
  const digits = `150203${birthOn.replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
  return `${digits}${idCardCheck(digits)}`;
}

const enter = (name: string, over: object = {}) =>
  createStudent(office, {
    ...{ studentNo: `T${newId().slice(-9)}`, name, programmeId, gradeYear: 2025, enrolledOn: '2025-09-01' },
    ...over,
  });

/** A class with these pupils, each line as a school pastes it. */
async function classOf(lines: string[], over: object = {}) {
  const { id: pathwayClassId } = await makePathway(w, { programmeId, ...over });
  await addPupils(office, { pathwayClassId, lines: lines.join('\n'), enrolledOn: '2023-09-01' });
  const propose = async () => (await transferProposals(office, { id: pathwayClassId })).pupils;
  return { pathwayClassId, propose };
}

describe('the transfer of a class', () => {
  it('proposes whom each pupil becomes: by identity number, or by name and birth date, and by a name alone nobody', async () => {
    const [one, foreign] = [card('2007-03-04'), card('2007-05-06')];
    const byCard = await enter('转甲一', { idCard: one });
    const byBirth = await enter('转甲二', { birthOn: '2007-08-09' });
    const byName = await enter('转甲三');
    await enter('转甲四', { idCard: foreign });
    await enter('转甲五', { birthOn: '2000-01-01' });
    const twins = [await enter('转甲六', { birthOn: '2007-07-07' }), await enter('转甲六', { birthOn: '2007-07-07' })];
    const old = card('2007-02-03');
    const renamed = await enter('改过名', { idCard: old });
    const { propose, pathwayClassId } = await classOf([
      `P1 转甲一 ${one}`,
      'P2，转甲二，2007-08-09',
      'P3 转甲三',
      `P4 转甲四 ${card('2007-05-06')}`,
      'P5 转甲五 2007-01-01',
      'P6 转甲六 2007-07-07',
      `P7 转甲七 ${old}`,
    ]);
    const pupils = await propose();
    expect(pupils.map(({ name, chosen, alike }) => [name, chosen, alike.map(({ id, by }) => [id, by])])).toEqual([
      ['转甲一', byCard.id, [[byCard.id, 'ID_CARD']]],
      ['转甲二', byBirth.id, [[byBirth.id, 'BIRTH']]],
      ['转甲三', null, [[byName.id, 'NAME']]],
      ['转甲四', null, []],
      ['转甲五', null, []],
      ['转甲六', null, expect.arrayContaining(twins.map(({ id }) => [id, 'BIRTH']))],
      ['转甲七', null, [[renamed.id, 'ID_CARD']]],
    ]);
    // The number is shown in part, and kept where nobody reads it in clear.
    expect(pupils[0]).toMatchObject({ birthOn: '2007-03-04', idCard: expect.stringContaining('***') });
    const stored = await within(w, (tx) => tx.pathwayStudent.findFirst({ where: { pathwayClassId, pupilNo: 'P1' } }));
    expect(Buffer.from(stored?.idCardEnc ?? []).toString('utf8')).not.toContain(one);
    const told = await within(w, (tx) => tx.auditEntry.findMany({ where: { tbl: 'pathway_students' } }));
    expect(JSON.stringify(told.map(({ changed }) => changed))).not.toContain(one);
    const bad = classOf([`P1 某 ${one.slice(0, 17)}${one.endsWith('X') ? '1' : 'X'}`]);
    await expect(bad).rejects.toMatchObject({ fields: { lines: { key: 'pupilIdCard', params: { line: 1 } } } });
  });

  it('takes who is ticked, enters new students, and tells of each what became of it', async () => {
    const known = await enter('转乙一', { birthOn: '2007-08-01' });
    const taken = await enter('转乙他');
    const takenNo = (await getStudent(office, { id: taken.id })).studentNo;
    const number = card('2008-01-02');
    const { pathwayClassId, propose } = await classOf([
      'Q1 转乙一 2007-08-01',
      `Q2 转乙二 ${number}`,
      'Q3 转乙三',
      'Q4 转乙四',
      'Q5 转乙五',
      'Q6 转乙六',
    ]);
    const [one, two, three, four, five, six] = await propose();
    const no = `N${newId().slice(-9)}`;
    const ask = (pupil: { id?: string } | undefined, over: object) => ({ id: pupil?.id, version: 1, ...over });
    const pupils = [
      ask(one, { become: 'KNOWN', studentId: one?.chosen }),
      ask(two, { become: 'NEW', studentNo: no }),
      ask(three, { become: 'NEW', studentNo: takenNo }),
      ask(four, { become: 'KNOWN', studentId: known.id }),
      ask(five, { become: 'LATER', version: 9 }),
    ];
    const late = transferPupils(office, { pathwayClassId, on: '2099-01-01', pupils });
    await expect(late).rejects.toMatchObject({ fields: { on: { key: 'inTheFuture' } } });
    const { results, stay } = await transferPupils(office, { pathwayClassId, on: '2025-09-01', pupils });
    expect(
      results.map(({ name, student, problem }) => [name, student?.studentNo ?? null, problem?.key ?? null]),
    ).toEqual([
      ['转乙一', expect.any(String), null],
      ['转乙二', no, null],
      ['转乙三', null, 'studentNoTaken'],
      ['转乙四', null, 'studentNamed'],
      ['转乙五', null, 'changedByOther'],
    ]);
    expect(stay.map(({ pupilNo }) => pupilNo)).toEqual(['Q3', 'Q4', 'Q5', 'Q6']);
    const { pupils: after } = await getPathway(office, { id: pathwayClassId });
    expect(after?.map(({ state, transferredOn, student }) => [state, transferredOn, student?.id ?? null])).toEqual([
      ['TRANSFERRED', '2025-09-01', known.id],
      ['TRANSFERRED', '2025-09-01', results[1]?.student?.id],
      ...[three, four, five, six].map(() => ['ENROLLED', null, null]),
    ]);
    // The new student is who the pupil was, in the class's programme, and its page leads back.
    const fresh = await getStudent(office, { id: results[1]?.student?.id });
    expect(fresh).toMatchObject({
      ...{ name: '转乙二', studentNo: no, birthOn: '2008-01-02', enrolledOn: '2025-09-01', gradeYear: 2025 },
      ...{ cameFrom: { pathway: { id: pathwayClassId } }, programmeId },
    });
    expect((await propose()).map(({ name }) => name)).toEqual(['转乙三', '转乙四', '转乙五', '转乙六']);
    // Whom somebody became is proposed to nobody else.
    const again = await classOf(['Q7 转乙一 2007-08-01']);
    expect((await again.propose())[0]).toMatchObject({ chosen: null, alike: [] });
  });

  it('enters students only where the class has a programme, and a department only in its own', async () => {
    const { DEPARTMENT: head } = w.as;
    const bare = await classOf(['R1 转丙一'], { programmeId: null });
    expect(await transferProposals(office, { id: bare.pathwayClassId })).toMatchObject({ mayCreate: false });
    const [pupil] = await bare.propose();
    const pupils = [{ id: pupil?.id, version: 1, become: 'NEW', studentNo: 'R1' }];
    const asked = { pathwayClassId: bare.pathwayClassId, on: '2025-09-01', pupils };
    expect((await transferPupils(office, asked)).results).toMatchObject([{ problem: { key: 'programmeMissing' } }]);
    await expect(transferPupils(head, asked)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const own = await classOf(['R2 转丙二']);
    expect(await transferProposals(head, { id: own.pathwayClassId })).toMatchObject({ mayCreate: true });
    await expect(transferProposals(w.as.TEACHER, { id: own.pathwayClassId })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('takes a pupil once, of two who transfer the class at the same time', async () => {
    const { pathwayClassId, propose } = await classOf(['S1 转丁一', 'S2 转丁二']);
    const pupils = (await propose()).map(({ id, version }) => ({ id, version, become: 'LATER' }));
    const both = await Promise.all(
      [office, w.as.ADMIN].map((who) => transferPupils(who, { pathwayClassId, on: '2025-09-01', pupils })),
    );
    const keys = both.map(({ results }) => results.map(({ problem }) => problem?.key ?? 'went').join()).sort();
    expect(keys).toEqual(['notFromThisState,notFromThisState', 'went,went']);
    expect((await getPathway(office, { id: pathwayClassId })).pupils?.map(({ version }) => version)).toEqual([2, 2]);
  });
});
