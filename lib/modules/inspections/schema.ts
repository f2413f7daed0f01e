import { z } from 'zod';
import { id, optionalId, optionalText, requiredDay, requiredText, version } from '@/lib/kernel/fields';
import { INSPECTION_RESULTS } from './words';

const one = { id: id(), version: version() };
const inspection = {
  inspectedOn: requiredDay(),
  inspectors: requiredText(200),
  result: z.enum(INSPECTION_RESULTS),
  summary: optionalText(4_000),
  nextOn: requiredDay(),
};
const finding = { what: requiredText(500), ownerId: optionalId(), dueOn: requiredDay() };

export const baseOf = z.strictObject({ platformId: id() });
export const inspectionId = z.strictObject({ id: id() });
export const addInspectionInput = z.strictObject({ platformId: id(), ...inspection });
export const updateInspectionInput = z.strictObject({ ...one, ...inspection });
export const addFindingInput = z.strictObject({ inspectionId: id(), ...finding });
export const updateFindingInput = z.strictObject({ ...one, ...finding });
export const mendFindingInput = z.strictObject({ ...one, doneOn: requiredDay(), mending: requiredText(1_000) });
export const findingVersion = z.strictObject(one);

export type InspectionInput = z.output<z.ZodObject<typeof inspection>>;
export type FindingInput = z.output<z.ZodObject<typeof finding>>;
