import { idCardCheck } from '@/lib/identifiers/id-card';
import { addDays, toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { joinClass } from '@/lib/modules/students/rosters';
import type { StudentState } from '@/lib/modules/students/words';
import { idCardColumns, phoneColumns } from '@/lib/modules/students/writes';
import { searchTokens } from '@/lib/search/tokens';
import type { Fixture } from './contract';
import { makeOrderClass } from './contract-order-classes';
import { makeProgramme } from './contract-programmes';
import * as make from './world';

type World = make.World;
let cards = Math.floor(Math.random() * 200_000);

/** An identity number that nobody has yet, of somebody born in 2004 or 2005. */
export function newCard(): string {
  cards += 1;
  const born = addDays('2004-01-01', Math.floor(cards / 999) % 700).replaceAll('-', '');
  const body = `150203${born}${String((cards % 999) + 1).padStart(3, '0')}`;
  return body + idCardCheck(body);
}

/** A student of a programme of the world's department. */
export async function makeStudent(w: World, state: StudentState = 'ENROLLED', over: object = {}) {
  const { id: programmeId } = await makeProgramme(w);
  const [id, card] = [newId(), newCard()];
  const [studentNo, name] = [id.slice(-12), make.word(w, '生')];
  const left = ['WITHDRAWN', 'GRADUATED'].includes(state) ? { leftOn: toDbDate('2025-07-01') } : {};
  const data = {
    ...{ institutionId: w.institutionId, id, studentNo, name, programmeId, gradeYear: 2024, state },
    ...{ enrolledOn: toDbDate('2024-09-01'), birthOn: toDbDate('2005-03-15'), remark: w.mark },
    ...{ ...idCardColumns(card), ...phoneColumns('13800001234'), ...left },
    ...{ searchTokens: searchTokens({ text: [name], code: [studentNo] }), ...over },
  };
  await make.within(w, (tx) => tx.student.create({ data }));
  return { id, version: 1, studentNo, programmeId, card };
}

/** A student's open place in a class. */
export async function makePlace(w: World, over: object = {}) {
  const { id: studentId } = await makeStudent(w);
  const { id: orderClassId } = await makeOrderClass(w, 'RECRUITING', over);
  await joinClass(w.as.ADMIN, { orderClassId, studentIds: [studentId], joinedOn: '2024-10-01' });
  const { id } = await make.within(w, (tx) =>
    tx.roster.findFirstOrThrow({
      where: { institutionId: w.institutionId, orderClassId, studentId },
      select: { id: true },
    }),
  );
  return { id, version: 1, studentId, orderClassId };
}

const profile = async (w: World) => ({
  ...{ studentNo: newId().slice(-12), name: w.mark, gradeYear: 2024, enrolledOn: '2024-09-01', remark: w.mark },
  programmeId: (await makeProgramme(w)).id,
});
const at = ({ id, version }: { id: string; version: number }) => ({ id, version });
const on = '2025-05-01';

/** Inputs for the operations of students and rosters. */
export const STUDENT_FIXTURES: Record<string, Fixture> = {
  'students.classRoster': { input: async (w) => ({ orderClassId: (await makePlace(w)).orderClassId }) },
  'students.createStudent': { input: profile },
  'students.findStudents': { input: (w) => ({ q: w.mark }) },
  'students.getStudent': { input: async (w) => ({ id: (await makeStudent(w)).id }) },
  'students.graduateStudent': { input: async (w) => ({ ...at(await makeStudent(w)), on }) },
  'students.joinClass': {
    input: async (w) => ({
      orderClassId: (await makeOrderClass(w, 'RECRUITING')).id,
      ...{ studentIds: [(await makeStudent(w)).id], joinedOn: '2024-10-01' },
    }),
  },
  'students.leaveClass': { input: async (w) => ({ ...at(await makePlace(w)), on, reason: w.mark }) },
  'students.listStudents': { input: () => ({ filter: {}, page: 1 }) },
  'students.resumeStudent': { input: async (w) => ({ ...at(await makeStudent(w, 'SUSPENDED')), on }) },
  'students.revealStudent': { input: async (w) => ({ id: (await makeStudent(w)).id, reason: w.mark }) },
  'students.signApprentice': {
    input: async (w) => ({
      ...at(await makePlace(w, { kind: 'APPRENTICESHIP' })),
      ...{ agreementNo: w.mark, signedOn: on },
    }),
  },
  'students.studentChoices': { input: () => ({}) },
  'students.studentFacets': { input: () => ({ filter: {} }) },
  'students.studentTimeline': { input: async (w) => ({ id: (await makeStudent(w)).id }) },
  'students.suspendStudent': { input: async (w) => ({ ...at(await makeStudent(w)), on, reason: w.mark }) },
  'students.updateStudent': { input: async (w) => ({ ...at(await makeStudent(w)), ...(await profile(w)) }) },
  'students.withdrawStudent': { input: async (w) => ({ ...at(await makeStudent(w)), on, reason: w.mark }) },
};
