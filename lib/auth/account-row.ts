import 'server-only';
import type { Role } from '@/lib/authz/roles';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { readPhone } from '@/lib/identifiers/phone';
import { blindIndex } from '@/lib/kernel/crypto';

export const ACCOUNT = {
  id: true,
  name: true,
  email: true,
  locale: true,
  passwordHash: true,
  passwordHistory: true,
  mustChange: true,
  oidcSubject: true,
  totpEnabledAt: true,
  disabledAt: true,
} as const satisfies Prisma.UserSelect;
export type Account = Prisma.UserGetPayload<{ select: typeof ACCOUNT }>;

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What a person typed to say who it is, as the database looks for it: an address, a mobile number, else a staff number, with `@code` where colleges share it. */
export function accountWhere(identifier: string): Prisma.UserWhereInput {
  if (EMAIL.test(identifier)) return { email: identifier.toLowerCase() };
  const { phone, kind } = readPhone(identifier);
  if (kind === 'mobile') return { phoneIndex: blindIndex(phone) };
  const [staffNo = '', code] = identifier.split('@');
  return { memberships: { some: { staffNo, endedAt: null, institution: code ? { code } : undefined } } };
}

/** The account that is meant, or null: nobody's, or a staff number of several colleges. For a transaction of signing in. */
export async function findAccount(tx: Tx, identifier: string): Promise<Account | null> {
  const found = await tx.user.findMany({ where: accountWhere(identifier), select: ACCOUNT, take: 2 });
  return found.length === 1 ? (found[0] ?? null) : null;
}

const PLACE = {
  id: true,
  institutionId: true,
  role: true,
  title: true,
  staffNo: true,
  institution: { select: { name: true, settings: true } },
} as const satisfies Prisma.MembershipSelect;

/** A membership that its owner may act as. */
export type UsablePlace = {
  membershipId: string;
  institutionId: string;
  institutionName: string;
  settings: unknown;
  role: Role;
  title: string | null;
  staffNo: string | null;
};

/** Memberships that have neither ended nor wait for their invitation to be accepted. For a transaction of signing in. */
export async function usablePlaces(tx: Tx, userId: string): Promise<UsablePlace[]> {
  const open = await tx.accountLink.findMany({
    where: { userId, kind: 'INVITATION', usedAt: null },
    select: { membershipId: true },
  });
  const found = await tx.membership.findMany({
    where: { userId, endedAt: null, id: { notIn: open.flatMap((link) => link.membershipId ?? []) } },
    orderBy: [{ institution: { name: 'asc' } }, { id: 'asc' }],
    select: PLACE,
  });
  return found.map(({ id, institution, role, ...place }) => ({
    ...place,
    membershipId: id,
    role: role as Role,
    institutionName: institution.name,
    settings: institution.settings,
  }));
}
