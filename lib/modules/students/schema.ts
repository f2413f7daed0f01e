import { z } from 'zod';
import { checkIdCard } from '@/lib/identifiers/id-card';
import { id, optionalDay, optionalId, optionalText, requiredDay, requiredText, version } from '@/lib/kernel/fields';
import { SEXES } from './words';

const numeric = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value);
const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : value);

/** An identity number that passes GB 11643, or nothing: what stands there stays. */
const idCard = z
  .preprocess(
    blank,
    z
      .string()
      .max(40)
      .transform((text, at) => {
        const read = checkIdCard(text);
        if (read.ok) return read.number;
        at.addIssue({ code: 'custom', message: `key:idCard.${read.reason}` });
        return z.NEVER;
      })
      .nullable(),
  )
  .default(null);

const profile = {
  studentNo: requiredText(30),
  name: requiredText(60),
  sex: z.preprocess(blank, z.enum(SEXES).nullable()).default(null),
  birthOn: optionalDay(),
  programmeId: id(),
  schoolClassId: optionalId(),
  gradeYear: z.preprocess(numeric, z.int().min(1950).max(2100)),
  enrolledOn: requiredDay(),
  guardianName: optionalText(60),
  remark: optionalText(2_000),
  /** Of these nothing means: as it was. They are never shown in the form. */
  idCard,
  phone: optionalText(40),
  guardianPhone: optionalText(40),
};
const profileInput = z.strictObject(profile);
export type StudentProfile = z.output<typeof profileInput>;

const one = { id: id(), version: version() };
export const createStudentInput = profileInput;
export const updateStudentInput = z.strictObject({ ...one, ...profile });
export const studentId = z.strictObject({ id: id() });
export const studentEventInput = z.strictObject({ ...one, on: requiredDay(), reason: optionalText(500) });
export const revealInput = z.strictObject({ id: id(), reason: optionalText(500) });

export const ofClassInput = z.strictObject({ orderClassId: id() });
export const findStudentsInput = z.strictObject({
  q: z.string().max(100),
  /** Those who have left, too: where graduates are meant. */
  former: z.boolean().default(false),
});
export const joinInput = z.strictObject({
  orderClassId: id(),
  studentIds: z.array(id()).max(200).default([]),
  /** Numbers as they were pasted: one a line, or apart by commas or blanks. */
  numbers: optionalText(10_000),
  joinedOn: requiredDay(),
});
export const leaveInput = z.strictObject({ ...one, on: requiredDay(), reason: requiredText(500) });
export const apprenticeInput = z.strictObject({ ...one, agreementNo: requiredText(60), signedOn: requiredDay() });
