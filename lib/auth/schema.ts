import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';

const token = z.string().regex(/^[\w-]{43}$/, 'key:linkGone');
const newPassword = { password: z.string().min(1).max(200), repeat: z.string().max(200) };
const repeated = (form: { password: string; repeat: string }) => form.password === form.repeat;
const NOT_REPEATED = { message: 'key:passwordRepeat', path: ['repeat'] };

export const signInInput = z.strictObject({
  identifier: z.string().trim().min(1).max(200),
  password: z.string().min(1).max(200),
});
/** Six digits of the app, or a recovery code. */
export const codeInput = z.strictObject({ code: z.string().trim().min(1).max(40) });
export const forgotInput = z.strictObject({ identifier: z.string().trim().min(1).max(200) });
export const resetInput = z.strictObject({ token, ...newPassword }).refine(repeated, NOT_REPEATED);
export const inviteInput = z.strictObject({ token, ...newPassword }).refine(repeated, NOT_REPEATED);
export const acceptInput = z.strictObject({ token });
export const mustChangeInput = z
  .strictObject({ current: z.string().min(1).max(200), ...newPassword })
  .refine(repeated, NOT_REPEATED);
export const chooseInput = z.strictObject({ membershipId: z.uuid() });
export const localeInput = z.strictObject({ locale: z.enum(LOCALES) });
export const nothing = z.strictObject({});
/** A form with the path to which the person was on the way. */
export const withNext = z.strictObject({ next: z.string().max(2000).nullish(), form: z.unknown() });
