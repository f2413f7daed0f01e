import { z } from 'zod';
import { PROGRAMME_CODE } from '@/lib/identifiers/programme-code';
import { id, optionalDay, optionalId, optionalText, requiredDay, requiredText, version } from '@/lib/kernel/fields';
import { BECOMES, MODES, PUPIL_EVENTS } from './words';

const numeric = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value);
const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : value);
const code = z
  .preprocess(blank, z.string().trim().regex(PROGRAMME_CODE, 'key:notAProgrammeCode').nullable())
  .default(null);

const profile = {
  name: requiredText(80),
  mode: z.enum(MODES),
  schoolId: id(),
  enterpriseId: optionalId(),
  programmeId: optionalId(),
  platformId: optionalId(),
  agreementId: optionalId(),
  schoolProgrammeCode: code,
  schoolProgrammeName: optionalText(80),
  gradeYear: z.preprocess(numeric, z.int().min(2000).max(2100)),
  plannedSeats: z.preprocess(numeric, z.int().min(1).max(1_000)),
  planVersion: optionalText(40),
  /** Null: asked for by the school, and not agreed yet. */
  agreedOn: optionalDay(),
  /** First day on which it is no longer agreed. */
  endedOn: optionalDay(),
  remark: optionalText(2_000),
};
const inOrder = ({ agreedOn, endedOn }: { agreedOn: string | null; endedOn: string | null }) =>
  agreedOn === null || endedOn === null || endedOn >= agreedOn;
const NOT_IN_ORDER = { message: 'key:endsBeforeStart', path: ['endedOn'] };
const profileInput = z.strictObject(profile);
export type PathwayProfile = z.output<typeof profileInput>;

const one = { id: id(), version: version() };
export const createPathwayInput = profileInput.refine(inOrder, NOT_IN_ORDER);
export const updatePathwayInput = z.strictObject({ ...one, ...profile }).refine(inOrder, NOT_IN_ORDER);
export const pathwayId = z.strictObject({ id: id() });
export const ofPartnerInput = z.strictObject({ partnerId: id() });
export const newPathwayInput = z.strictObject({ schoolId: z.uuid().optional() });

/** Pupils as they were pasted: one a line, number and name apart by a comma or blanks. */
export const addPupilsInput = z.strictObject({
  pathwayClassId: id(),
  lines: requiredText(20_000),
  enrolledOn: requiredDay(),
});
export const movePupilInput = z.strictObject({
  ...one,
  event: z.enum(PUPIL_EVENTS),
  on: requiredDay(),
  reason: optionalText(500),
  /** On transfer: the college's student that the pupil becomes, where it is known already. */
  studentId: optionalId(),
});
export const nameStudentInput = z.strictObject({ ...one, studentId: optionalId() });

/** The students whom pupils become: known to the college already, entered with the transfer, or named later. */
export const transferPupilsInput = z.strictObject({
  pathwayClassId: id(),
  on: requiredDay(),
  pupils: z
    .array(z.strictObject({ ...one, become: z.enum(BECOMES), studentId: optionalId(), studentNo: optionalText(30) }))
    .min(1, 'key:nobodyToTransfer')
    .max(500),
});
