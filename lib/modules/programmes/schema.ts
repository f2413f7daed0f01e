import { z } from 'zod';
import { PROGRAMME_CODE } from '@/lib/identifiers/programme-code';
import { id, optionalId, optionalInt, optionalText, requiredDay, requiredText, version } from '@/lib/kernel/fields';
import { ACTIVE_STATES, ADJUSTMENT_LISTS, FIRST_YEAR, LAST_YEAR, PROGRAMME_LEVELS } from './words';

const numeric = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value);
const requiredYear = () => z.preprocess(numeric, z.int().min(FIRST_YEAR).max(LAST_YEAR));

const profile = {
  code: z
    .preprocess(
      (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
      z.string().trim().regex(PROGRAMME_CODE, 'key:notAProgrammeCode').nullable(),
    )
    .default(null),
  name: requiredText(80),
  direction: z.string().trim().max(80).default(''),
  departmentId: optionalId(),
  chainId: optionalId(),
  level: z.enum(PROGRAMME_LEVELS).default('COLLEGE'),
  years: z.preprocess(numeric, z.number().min(0.5).max(8).multipleOf(0.5)).default(3),
  introduction: optionalText(5000),
};
const decision = { on: requiredDay(), document: optionalText(100) };

export const createProgrammeInput = z.strictObject({
  ...profile,
  ...decision,
  state: z.enum(ACTIVE_STATES).default('NEW'),
});
const profileInput = z.strictObject(profile);
export type ProgrammeProfile = z.output<typeof profileInput>;

const one = { id: id(), version: version() };
export const programmeId = z.strictObject({ id: id() });
export const updateProgrammeInput = z.strictObject({ ...one, ...profile });
export const programmeEventInput = z.strictObject({ ...one, ...decision, reason: optionalText(500) });

const counts = {
  planned: optionalInt(0, 100_000),
  enrolled: optionalInt(0, 100_000),
  reported: optionalInt(0, 100_000),
};
export const addIntakeInput = z.strictObject({ programmeId: id(), year: requiredYear(), ...counts });
export const updateIntakeInput = z.strictObject({ ...one, ...counts });

const proposal = { proposal: z.enum(ADJUSTMENT_LISTS), reason: requiredText(500) };
export const proposeInput = z.strictObject({ programmeId: id(), year: requiredYear(), ...proposal });
export const reproposeInput = z.strictObject({ ...one, ...proposal });
export const stepInput = z.strictObject({ ...one, reason: optionalText(500) });
export const decideInput = z.strictObject({ ...one, decision: z.enum(ADJUSTMENT_LISTS), reason: optionalText(500) });
