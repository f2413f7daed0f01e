'use server';

import { writeLocale } from '@/lib/auth/session-write';
import { toAction } from '@/lib/transport/action';
import { opened } from './codes';
import * as commands from './commands';

export const updateProfile = toAction(async (ctx, input, key) => {
  const saved = await commands.updateProfile(ctx, input, key);
  await writeLocale(saved.locale);
  return saved;
});
// Without a key: what is kept beside one is a fast hash of the input, and these inputs hold a password.
export const changePassword = toAction((ctx, input) => commands.changePassword(ctx, input));
export const totpEnd = toAction((ctx, input) => commands.totpEnd(ctx, input));
export const recoveryRenew = toAction((ctx, input) => opened(commands.recoveryRenew)(ctx, input));
export const totpBegin = toAction(commands.totpBegin);
export const totpConfirm = toAction(opened(commands.totpConfirm));
export const endSession = toAction(commands.endSession);
export const endOtherSessions = toAction(commands.endOtherSessions);
export const switchMembership = toAction(commands.switchMembership);
