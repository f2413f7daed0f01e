import { z } from 'zod';
import { normalisePhone, readPhone } from '@/lib/identifiers/phone';
import { isDay } from '@/lib/kernel/day';
import { id, requiredDay, requiredText } from '@/lib/kernel/fields';
import { CLOSES, LONGEST_HOURS, OPENS } from '@/lib/modules/room-requests/words';

/** What the address of the open page asks for. */
export const openPageInput = z.strictObject({
  q: z.string().max(100).default(''),
  page: z.int().min(1).max(1_000).default(1),
});
export const openRecord = z.strictObject({ id: id() });

export const openRoomsInput = z.strictObject({});
export const openRoomInput = z.strictObject({ id: id(), on: z.string().refine(isDay, 'key:notADay').optional() });
export const requestToken = z.strictObject({ token: z.string().regex(/^[\w-]{43}$/) });

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'key:notATime');
const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
const numeric = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value);

/** What is asked of whoever asks for a room. */
export const askInput = z
  .strictObject({
    roomId: id(),
    day: requiredDay(),
    from: time.refine((from) => from >= OPENS, 'key:outsideHours'),
    to: time.refine((to) => to <= CLOSES, 'key:outsideHours'),
    name: requiredText(40),
    phone: z
      .string()
      .max(40)
      .refine((text) => readPhone(text).kind !== 'unknown', 'key:notAPhone')
      .transform(normalisePhone),
    title: requiredText(80),
    people: z.preprocess(numeric, z.int().min(1).max(500)),
  })
  .refine((v) => v.to > v.from, { message: 'key:endsBeforeStart', path: ['to'] })
  .refine((v) => minutes(v.to) - minutes(v.from) <= LONGEST_HOURS * 60, { message: 'key:tooLong', path: ['to'] });
