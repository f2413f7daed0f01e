import 'server-only';
import { usablePlaces } from '@/lib/auth/account-row';
import { minLength } from '@/lib/auth/password-rules';
import { profilesOf } from '@/lib/auth/password-set';
import { pictureOf } from '@/lib/auth/qr';
import { offeredTotp } from '@/lib/auth/totp';
import type { Tx } from '@/lib/db/client';
import { asAuth } from '@/lib/db/door';
import { toLocale } from '@/lib/i18n/locales';
import { maskPhone } from '@/lib/identifiers/phone';
import type { Ctx } from '@/lib/kernel/context';
import { decryptText } from '@/lib/kernel/crypto';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { mayOnTotp } from './policy';
import { nothing } from './schema';
import type { AccountPage, OwnSession, Profile } from './types';

/** What the profile's form edits, as it is now. */
export async function readProfile(tx: Tx, ctx: Ctx): Promise<Profile> {
  const user = await tx.user.findUnique({
    where: { id: ctx.userId },
    select: { version: true, name: true, email: true, phoneEnc: true, locale: true },
  });
  if (!user) notFound();
  const { phoneEnc, locale, ...profile } = user;
  return {
    ...profile,
    phoneMasked: phoneEnc && maskPhone(decryptText(phoneEnc)),
    locale: toLocale(locale ?? ctx.locale),
  };
}

async function ownSessions(tx: Tx, ctx: Ctx): Promise<OwnSession[]> {
  const rows = await tx.session.findMany({
    where: { userId: ctx.userId, revokedAt: null, expiresAt: { gt: new Date() } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }],
    take: 50,
    select: { id: true, createdAt: true, lastSeenAt: true, ip: true, userAgent: true },
  });
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    current: row.id === ctx.sessionId,
  }));
}

async function ownTotp(
  tx: Tx,
  ctx: Ctx,
): Promise<AccountPage['totp'] & { changed: Date | null; hasPassword: boolean }> {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: ctx.userId },
    select: { totpEnabledAt: true, recoveryHashes: true, passwordChangedAt: true, passwordHash: true },
  });
  const offer = await offeredTotp(tx, ctx.userId);
  return {
    enabledAt: user.totpEnabledAt?.toISOString() ?? null,
    recoveryLeft: user.recoveryHashes.length,
    offer: offer && pictureOf(offer),
    may: await mayOnTotp(tx, ctx),
    changed: user.passwordChangedAt,
    hasPassword: user.passwordHash !== null,
  };
}

/** One's own account: profile, memberships, devices, password and one-time codes. */
export const getAccount = defineQuery({
  permission: 'account.own',
  input: nothing,
  run: async ({ tx, ctx }): Promise<AccountPage> => {
    const places = await asAuth(tx, () => usablePlaces(tx, ctx.userId));
    const profiles = profilesOf(places);
    const { changed, hasPassword, ...totp } = await ownTotp(tx, ctx);
    return {
      profile: await readProfile(tx, ctx),
      places: places.map(({ membershipId, institutionName, role, title }) => ({
        ...{ membershipId, institution: institutionName, role, title },
        current: membershipId === ctx.membershipId,
      })),
      sessions: await ownSessions(tx, ctx),
      hasPassword,
      passwordChangedAt: changed?.toISOString() ?? null,
      rule: { minLength: minLength(profiles), complex: profiles.includes('complexity') },
      totp,
    };
  },
});
