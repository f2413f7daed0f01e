import { z } from 'zod';
import {
  id,
  ids,
  optionalChoice,
  optionalId,
  optionalInt,
  optionalText,
  requiredDay,
  requiredText,
  version,
} from '@/lib/kernel/fields';
import { HAZARDS } from '@/lib/modules/placements/words';
import { ACCOMMODATIONS } from './words';

const numeric = (value: unknown) => (typeof value === 'string' ? (value.trim() === '' ? null : Number(value)) : value);
const profile = {
  title: requiredText(80),
  description: optionalText(2_000),
  requirements: optionalText(2_000),
  placeCode: z
    .preprocess(
      (value) => (value === '' ? null : value),
      z
        .string()
        .regex(/^\d{6}$/, 'key:unknownChoice')
        .nullable(),
    )
    .default(null),
  address: optionalText(200),
  slots: z.preprocess(numeric, z.int().min(0).max(10_000)),
  pay: optionalInt(0, 100_000),
  peerPay: optionalInt(0, 100_000),
  peers: optionalInt(0, 100_000),
  hoursPerDay: z.preprocess(numeric, z.number().min(0).max(24).multipleOf(0.1).nullable()).default(null),
  daysPerWeek: optionalInt(0, 7),
  nightShift: z.boolean().default(false),
  overtime: z.boolean().default(false),
  hazards: z.array(z.enum(HAZARDS)).max(HAZARDS.length).default([]),
  intensity: optionalInt(1, 4),
  accommodation: optionalChoice(ACCOMMODATIONS),
  programmeIds: ids(100),
  validFrom: requiredDay(),
  validTo: requiredDay(),
};
const one = { id: id(), version: version() };
const profileInput = z.strictObject(profile);
export type PostInput = z.output<typeof profileInput>;

export const createPostInput = z.strictObject({ partnerId: optionalId(), ...profile });
export const updatePostInput = z.strictObject({ ...one, ...profile });
export const postId = z.strictObject({ id: id() });
export const postVersion = z.strictObject(one);
/** What a liaison changes most: how many slots there are. */
export const slotsInput = z.strictObject({ ...one, slots: z.preprocess(numeric, z.int().min(0).max(10_000)) });
export const newPostInput = z.strictObject({ partnerId: z.uuid().optional() });
