import { z } from 'zod';
import {
  id,
  ids,
  optionalChoice,
  optionalDay,
  optionalId,
  optionalInt,
  optionalText,
  requiredDay,
  requiredText,
  version,
} from '@/lib/kernel/fields';
import { FORMS, INCIDENT_KINDS, PARTIES, PLACEMENT_KINDS, SEVERITIES, SOURCES, STAGES, TOPICS } from './words';

const numeric = (value: unknown) => (typeof value === 'string' ? (value.trim() === '' ? null : Number(value)) : value);
const score = () => z.preprocess(numeric, z.number().min(0).max(100).multipleOf(0.01));
const one = { id: id(), version: version() };
const placeCode = z.preprocess(
  (value) => (value === '' ? null : value),
  z
    .string()
    .regex(/^\d{6}$/, 'key:unknownChoice')
    .nullable(),
);

/** Where, when and by whom. */
const profile = {
  postId: optionalId(),
  partnerId: id(),
  platformId: optionalId(),
  kind: z.enum(PLACEMENT_KINDS).default('POST'),
  stage: optionalChoice(STAGES),
  source: z.enum(SOURCES).default('SCHOOL'),
  form: optionalChoice(FORMS),
  job: requiredText(80),
  placeCode: placeCode.default(null),
  address: optionalText(200),
  teacherId: optionalId(),
  /** A mentor who has an account. */
  mentorId: optionalId(),
  mentorName: optionalText(40),
  mentorPhone: optionalText(30),
  startsOn: requiredDay(),
  endsOn: requiredDay(),
  pay: optionalInt(0, 100_000),
  fees: optionalInt(0, 100_000),
};
/** What must be there before it starts. */
const evidence = {
  ownChoiceApprovedOn: optionalDay(),
  consentOn: optionalDay(),
  guardianConsentOn: optionalDay(),
  guardianRelation: optionalText(20),
  insurer: optionalText(60),
  policyNo: optionalText(60),
  insuredFrom: optionalDay(),
  insuredTo: optionalDay(),
  accidentPolicyNo: optionalText(60),
  trainedOn: optionalDay(),
  trainingHours: z.preprocess(numeric, z.number().min(0).max(1_000).multipleOf(0.1).nullable()).default(null),
  filingNo: optionalText(60),
};

const profileInput = z.strictObject(profile);
export type PlacementInput = z.output<typeof profileInput>;
const evidenceInput = z.strictObject(evidence);
export type EvidenceInput = z.output<typeof evidenceInput>;

export const createPlacementInput = z.strictObject({ studentId: id(), planId: optionalId(), ...profile });
export const updatePlacementInput = z.strictObject({ ...one, ...profile });
export const evidenceUpdateInput = z.strictObject({ ...one, ...evidence });
/** The same evidence for many at once: only what is given is written. */
export const evidenceManyInput = z.strictObject({ ids: ids(500).pipe(z.array(z.uuid()).min(1)), ...evidence });
export const assignInput = z.strictObject({
  planId: id(),
  postId: id(),
  studentIds: ids(200).pipe(z.array(z.uuid()).min(1)),
});
/** The last day where the student was, why he goes, and where he goes on. */
export const moveInput = z.strictObject({ ...one, on: requiredDay(), reason: requiredText(500), ...profile });
export const amendInput = z.strictObject({
  ...{ id: id(), reason: requiredText(500), effectiveOn: requiredDay() },
  ...{ job: profile.job, address: profile.address, endsOn: profile.endsOn, pay: profile.pay },
  ...{ insurer: evidence.insurer, policyNo: evidence.policyNo },
});

export const placementId = z.strictObject({ id: id() });
export const placementVersion = z.strictObject(one);
export const ofPlan = z.strictObject({ planId: id() });
/** Of a partner, of a student, or of both. */
export const ofRecord = z.strictObject({ partnerId: z.uuid().optional(), studentId: z.uuid().optional() });
export const ofPartner = z.strictObject({ partnerId: id() });
export const reasonInput = z.strictObject({ ...one, reason: requiredText(500) });
export const dayInput = z.strictObject({ ...one, on: requiredDay() });
export const endInput = z.strictObject({ ...one, on: requiredDay(), reason: optionalText(500) });
export const newPlacementInput = z.strictObject({
  planId: z.uuid().optional(),
  studentId: z.uuid().optional(),
  studentNo: z.string().max(30).optional(),
});

export const signInput = z.strictObject({
  ...one,
  party: z.enum(PARTIES),
  signer: requiredText(40),
  phone: optionalText(30),
  signedOn: requiredDay(),
  agreementNo: optionalText(60),
});
/** The agreements and amendments that the school signs, each with the code of the text that was shown. */
export const schoolSignInput = z.strictObject({
  lines: z
    .array(z.strictObject({ id: id(), code: z.string().min(1).max(64) }))
    .min(1)
    .max(200),
  phone: optionalText(30),
});
/** Whose agreements wait for the school. */
export const toSignInput = z.strictObject({ planId: z.uuid().optional(), placementId: z.uuid().optional() });
export const signAmendmentInput = z.strictObject({
  id: id(),
  party: z.enum(PARTIES),
  signer: requiredText(40),
  phone: optionalText(30),
  signedOn: requiredDay(),
});
export const weekInput = z.strictObject({
  id: id(),
  weekOn: requiredDay(),
  present: z.boolean().default(true),
  note: optionalText(300),
});
export const enterpriseAssessInput = z.strictObject({
  ...one,
  score: score(),
  remark: optionalText(500),
  hostAgain: z.boolean().default(true),
});
export const schoolAssessInput = z.strictObject({ ...one, score: score(), remark: optionalText(500) });
export const journalInput = z.strictObject({ placementId: id(), writtenOn: requiredDay(), text: requiredText(5_000) });
export const answerInput = z.strictObject({ ...one, answer: requiredText(1_000) });
export const incidentInput = z.strictObject({
  placementId: id(),
  kind: z.enum(INCIDENT_KINDS),
  happenedOn: requiredDay(),
  untilOn: optionalDay(),
  what: requiredText(1_000),
  dueOn: optionalDay(),
});
export const closeIncidentInput = z.strictObject({ ...one, handling: requiredText(1_000), closedOn: requiredDay() });
export const overrideInput = z.strictObject({
  placementId: id(),
  rule: z.string().regex(/^IN-\d{2}$/, 'key:unknownChoice'),
  reason: requiredText(500),
  filingNo: optionalText(60),
});
export const severityInput = z.strictObject({
  rule: z.string().regex(/^IN-\d{2}$/, 'key:unknownChoice'),
  severity: z.enum(SEVERITIES),
});
export const inspectUnitInput = z.strictObject({
  partnerId: id(),
  inspectedOn: requiredDay(),
  inspectors: requiredText(100),
  topics: z.array(z.enum(TOPICS)).max(TOPICS.length).default([]),
  findings: optionalText(2_000),
  fit: z.boolean().default(false),
});
export const decideUnitInput = z.strictObject({
  ...one,
  meetingNo: requiredText(60),
  decidedOn: requiredDay(),
  publishedOn: optionalDay(),
});
