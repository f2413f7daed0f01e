import { z } from 'zod';
import { id, optionalDay, optionalId, optionalText, requiredDay, requiredText, version } from '@/lib/kernel/fields';

const one = { id: id(), version: version() };
const meeting = {
  title: requiredText(120),
  heldOn: requiredDay(),
  place: optionalText(120),
  attendees: optionalText(1_000),
  agenda: optionalText(4_000),
  minutes: optionalText(20_000),
};
const resolution = { text: requiredText(500), ownerId: optionalId(), dueOn: optionalDay() };

export const platformOf = z.strictObject({ platformId: id() });
export const recordId = z.strictObject({ id: id() });
export const addMeetingInput = z.strictObject({ platformId: id(), ...meeting });
export const updateMeetingInput = z.strictObject({ ...one, ...meeting });
export const addResolutionInput = z.strictObject({ meetingId: id(), ...resolution });
export const updateResolutionInput = z.strictObject({ ...one, ...resolution });
export const completeResolutionInput = z.strictObject({ ...one, doneOn: requiredDay(), result: requiredText(1_000) });
export const resolutionVersion = z.strictObject(one);

export type ResolutionInput = z.output<z.ZodObject<typeof resolution>>;
