import { z } from 'zod';
import { id, optionalDay, optionalId, optionalText, requiredDay, requiredText, version } from '@/lib/kernel/fields';
import { DOCUMENT_KINDS, SEAT_RANKS } from './words';

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

const seat = {
  holder: requiredText(60),
  /** A member of the platform; the college itself when there is none. */
  partnerId: optionalId(),
  post: optionalText(60),
  startedOn: requiredDay(),
};
const document = {
  kind: z.enum(DOCUMENT_KINDS),
  title: requiredText(120),
  edition: requiredText(40),
  adoptedOn: requiredDay(),
  effectiveOn: requiredDay(),
  meetingId: optionalId(),
  text: optionalText(40_000),
};
const rank = z.enum(SEAT_RANKS);
export const councilInput = z.strictObject({ platformId: id(), on: optionalDay() });
export const partnerOf = z.strictObject({ partnerId: id() });
export const addSeatInput = z.strictObject({ platformId: id(), rank, ...seat });
export const updateSeatInput = z.strictObject({ ...one, rank, ...seat, endedOn: optionalDay() });
export const succeedSeatInput = z.strictObject({ ...one, ...seat });
export const addDocumentInput = z.strictObject({ platformId: id(), ...document });
export const updateDocumentInput = z.strictObject({ ...one, ...document });

export type ResolutionInput = z.output<z.ZodObject<typeof resolution>>;
export type DocumentInput = z.output<z.ZodObject<typeof document>>;
