import { z } from 'zod';
import {
  id,
  optionalChoice,
  optionalDay,
  optionalId,
  optionalInt,
  optionalText,
  requiredDay,
  requiredText,
  version,
} from '@/lib/kernel/fields';
import { JOURNAL_EVERY } from '@/lib/modules/following/words';
import { PLACEMENT_KINDS, STAGES } from '@/lib/modules/placements/words';

const numeric = (value: unknown) => (typeof value === 'string' ? (value.trim() === '' ? null : Number(value)) : value);
const profile = {
  name: requiredText(80),
  kind: z.enum(PLACEMENT_KINDS).default('POST'),
  stage: optionalChoice(STAGES),
  departmentId: optionalId(),
  programmeId: optionalId(),
  schoolClassId: optionalId(),
  orderClassId: optionalId(),
  teacherId: optionalId(),
  startsOn: requiredDay(),
  endsOn: requiredDay(),
  tasks: optionalText(5_000),
  madeOn: optionalDay(),
  safetyRulesOn: optionalDay(),
  safetyRules: optionalText(5_000),
  filedOn: optionalDay(),
  filingNo: optionalText(60),
  journalEvery: z.enum(JOURNAL_EVERY).default('WEEKLY'),
  visitEvery: optionalInt(1, 366),
  credits: z.preprocess(numeric, z.number().min(0).max(100).multipleOf(0.5).nullable()).default(null),
};
const one = { id: id(), version: version() };
const profileInput = z.strictObject(profile);
export type PlanInput = z.output<typeof profileInput>;

export const createPlanInput = profileInput;
export const updatePlanInput = z.strictObject({ ...one, ...profile });
export const planId = z.strictObject({ id: id() });
export const planVersion = z.strictObject(one);
export const planReason = z.strictObject({ ...one, reason: requiredText(500) });
