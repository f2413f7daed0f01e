import { z } from 'zod';
import { id, optionalId, optionalText, requiredDay, requiredText, version } from '@/lib/kernel/fields';

const numeric = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value);
const profile = {
  name: requiredText(80),
  hours: z.preprocess(numeric, z.int().min(1).max(2_000)),
  byEnterprise: z.boolean().default(false),
  teacher: optionalText(40),
  /** Who of the college's team teaches it; then the name and the side are those of that person. */
  memberId: optionalId(),
  programmeId: optionalId(),
  startedOn: requiredDay(),
};
const one = { id: id(), version: version() };

export const addCollegeCourseInput = z.strictObject({ platformId: id(), ...profile });
export const updateCollegeCourseInput = z.strictObject({ ...one, ...profile });
export const endCourseInput = z.strictObject({ ...one, on: requiredDay() });
export const ofCollegeInput = z.strictObject({ platformId: id() });
