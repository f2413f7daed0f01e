import { z } from 'zod';
import { id, optionalInt, optionalText, requiredText, version } from '@/lib/kernel/fields';
import { MOST_PLACES } from './words';

const profile = {
  /** The job that is looked for, in the graduate's words. */
  wish: optionalText(80),
  placeCodes: z
    .array(z.string().regex(/^\d{2}(\d{2}(\d{2})?)?$/, 'key:unknownChoice'))
    .max(MOST_PLACES)
    .default([])
    .transform((codes) => [...new Set(codes)]),
  payFrom: optionalInt(0, 1_000_000),
};
const one = { id: id(), version: version() };
const profileInput = z.strictObject(profile);
export type IntentionInput = z.output<typeof profileInput>;

/** Staff names the student by its number; a student states its own. */
export const createIntentionInput = z.strictObject({ studentNo: requiredText(40).optional(), ...profile });
export const updateIntentionInput = z.strictObject({ ...one, ...profile });
export const intentionId = z.strictObject({ id: id() });
export const intentionVersion = z.strictObject(one);
export const ofStudent = z.strictObject({ studentId: id() });
export const ofVacancy = z.strictObject({ vacancyId: id() });
