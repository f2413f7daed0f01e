import 'server-only';
import { grantOf, type Permission } from '@/lib/authz/catalogue';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { tokensMatch } from '@/lib/search/where';
import type { VacancyFilter } from './list';
import { vacanciesIn } from './state';

type Where = Prisma.VacancyWhereInput;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The vacancies that the caller may see: the college's people all, an enterprise its own, a student those open today. */
export function visibleVacancies(ctx: Ctx): Where {
  const at: Where = { institutionId: ctx.institutionId };
  switch (ctx.scope) {
    case 'staff':
    case 'system':
      return at;
    case 'partner':
      return { ...at, partnerId: ctx.partnerId ?? NOBODY };
    case 'student':
      return { ...at, ...vacanciesIn('OPEN', ctx.today) };
    default:
      return { ...at, id: NOBODY };
  }
}

/** Open to graduates of these programmes by name; one that names none is open to all and is not meant. */
export const forProgrammes = (ids: string[]): Where => ({ programmes: { some: { programmeId: { in: ids } } } });

/** The one filter of vacancies: list, count, totals, export and figures all go through it. */
export function whereVacancy(ctx: Ctx, filter: VacancyFilter): Where {
  const parts: Where[] = [];
  const on = filter.on ?? ctx.today;
  if (filter.state?.length) parts.push({ OR: filter.state.map((state) => vacanciesIn(state, on)) });
  if (filter.partner?.length) parts.push({ partnerId: { in: filter.partner } });
  if (filter.programme?.length) parts.push(forProgrammes(filter.programme));
  if (filter.need?.length) parts.push({ needId: { in: filter.need } });
  if (filter.post?.length) parts.push({ postId: { in: filter.post } });
  if (filter.region?.length) parts.push({ OR: filter.region.map((code) => ({ placeCode: { startsWith: code } })) });
  if (filter.batch?.length) parts.push({ importBatchId: { in: filter.batch } });
  if (filter.public) parts.push({ public: true });
  if (filter.q) parts.push(tokensMatch(filter.q));
  return { AND: [visibleVacancies(ctx), ...parts] };
}

/** Whether the caller may use the permission on a vacancy of this enterprise. */
export function mayOnVacancy(ctx: Ctx, permission: Permission, vacancy: { partnerId: string }): boolean {
  const grant = grantOf(ctx.role, permission);
  return grant === 'all' || (grant === 'partner' && vacancy.partnerId === ctx.partnerId);
}
