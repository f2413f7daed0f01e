import { z } from 'zod';
import {
  id,
  ids,
  optionalDay,
  optionalInt,
  optionalText,
  requiredDay,
  requiredText,
  version,
} from '@/lib/kernel/fields';
import { creditCode } from '@/lib/modules/partners/schema';
import { CHOICE_MODES, MOST_RANKS } from './words';

const numeric = (value: unknown) => (typeof value === 'string' ? (value.trim() === '' ? null : Number(value)) : value);

export const ofPlan = z.strictObject({ planId: id() });
export const windowInput = z.strictObject({
  ...{ planId: id(), version: version() },
  mode: z.enum(CHOICE_MODES),
  from: requiredDay(),
  to: requiredDay(),
  ranks: z.preprocess(numeric, z.int().min(1).max(MOST_RANKS)).default(3),
  postIds: ids(300).pipe(z.array(z.uuid()).min(1, 'key:required')),
});
export const closeInput = z.strictObject({ planId: id(), version: version() });
/** The posts in the order in which the student wants them. */
export const wishesInput = z.strictObject({ planId: id(), postIds: ids(MOST_RANKS) });
export const takeInput = z.strictObject({ planId: id(), postId: id() });
export const proposalInput = z.strictObject({
  planId: id(),
  /** Whoever got none of his wishes is given what is left. */
  fill: z.boolean().default(false),
});
/** `seal` says which proposal was seen. */
export const acceptInput = z.strictObject({
  ...{ planId: id(), fill: z.boolean().default(false) },
  seal: z.string().regex(/^[0-9a-f]{32}$/),
});

/** An enterprise that the student found itself, and the guardian's consent where it is a minor. */
export const ownChoiceInput = z.strictObject({
  planId: id(),
  employer: requiredText(80),
  creditCode: creditCode.pipe(z.string('key:required')),
  address: requiredText(200),
  job: requiredText(80),
  tasks: optionalText(2_000),
  pay: optionalInt(0, 100_000),
  contactName: requiredText(40),
  contactPhone: requiredText(30),
  reason: requiredText(500),
  guardianName: optionalText(60),
  guardianRelation: optionalText(20),
  guardianConsentOn: optionalDay(),
});
const one = { id: id(), version: version() };
export const ownChoiceVersion = z.strictObject(one);
export const refuseInput = z.strictObject({ ...one, decision: requiredText(500) });
export const approveInput = z.strictObject({
  ...{ ...one, decision: optionalText(500) },
  placeCode: z
    .preprocess(
      (value) => (value === '' ? null : value),
      z
        .string()
        .regex(/^\d{6}$/, 'key:unknownChoice')
        .nullable(),
    )
    .default(null),
});
