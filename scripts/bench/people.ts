import { encode } from 'next-auth/jwt';
import { sessionCookieName } from '@/lib/auth/session-cookie';
import { createSession } from '@/lib/auth/sessions';
import type { Role } from '@/lib/authz/roles';
import { inAuth } from '@/lib/db/door';
import { env } from '@/lib/env';
import { type Ctx, mintContext } from '@/lib/kernel/context';
import { today } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';

/** Somebody of a college: the context of their requests, and the cookie under which the server knows them. */
export type Person = Readonly<{ ctx: Ctx; cookie: string }>;

/** Signs the first member of the college's office in, whose role sees everything that is measured. */
export async function signInAs(code: string, role: Role = 'OFFICE'): Promise<Person> {
  const requestId = newId();
  return inAuth({ actor: 'bench', command: 'bench.sign-in', requestId }, async (tx) => {
    const member = await tx.membership.findFirstOrThrow({
      where: { institution: { code }, role },
      orderBy: { id: 'asc' },
      include: { institution: true, user: true },
    });
    const { institutionId, id: membershipId, userId, institution, user } = member;
    const ctx = mintContext({
      ...{ institutionId, institutionName: institution.name, userId, membershipId, role, scope: 'staff' as const },
      ...{ departmentId: null, partnerId: null, studentId: null, sessionId: null },
      ...{ actor: user.name, locale: 'zh-CN' as const, today: today(), requestId },
    });
    const place = { institutionId, membershipId, settings: institution.settings };
    const sid = await createSession(tx, userId, place, { ip: null, userAgent: null });
    const name = sessionCookieName();
    const sealed = await encode({ token: { sid }, secret: env().AUTH_SECRET, salt: name });
    return { ctx, cookie: `${name}=${sealed}` };
  });
}
