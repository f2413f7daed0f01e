import { z } from 'zod';
import { isDay } from '@/lib/kernel/day';
import { id, optionalId, optionalInt, optionalText, requiredDay, requiredText, version } from '@/lib/kernel/fields';
import { PURPOSES } from './words';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'key:notATime');
const one = { id: id(), version: version() };

export const ofClassInput = z.strictObject({ orderClassId: id() });
export const weekInput = z.strictObject({ id: id(), on: z.string().refine(isDay, 'key:notADay').optional() });
export const addRoomInput = z.strictObject({
  platformId: id(),
  name: requiredText(60),
  seats: optionalInt(1, 10_000),
  place: optionalText(120),
});
export const updateRoomInput = z.strictObject({
  ...one,
  name: requiredText(60),
  seats: optionalInt(1, 10_000),
  place: optionalText(120),
  /** Everybody may ask for a time in it on the open page. */
  public: z.boolean().default(false),
});
export const closeRoomInput = z.strictObject({ ...one, on: requiredDay() });
export const roomVersion = z.strictObject(one);
export const addTrainingInput = z.strictObject({
  platformId: id(),
  name: requiredText(80),
  hours: optionalInt(1, 2_000),
  audience: optionalText(120),
  plannedOn: requiredDay(),
});
export const moveTrainingInput = z.strictObject({ ...one, event: z.enum(['offer', 'retire']), on: requiredDay() });

export const bookInput = z
  .strictObject({
    roomId: id(),
    title: requiredText(80),
    purpose: z.enum(PURPOSES),
    day: requiredDay(),
    from: time,
    to: time,
    orderClassId: optionalId(),
    trainingProgrammeId: optionalId(),
  })
  .refine((v) => v.to > v.from, { message: 'key:endsBeforeStart', path: ['to'] });
export const cancelSessionInput = z.strictObject({ ...one, reason: requiredText(500) });

/** A number as a form sends it; a blank field is none. */
const numeric = (value: unknown) => (typeof value === 'string' ? Number(value.trim() || 0) : value);
const counts = z.strictObject({
  people: z.preprocess(numeric, z.int().min(0).max(100_000)),
  attendances: z.preprocess(numeric, z.int().min(0).max(1_000_000)),
});
export const participantsInput = z.strictObject({ ...one, STUDENT: counts, EMPLOYEE: counts, PUBLIC: counts });
