import { hashPassword } from '@/lib/auth/password-hash';
import type { Visitor } from '@/lib/auth/visitor';
import type { Role } from '@/lib/authz/roles';
import type { Tx } from '@/lib/db/client';
import { inAuth } from '@/lib/db/door';
import type { Prisma } from '@/lib/db/generated/client';
import { newId } from '@/lib/kernel/id';

export const PASSWORD = 'Willow-River-8127';
let hashed: Promise<string> | undefined;

/** One step as the test, in the scope of signing in. */
export const asTest = <T>(fn: (tx: Tx) => Promise<T>): Promise<T> =>
  inAuth({ actor: 'test', command: 'test', requestId: newId() }, fn);

export type TestAccount = { userId: string; email: string; staffNo: string; membershipIds: string[] };

/** A new college of its own. */
export async function newInstitution(settings: object = {}): Promise<string> {
  const id = newId();
  await asTest((tx) => tx.institution.create({ data: { id, code: id, name: `T ${id}`, settings } }));
  return id;
}

/** Somebody who can sign in with PASSWORD, with a membership in each of the institutions. */
export async function newAccount(
  institutionIds: string[],
  over: Partial<Prisma.UserUncheckedCreateInput> = {},
  role: Role = 'OFFICE',
): Promise<TestAccount> {
  hashed ??= hashPassword(PASSWORD);
  const userId = newId();
  const email = `${userId}@example.org`;
  const staffNo = userId.slice(-12);
  const membershipIds = institutionIds.map(() => newId());
  const passwordHash = await hashed;
  await asTest(async (tx) => {
    await tx.user.create({
      data: { id: userId, name: '测试员', email, passwordHash, passwordChangedAt: new Date(), ...over },
    });
    for (const [at, institutionId] of institutionIds.entries())
      await tx.membership.create({
        data: { institutionId, id: membershipIds[at] ?? newId(), userId, role, staffNo: at === 0 ? staffNo : null },
      });
  });
  return { userId, email, staffNo, membershipIds };
}

/** A visitor from an address of its own. */
export function visitor(over: Partial<Visitor> = {}): Visitor {
  return { ip: newId(), userAgent: 'test', device: null, locale: 'zh-CN', requestId: newId(), ...over };
}
