import { z } from 'zod';
import { id, optionalId, optionalInt, optionalText, requiredDay, requiredText, version } from '@/lib/kernel/fields';
import { CLASS_KINDS, TRACKS } from './words';

const numeric = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value);
const requiredInt = (min: number, max: number) => z.preprocess(numeric, z.int().min(min).max(max));

/** What the enterprise asks for. */
const asked = {
  name: requiredText(80),
  kind: z.enum(CLASS_KINDS),
  programmeId: optionalId(),
  gradeYear: requiredInt(2000, 2100),
  plannedSeats: requiredInt(1, 1_000),
  promisedJobs: optionalInt(0, 10_000),
  /** Somebody of the enterprise; whoever is none of its people is named in words. */
  mentorId: optionalId(),
  mentorName: optionalText(40),
  request: optionalText(2_000),
};
/** What the college adds. */
const added = {
  departmentId: optionalId(),
  platformId: optionalId(),
  headTeacherId: optionalId(),
  track: z.enum(TRACKS).default('COLLEGE'),
  planVersion: optionalText(40),
  remark: optionalText(2_000),
};
const one = { id: id(), version: version() };
const profileInput = z.strictObject({ ...asked, ...added });
export type OrderClassProfile = z.output<typeof profileInput>;

export const createOrderClassInput = z.strictObject({ partnerId: optionalId(), ...asked, ...added });
export const updateOrderClassInput = z.strictObject({ ...one, ...asked, ...added });
export const newOrderClassInput = z.strictObject({ partnerId: z.uuid().optional() });

export const orderClassId = z.strictObject({ id: id() });
export const orderClassVersion = z.strictObject(one);
export const reasonInput = z.strictObject({ ...one, reason: requiredText(500) });
export const raiseSeatsInput = z.strictObject({
  ...one,
  plannedSeats: requiredInt(1, 1_000),
  reason: requiredText(500),
});
export const startInput = z.strictObject({ ...one, on: requiredDay(), agreementId: id() });
export const finishInput = z.strictObject({ ...one, on: requiredDay() });
export const mentorsInput = z.strictObject({ partnerId: id() });
export const ofPartnerInput = z.strictObject({ partnerId: id() });

const course = {
  name: requiredText(80),
  hours: requiredInt(1, 2_000),
  byEnterprise: z.boolean().default(false),
  teacher: optionalText(40),
  term: optionalInt(1, 10),
};
export const addCourseInput = z.strictObject({ orderClassId: id(), ...course });
export const updateCourseInput = z.strictObject({ ...one, ...course });
