import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import { checkIdCard, maskIdCard } from '@/lib/identifiers/id-card';
import { maskPhone, normalisePhone } from '@/lib/identifiers/phone';
import type { Ctx } from '@/lib/kernel/context';
import { blindIndex, encryptText } from '@/lib/kernel/crypto';
import { toDbDate } from '@/lib/kernel/day';
import { failField } from '@/lib/kernel/errors';
import { searchTokens } from '@/lib/search/tokens';
import { dbDay } from './policy';
import type { StudentProfile } from './schema';

/** Columns of an identity number: encrypted, its blind index, and what is shown. */
export function idCardColumns(number: string) {
  return {
    idCardEnc: encryptText(number),
    idCardIndex: blindIndex(number, 'idCard'),
    idCardMasked: maskIdCard(number),
  };
}

/** Columns of a phone number, likewise. */
export function phoneColumns(text: string) {
  const phone = normalisePhone(text);
  return { phoneEnc: encryptText(phone), phoneIndex: blindIndex(phone), phoneMasked: maskPhone(phone) };
}

/** Columns of `students` for a profile; numbers that the form left blank stay as they are. */
export function studentColumns({ idCard, phone, guardianPhone, birthOn, enrolledOn, ...plain }: StudentProfile) {
  const read = idCard ? checkIdCard(idCard) : null;
  const guardian = guardianPhone && normalisePhone(guardianPhone);
  return {
    ...plain,
    sex: plain.sex ?? (read?.ok ? (read.sex === 'male' ? 'M' : 'F') : null),
    birthOn: dbDay(birthOn ?? (read?.ok ? read.birthOn : null)),
    enrolledOn: toDbDate(enrolledOn),
    ...(idCard && idCardColumns(idCard)),
    ...(phone && phoneColumns(phone)),
    ...(guardian && { guardianPhoneEnc: encryptText(guardian), guardianPhoneMasked: maskPhone(guardian) }),
    searchTokens: searchTokens({ text: [plain.name], code: [plain.studentNo] }),
    updatedAt: new Date(),
  };
}

/** Number and identity number name one student each; birth date and identity number agree; related ids are the institution's. Throws INVALID at the field. */
export async function demandStudent(tx: Tx, ctx: Ctx, profile: StudentProfile, exceptId?: string): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const { studentNo, idCard, birthOn, programmeId, schoolClassId, enrolledOn } = profile;
  const others = { ...at, NOT: { id: exceptId } };
  if (await tx.student.count({ where: { ...others, studentNo } })) failField('studentNo', 'studentNoTaken');
  if (idCard) {
    const holder = await tx.student.findFirst({
      where: { ...others, idCardIndex: blindIndex(idCard, 'idCard') },
      select: { studentNo: true },
    });
    if (holder) failField('idCard', 'idCardTaken', { number: holder.studentNo });
    const read = checkIdCard(idCard);
    if (read.ok && birthOn && read.birthOn !== birthOn) failField('birthOn', 'notTheCardsBirth', { day: read.birthOn });
  }
  if (enrolledOn > ctx.today) failField('enrolledOn', 'inTheFuture');
  const programme = await tx.programme.findFirst({ where: { ...at, id: programmeId }, select: { departmentId: true } });
  if (!programme) failField('programmeId', 'unknownChoice');
  if (grantOf(ctx.role, 'students.write') === 'department' && programme.departmentId !== ctx.departmentId)
    failField('programmeId', 'ownDepartmentOnly');
  if (schoolClassId && !(await tx.schoolClass.count({ where: { ...at, id: schoolClassId, programmeId } })))
    failField('schoolClassId', 'notOfTheProgramme');
}
