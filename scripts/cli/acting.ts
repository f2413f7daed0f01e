import { inTransaction } from '@/lib/db/door';
import { DEFAULT_LOCALE } from '@/lib/i18n/locales';
import { asSystem } from '@/lib/jobs/context';
import { type Ctx, mintContext } from '@/lib/kernel/context';
import { today } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';

const NOBODY = { institutionId: null, membershipId: null, userId: null, partnerId: null, studentId: null };

/** The context of a command line that acts for a college: as its longest-serving administrator or office member. Null when there is no such college or nobody in it. */
export async function actingContext(code: string): Promise<Ctx | null> {
  const institution = await inTransaction(
    { ...NOBODY, scope: 'auth', actor: 'cli', command: 'cli', requestId: newId() },
    (tx) => tx.institution.findUnique({ where: { code }, select: { id: true, name: true } }),
  );
  if (!institution) return null;
  const member = await asSystem(institution.id, 'cli', ({ tx }) =>
    tx.membership.findFirst({
      where: { institutionId: institution.id, role: { in: ['ADMIN', 'OFFICE'] }, endedAt: null },
      orderBy: [{ role: 'asc' }, { createdAt: 'asc' }],
      select: { id: true, userId: true, role: true },
    }),
  );
  if (!member) return null;
  return mintContext({
    ...{
      institutionId: institution.id,
      institutionName: institution.name,
      userId: member.userId,
      membershipId: member.id,
    },
    ...{
      role: member.role === 'ADMIN' ? 'ADMIN' : 'OFFICE',
      scope: 'staff',
      departmentId: null,
      partnerId: null,
      studentId: null,
      sessionId: null,
    },
    ...{ actor: 'cli', locale: DEFAULT_LOCALE, today: today(), requestId: newId() },
  });
}
