import { z } from 'zod';
import { id, ids, optionalDay, optionalId, optionalText, requiredDay, requiredText } from '@/lib/kernel/fields';
import { INCIDENT_KINDS } from '@/lib/modules/placements/words';
import { LINK_DAYS, LINK_KINDS, LINK_PARTIES } from './words';

/** Whom links of a kind could go to: of a plan, an enterprise, or one record. */
export const candidatesInput = z.strictObject({
  kind: z.enum(LINK_KINDS),
  party: z.enum(LINK_PARTIES).optional(),
  /** Who signs for the school: one of the college's people. */
  signerId: z.uuid().optional(),
  planId: z.uuid().optional(),
  partnerId: z.uuid().optional(),
  placementId: z.uuid().optional(),
  postId: z.uuid().optional(),
});
export type CandidatesInput = z.output<typeof candidatesInput>;

export const issueInput = z.strictObject({
  kind: z.enum(LINK_KINDS),
  party: z.enum(LINK_PARTIES).nullable().default(null),
  signerId: optionalId(),
  days: z.literal([...LINK_DAYS]),
  /** Posts, placements or contacts by the kind. */
  recordIds: z.array(id()).min(1).max(500),
});
export const linkIds = z.strictObject({ linkIds: ids(200).pipe(z.array(z.uuid()).min(1)) });
export const nothingInput = z.strictObject({});
export const linkId = z.strictObject({ id: id() });

const numeric = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value);
const yes = z.preprocess((value) => (value === 'yes' ? true : value === 'no' ? false : value), z.boolean());

/** What may be answered, by the kind of link. */
export const ANSWERS = {
  SLOTS: z.strictObject({ slots: z.preprocess(numeric, z.int().min(0).max(10_000)), validTo: requiredDay() }),
  PRESENT: z.strictObject({
    weekOn: requiredDay(),
    lines: z
      .array(z.strictObject({ placementId: id(), present: yes, note: optionalText(300) }))
      .min(1)
      .max(200),
  }),
  ASSESS: z.strictObject({
    score: z.preprocess(numeric, z.number().min(0).max(100)),
    remark: optionalText(500),
    hostAgain: yes,
  }),
  HOST_AGAIN: z.strictObject({ hostAgain: yes }),
  SIGN: z.strictObject({
    signer: requiredText(40),
    lastDigits: z.string().regex(/^\d{4}$/, 'key:fourDigits'),
    agreed: yes,
    /** The fingerprint of what the page showed. */
    hash: z.string().max(64).optional(),
  }),
  INCIDENT: z.strictObject({
    kind: z.enum(INCIDENT_KINDS),
    happenedOn: requiredDay(),
    untilOn: optionalDay(),
    what: requiredText(1_000),
  }),
  CONTACT: z.strictObject({
    name: requiredText(40),
    title: optionalText(40),
    phone: optionalText(30),
    email: optionalText(120),
    wechat: optionalText(60),
  }),
} as const;

/** An answer as the page sends it; `ANSWERS` of the link's own kind reads the rest. */
export const useInput = z.strictObject({ answer: z.record(z.string().max(80), z.unknown()) });
