'use server';

import { parseInput } from '@/lib/kernel/parse';
import { toSignedStep, toStep } from './answer';
import * as link from './by-link';
import { signedIn } from './context';
import { forgot } from './forgot';
import { nextPath } from './next-path';
import { localeInput, nothing, withNext } from './schema';
import { readSessionToken } from './session-cookie';
import { forgetSession, readTicket, writeEntered, writeLocale } from './session-write';
import { endSession } from './sessions';
import { signIn } from './sign-in';
import { signInWithCode } from './sign-in-code';
import * as steps from './steps';

/** Each gives the path on which the person goes on. */
export const signInByPassword = toStep(async (visitor, input) => {
  const { next, form } = parseInput(withNext, input);
  return { to: await writeEntered(await signIn(visitor, form), nextPath(next)) };
});

export const signInByCode = toStep(async (visitor, input) => {
  const { next, form } = parseInput(withNext, input);
  return { to: await writeEntered(await signInWithCode(visitor, await readTicket(), form), nextPath(next)) };
});

export const askReset = toStep(async (visitor, input) => {
  await forgot(visitor, input);
  return { sent: true };
});

export const resetPassword = toStep(async (visitor, input) => ({
  to: await writeEntered(await link.resetPassword(visitor, input), '/'),
}));

export const acceptWithPassword = toStep(async (visitor, input) => ({
  to: await writeEntered(await link.acceptWithPassword(visitor, input), '/'),
}));

export const acceptSignedIn = toSignedStep(null, async (signed, input, visitor) => {
  await link.acceptSignedIn(visitor, signed, input);
  return { to: '/choose' };
});

export const choosePlace = toSignedStep(null, async (signed, input, visitor) => {
  const { next, form } = parseInput(withNext, input);
  await steps.choosePlace(signed, form, visitor.requestId);
  return { to: nextPath(next) };
});

export const changePassword = toSignedStep('password', async (signed, input, visitor) => {
  const { next, form } = parseInput(withNext, input);
  await steps.changePassword(signed, form, visitor.requestId);
  return { to: nextPath(next) };
});

export const startTotp = toSignedStep('totp', async (signed, input, visitor) => {
  await steps.startTotp(signed, input, visitor.requestId);
  return { started: true };
});

export const finishTotp = toSignedStep('totp', async (signed, input, visitor) => ({
  codes: await steps.finishTotp(signed, input, visitor.requestId),
}));

export const signOut = toStep(async (visitor, input) => {
  parseInput(nothing, input);
  const token = await readSessionToken();
  if (token) await endSession(token, visitor.requestId);
  await forgetSession();
  return { to: '/login' };
});

export const chooseLocale = toStep(async (visitor, input) => {
  const { locale } = parseInput(localeInput, input);
  const signed = await signedIn();
  if (signed) await steps.rememberLocale(signed, locale, visitor.requestId);
  await writeLocale(locale);
  return { done: true };
});
