import { z } from 'zod';
import { id, optionalId, optionalInt, optionalText, requiredDay, requiredText, version } from '@/lib/kernel/fields';

/** In force from when to when stands in ProgrammePeriod: 新增, 招生, 停招, 撤销. */
export const PROGRAMME_STATES = ['NEW', 'ENROLLING', 'STOPPED', 'WITHDRAWN'] as const;
export type ProgrammeState = (typeof PROGRAMME_STATES)[number];
/** Programmes that take students in. */
export const ACTIVE_STATES = ['NEW', 'ENROLLING'] as const satisfies readonly ProgrammeState[];

export const PROGRAMME_LEVELS = ['SECONDARY', 'COLLEGE', 'BACHELOR'] as const;
export type ProgrammeLevel = (typeof PROGRAMME_LEVELS)[number];

/** 重点建设, 改造升级, 限制撤销, 保持 */
export const ADJUSTMENT_LISTS = ['BUILD_UP', 'UPGRADE', 'RESTRICT', 'KEEP'] as const;
export type AdjustmentKind = (typeof ADJUSTMENT_LISTS)[number];
export const ADJUSTMENT_STATES = ['PROPOSED', 'REVIEWED', 'FORWARDED', 'DECIDED', 'RETURNED'] as const;
export type AdjustmentState = (typeof ADJUSTMENT_STATES)[number];

const FIRST_YEAR = 1950;
const LAST_YEAR = 2100;
export const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, at) => String(FIRST_YEAR + at));

const numeric = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value);
const requiredYear = () => z.preprocess(numeric, z.int().min(FIRST_YEAR).max(LAST_YEAR));

const profile = {
  code: z
    .preprocess(
      (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
      z
        .string()
        .trim()
        .regex(/^[0-9]{6}$/, 'key:notAProgrammeCode')
        .nullable(),
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
