import { z } from 'zod';
import { id, ids, optionalText, requiredDay, requiredText, version } from '@/lib/kernel/fields';
import { REASONS, VISIT_WAYS } from './words';

const said = {
  visitedOn: requiredDay(),
  way: z.enum(VISIT_WAYS),
  findings: requiredText(2_000),
  advice: optionalText(2_000),
};

export const recordVisitInput = z.strictObject({ placementIds: ids(100).pipe(z.array(z.uuid()).min(1)), ...said });
export const updateVisitInput = z.strictObject({ id: id(), version: version(), ...said });
export const visitId = z.strictObject({ id: id() });
export const ofPlacement = z.strictObject({ placementId: id() });
export const ofStudent = z.strictObject({ studentId: id() });
export const ofPlan = z.strictObject({ planId: id() });
export const calledInput = z.strictObject({
  placementId: id(),
  reasons: z.array(z.enum(REASONS)).max(REASONS.length).default([]),
  note: requiredText(500),
});
export const presentInput = z.strictObject({
  ids: ids(200).pipe(z.array(z.uuid()).min(1)),
  weekOn: requiredDay(),
});
export const weekOfInput = z.strictObject({ weekOn: requiredDay().optional() });
