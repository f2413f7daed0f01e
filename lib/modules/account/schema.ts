import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';
import { id, requiredText, version } from '@/lib/kernel/fields';

export const profileInput = z.strictObject({
  version: version(),
  name: requiredText(60),
  locale: z.enum(LOCALES),
});

const password = z.string().min(1).max(200);
export const changePasswordInput = z
  .strictObject({ current: password, password, repeat: password })
  .refine((form) => form.password === form.repeat, { message: 'key:passwordRepeat', path: ['repeat'] });
/** What a stranger at an open desk must not be able to do asks for the password again. */
export const confirmedInput = z.strictObject({ current: password });
export const totpCodeInput = z.strictObject({ code: z.string().trim().min(1).max(20) });
export const sessionAt = z.strictObject({ id: id() });
export const switchInput = z.strictObject({ membershipId: z.uuid() });
export const nothing = z.strictObject({});
