import { z } from 'zod';
import { chosenOf } from '@/lib/kernel/chosen';
import { id, ids, optionalText, requiredDay, requiredText, version } from '@/lib/kernel/fields';
import { followUpList } from './list';
import { VISIT_KINDS } from './words';

const followUp = { what: requiredText(300), ownerId: id(), dueOn: requiredDay() };
export const followUpInput = z.strictObject(followUp);
export type FollowUpInput = z.output<typeof followUpInput>;

/** No more of the college's people take part in a visit. */
export const MOST_PEOPLE = 30;

const profile = {
  partnerId: id(),
  kind: z.enum(VISIT_KINDS),
  visitedOn: requiredDay(),
  subject: requiredText(120),
  place: optionalText(120),
  participantIds: ids(MOST_PEOPLE).refine((all) => all.length > 0, 'key:required'),
  others: optionalText(500),
  findings: optionalText(5000),
};

export const createVisitInput = z.strictObject({ ...profile, followUps: z.array(followUpInput).max(20).default([]) });
export const updateVisitInput = z.strictObject({ id: id(), version: version(), ...profile });
export type VisitProfile = Omit<z.output<typeof updateVisitInput>, 'id' | 'version'>;

export const visitId = z.strictObject({ id: id() });
export const visitVersion = z.strictObject({ id: id(), version: version() });

export const addFollowUpInput = z.strictObject({ visitId: id(), ...followUp });
export const updateFollowUpInput = z.strictObject({ id: id(), version: version(), ...followUp });
export const completeFollowUpInput = z.strictObject({
  id: id(),
  version: version(),
  doneOn: requiredDay(),
  result: requiredText(1000),
});
export const handOverFollowUpsInput = z.strictObject({ of: chosenOf(followUpList.filterSchema), ownerId: id() });
export const followUpVersion = visitVersion;
