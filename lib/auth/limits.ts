import 'server-only';
import { createHmac } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { limitPool } from '@/lib/db/limit-pool';
import { env } from '@/lib/env';
import { fail } from '@/lib/kernel/errors';
import { logger } from '@/lib/logger';

const MINUTE = 60;
const HOUR = 3600;

/** How often what may be tried. Counted before anything is verified, so that guesses sent at once are counted as well. */
export const LIMITS = {
  /** Passwords for one account from devices that never signed in to it. */
  account: { points: 10, duration: 15 * MINUTE },
  /** The same over a day: slow guessing. */
  accountDay: { points: 60, duration: 24 * HOUR },
  /** Passwords for one account from a device that signed in to it before: what others do does not use this up. */
  device: { points: 10, duration: 15 * MINUTE },
  /** Failed sign-ins from one address; a college may stand behind a single one. */
  address: { points: 100, duration: 15 * MINUTE },
  code: { points: 6, duration: 15 * MINUTE },
  codeDay: { points: 30, duration: 24 * HOUR },
  codeDevice: { points: 6, duration: 15 * MINUTE },
  forgot: { points: 3, duration: HOUR },
  forgotAddress: { points: 30, duration: HOUR },
  /** One-tap links that lead nowhere, opened from one address. */
  unknownLink: { points: 300, duration: 15 * MINUTE },
  /** Open pages read from one address; a whole college may stand behind it. */
  openPage: { points: 1200, duration: 15 * MINUTE },
  /** Rooms asked for from one address; the database counts by number and by college as well. */
  openAsk: { points: 60, duration: HOUR },
  /** One's own password asked again while signed in. */
  confirm: { points: 10, duration: 15 * MINUTE },
} as const;
export type Limit = keyof typeof LIMITS;

let made = new Map<Limit, RateLimiterPostgres>();
let madeWith: unknown;

function limiter(name: Limit): RateLimiterPostgres {
  // A pool that was closed takes its limiters with it.
  if (madeWith !== limitPool()) made = new Map();
  madeWith = limitPool();
  let one = made.get(name);
  if (!one) {
    const store = { storeClient: limitPool(), storeType: 'pool', tableName: 'rate_limits', tableCreated: true };
    one = new RateLimiterPostgres({ ...store, keyPrefix: name, ...LIMITS[name] });
    made.set(name, one);
  }
  return one;
}

// Keys name accounts and addresses: only a keyed hash of them is kept.
const keyOf = (key: string) => createHmac('sha256', env().AUTH_SECRET).update(`limit\0${key}`).digest('base64url');

export type Allowance = { limit: Limit; key: string }[];
type Taken = { allowed: boolean; left: number; minutes: number };

async function take(name: Limit, key: string): Promise<Taken> {
  const answer = await limiter(name)
    .consume(keyOf(key))
    .catch((refused: unknown) => {
      if (refused instanceof RateLimiterRes) return refused;
      throw refused;
    });
  const allowed = answer.consumedPoints <= LIMITS[name].points;
  return { allowed, left: answer.remainingPoints, minutes: Math.max(1, Math.ceil(answer.msBeforeNext / 60_000)) };
}

/** Counts one try against each limit and says how many each has left. Throws TOO_MANY when one is used up. */
export async function demandTry(allowance: Allowance, requestId: string): Promise<Record<string, number>> {
  const left: Record<string, number> = {};
  for (const { limit, key } of allowance) {
    const taken = await take(limit, key);
    if (!taken.allowed) {
      logger().warn({ event: 'limited', limit, requestId }, 'sign-in');
      fail('TOO_MANY', 'signInTooMany', { params: { minutes: taken.minutes } });
    }
    left[limit] = taken.left;
  }
  return left;
}

/** Gives a try back that turned out to be the rightful user's. */
export async function giveBack(allowance: Allowance): Promise<void> {
  for (const { limit, key } of allowance) await limiter(limit).reward(keyOf(key));
}
