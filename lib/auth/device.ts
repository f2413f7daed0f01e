import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';
import { newToken } from './token';

/** Remembers on a device who signed in there, without saying who: a random name and a signature for each account. */
export const DEVICE_COOKIE = 'rq-device';
export const DEVICE_DAYS = 180;
const ACCOUNTS = 5;
const SHAPE = /^[\w-]{43}(\.[\w-]{22}){1,5}$/;

function signature(name: string, userId: string): string {
  const mac = createHmac('sha256', env().AUTH_SECRET).update(`device\0${name}\0${userId}`);
  return mac.digest('base64url').slice(0, 22);
}

/** The device's name if the account signed in there before, else null. */
export function knownDevice(cookie: string | null, userId: string): string | null {
  if (!cookie || !SHAPE.test(cookie)) return null;
  const [name = '', ...signatures] = cookie.split('.');
  const own = Buffer.from(signature(name, userId));
  return signatures.some((each) => timingSafeEqual(Buffer.from(each), own)) ? name : null;
}

/** The cookie with the account added; the oldest of too many goes. */
export function rememberedDevice(cookie: string | null, userId: string): string {
  const [name = newToken(), ...signatures] = cookie && SHAPE.test(cookie) ? cookie.split('.') : [];
  const own = signature(name, userId);
  return [name, own, ...signatures.filter((each) => each !== own)].slice(0, 1 + ACCOUNTS).join('.');
}
