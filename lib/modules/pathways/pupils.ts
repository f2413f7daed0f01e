import 'server-only';
import type { Tx } from '@/lib/db/client';
import { checkIdCard, maskIdCard } from '@/lib/identifiers/id-card';
import type { Ctx } from '@/lib/kernel/context';
import { blindIndex, encryptText } from '@/lib/kernel/crypto';
import { type Day, fromDbDate, isDay, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { visibleStudents } from '@/lib/modules/students/policy';
import { demandPathway } from './commands';
import { addPupilsInput, movePupilInput, nameStudentInput } from './schema';
import { pupilStateOn } from './state';
import type { PupilEvent, PupilState } from './words';

/** From which states each step is taken, and the day that it sets. */
const STEPS: Record<PupilEvent, { from: readonly PupilState[]; day: 'transferredOn' | 'graduatedOn' | 'leftOn' }> = {
  transfer: { from: ['ENROLLED'], day: 'transferredOn' },
  graduate: { from: ['TRANSFERRED'], day: 'graduatedOn' },
  leave: { from: ['ENROLLED', 'TRANSFERRED'], day: 'leftOn' },
};
const MOST = 500;

const LIKE_A_CARD = /^\d{15,18}[\dXx]?$/;

/** What the last word of a line says beside number and name: an identity number or a birth date. Throws INVALID at `lines`. */
function identityOf(word: string, line: number) {
  if (isDay(word)) return { birthOn: word, idCard: null };
  if (!LIKE_A_CARD.test(word)) return null;
  const read = checkIdCard(word);
  return read.ok ? { birthOn: read.birthOn, idCard: read.number } : failField('lines', 'pupilIdCard', { line });
}

type PupilLine = { pupilNo: string; name: string; birthOn: Day | null; idCard: string | null };

/** Number and name of each line, and by what the pupil is recognised. Throws INVALID at `lines` with the first that has not both. */
function pupilsIn(lines: string): PupilLine[] {
  const rows = lines.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (rows.length > MOST) failField('lines', 'tooManyLines', { most: MOST });
  return rows.map((text, at) => {
    const line = at + 1;
    const [pupilNo = '', ...rest] = text.trim().split(/[\s,，、\t]+/);
    const identity = rest.length > 1 ? identityOf(rest.at(-1) ?? '', line) : null;
    const name = (identity ? rest.slice(0, -1) : rest).join('');
    if (!pupilNo || name === '' || pupilNo.length > 30 || name.length > 60) failField('lines', 'notAPupil', { line });
    return { pupilNo, name, birthOn: identity?.birthOn ?? null, idCard: identity?.idCard ?? null };
  });
}

/** An identity number as it is kept: encrypted, to be compared, and as it is shown. All rows of a batch have the same columns. */
const cardColumns = (idCard: string | null) => ({
  idCardEnc: idCard ? encryptText(idCard) : null,
  idCardIndex: idCard ? blindIndex(idCard, 'idCard') : null,
  idCardMasked: idCard ? maskIdCard(idCard) : null,
});

/** Adds pupils of the class. Numbers that are there already are refused together. */
export const addPupils = defineCommand({
  name: 'pathways.add-pupils',
  permission: 'pathways.pupils',
  input: addPupilsInput,
  run: async ({ tx, ctx, input: { pathwayClassId, lines, enrolledOn } }) => {
    const { schoolId } = await demandPathway(tx, ctx, pathwayClassId, 'pathways.pupils');
    if (enrolledOn > ctx.today) failField('enrolledOn', 'inTheFuture');
    const pupils = pupilsIn(lines);
    const numbers = pupils.map(({ pupilNo }) => pupilNo);
    const twice = numbers.find((number, at) => numbers.indexOf(number) !== at);
    if (twice) failField('lines', 'pupilTwice', { number: twice });
    const at = { institutionId: ctx.institutionId, pathwayClassId };
    const there = await tx.pathwayStudent.findFirst({
      where: { ...at, pupilNo: { in: numbers } },
      select: { pupilNo: true },
    });
    if (there) failField('lines', 'pupilThere', { number: there.pupilNo });
    const rows = pupils.map(({ idCard, birthOn, ...pupil }) => ({
      ...{ ...at, ...pupil, id: newId(), schoolId, enrolledOn: toDbDate(enrolledOn) },
      ...{ birthOn: birthOn ? toDbDate(birthOn) : null, ...cardColumns(idCard) },
    }));
    await tx.pathwayStudent.createMany({ data: rows });
    return { added: rows.length };
  },
});

async function findPupil(tx: Tx, ctx: Ctx, id: string) {
  const pupil = await tx.pathwayStudent.findFirst({ where: { institutionId: ctx.institutionId, id } });
  if (!pupil) return null;
  const days = {
    enrolledOn: fromDbDate(pupil.enrolledOn),
    transferredOn: fromDbDate(pupil.transferredOn),
    graduatedOn: fromDbDate(pupil.graduatedOn),
    leftOn: fromDbDate(pupil.leftOn),
  };
  const { version, pathwayClassId, name, studentId } = pupil;
  return { id, version, pathwayClassId, name, studentId, ...days, state: pupilStateOn(days, ctx.today) };
}

const sees = async (tx: Tx, ctx: Ctx, studentId: string) =>
  (await tx.student.count({ where: { AND: [visibleStudents(ctx), { id: studentId }] } })) > 0;

/** The student is one whom the caller sees, and no other pupil became it (the database holds that against a race). Throws INVALID. */
export async function demandStudentFor(tx: Tx, ctx: Ctx, studentId: string, pupilId: string) {
  if (!(await sees(tx, ctx, studentId))) failField('studentId', 'unknownChoice');
  const named = { institutionId: ctx.institutionId, studentId, NOT: { id: pupilId } };
  if (await tx.pathwayStudent.count({ where: named })) failField('studentId', 'studentNamed');
}

/** Names the college's student that a transferred pupil became, or takes the name back. */
export const nameStudent = defineCommand({
  name: 'pathways.name-student',
  permission: 'pathways.transfer',
  input: nameStudentInput,
  run: async ({ tx, ctx, input: { id, version, studentId } }) => {
    const pupil = (await findPupil(tx, ctx, id)) ?? notFound();
    await demandPathway(tx, ctx, pupil.pathwayClassId, 'pathways.transfer');
    if (!pupil.transferredOn) fail('RULE', 'notFromThisState');
    // Whom the caller does not see it does not take away either.
    if (pupil.studentId && !(await sees(tx, ctx, pupil.studentId))) fail('FORBIDDEN', 'forbidden');
    if (studentId) await demandStudentFor(tx, ctx, studentId, id);
    const at = { institutionId: ctx.institutionId, id, version };
    await updateVersioned(tx.pathwayStudent, at, { studentId }, () => findPupil(tx, ctx, id));
    return { id };
  },
});

/** Transfers, graduates or lets a pupil go, on a day. A school lets its own go; who comes to the college and goes from it is the college's decision. */
export const movePupil = defineCommand({
  name: 'pathways.move-pupil',
  permission: 'pathways.pupils',
  input: movePupilInput,
  run: async ({ tx, ctx, input: { id, version, event, on, reason, studentId } }) => {
    const pupil = (await findPupil(tx, ctx, id)) ?? notFound();
    const schools = event === 'leave' && pupil.state === 'ENROLLED';
    await demandPathway(tx, ctx, pupil.pathwayClassId, schools ? 'pathways.pupils' : 'pathways.transfer');
    const { from, day } = STEPS[event];
    if (!from.includes(pupil.state)) fail('RULE', 'notFromThisState');
    if (on > ctx.today) failField('on', 'inTheFuture');
    if (on < (pupil.transferredOn ?? pupil.enrolledOn)) failField('on', 'stateBeforeLast');
    if (event === 'leave' && !reason) failField('reason', 'required');
    if (studentId && event !== 'transfer') failField('studentId', 'notFromThisState');
    if (studentId) await demandStudentFor(tx, ctx, studentId, id);
    const said = { ...(event === 'leave' && { leftReason: reason }), ...(studentId && { studentId }) };
    const data = { [day]: toDbDate(on), ...said };
    await updateVersioned(tx.pathwayStudent, { institutionId: ctx.institutionId, id, version }, data, () =>
      findPupil(tx, ctx, id),
    );
    return { id };
  },
});
