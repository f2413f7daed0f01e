import { z } from 'zod';
import { id, optionalId, optionalText, requiredDay, requiredText, version } from '@/lib/kernel/fields';

const one = { id: id(), version: version() };
/** Somebody of the college is named by the account, somebody else by name and enterprise. */
const member = {
  membershipId: optionalId(),
  partnerId: optionalId(),
  name: optionalText(40),
  duty: requiredText(60),
  startedOn: requiredDay(),
};

export const teamOfInput = z.strictObject({ platformId: id() });
export const addMemberInput = z.strictObject({ platformId: id(), ...member });
export const updateMemberInput = z.strictObject({ ...one, ...member });
export const endMemberInput = z.strictObject({ ...one, on: requiredDay() });

export type MemberInput = z.output<z.ZodObject<typeof member>>;
