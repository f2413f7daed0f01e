import { z } from 'zod';
import {
  id,
  ids,
  optionalId,
  optionalInt,
  optionalText,
  requiredDay,
  requiredText,
  version,
} from '@/lib/kernel/fields';

const numeric = (value: unknown) => (typeof value === 'string' ? (value.trim() === '' ? null : Number(value)) : value);
const profile = {
  title: requiredText(80),
  description: optionalText(2_000),
  placeCode: z
    .preprocess(
      (value) => (value === '' ? null : value),
      z
        .string()
        .regex(/^\d{2}(\d{2}(\d{2})?)?$/, 'key:unknownChoice')
        .nullable(),
    )
    .default(null),
  places: z.preprocess(numeric, z.int().min(1).max(10_000)),
  payFrom: optionalInt(0, 1_000_000),
  payTo: optionalInt(0, 1_000_000),
  opensOn: requiredDay(),
  /** The last day on which it is open. */
  lastOn: requiredDay(),
  programmeIds: ids(100),
  /** Whether everybody may read it; the college's to say. */
  public: z.boolean().default(false),
};
const one = { id: id(), version: version() };
const profileInput = z.strictObject(profile);
export type VacancyInput = z.output<typeof profileInput>;

export const createVacancyInput = z.strictObject({
  ...{ partnerId: optionalId(), needId: optionalId(), postId: optionalId() },
  ...profile,
});
export const updateVacancyInput = z.strictObject({ ...one, ...profile });
export const vacancyId = z.strictObject({ id: id() });
export const vacancyVersion = z.strictObject(one);
/** What the address of the form may name: an enterprise, or the post or the talent need that the vacancy comes from. */
export const newVacancyInput = z.strictObject({
  partnerId: z.uuid().optional(),
  postId: z.uuid().optional(),
  needId: z.uuid().optional(),
});
