import 'server-only';
import { grantOf, type Permission } from '@/lib/authz/catalogue';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { tokensMatch } from '@/lib/search/where';
import type { IntentionFilter } from './list';
import { intentionsIn } from './state';

type Where = Prisma.IntentionWhereInput;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The intentions that the caller may see: the office and leaders all, a department its students', a student its own. */
export function visibleIntentions(ctx: Ctx): Where {
  const at: Where = { institutionId: ctx.institutionId };
  if (ctx.scope === 'system') return at;
  if (ctx.scope === 'student') return { ...at, studentId: ctx.studentId ?? NOBODY };
  switch (ctx.scope === 'staff' ? grantOf(ctx.role, 'intentions.read') : null) {
    case 'all':
      return at;
    case 'department':
      return { ...at, student: { programme: { departmentId: ctx.departmentId ?? NOBODY } } };
    default:
      return { ...at, id: NOBODY };
  }
}

/** The one filter of intentions: list, count, export and figures all go through it. */
export function whereIntention(ctx: Ctx, filter: IntentionFilter): Where {
  const parts: Where[] = [];
  const on = filter.on ?? ctx.today;
  if (filter.state?.length) parts.push({ OR: filter.state.map((state) => intentionsIn(state, on)) });
  if (filter.programme?.length) parts.push({ student: { programmeId: { in: filter.programme } } });
  if (filter.department?.length) parts.push({ student: { programme: { departmentId: { in: filter.department } } } });
  if (filter.q) parts.push({ OR: [{ student: tokensMatch(filter.q) }, { wish: { contains: filter.q } }] });
  return { AND: [visibleIntentions(ctx), ...parts] };
}

type Belongs = { studentId: string; student: { programme: { departmentId: string | null } } };

/** Whether the caller may use the permission on this student's intention. */
export function mayOnIntention(ctx: Ctx, permission: Permission, at: Belongs): boolean {
  switch (grantOf(ctx.role, permission)) {
    case 'all':
      return ctx.scope === 'staff';
    case 'department':
      return ctx.departmentId !== null && at.student.programme.departmentId === ctx.departmentId;
    case 'own':
      return ctx.studentId !== null && at.studentId === ctx.studentId;
    default:
      return false;
  }
}
