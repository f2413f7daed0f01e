import 'server-only';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { vacanciesIn } from '@/lib/modules/vacancies/state';

/** The vacancies that the institution shows to everybody, whoever asks: public and open today. */
export const openVacancies = (ctx: Ctx): Prisma.VacancyWhereInput => ({
  institutionId: ctx.institutionId,
  public: true,
  AND: [vacanciesIn('OPEN', ctx.today)],
});

/** The notices that the institution shows to everybody. */
export const openNotices = (ctx: Ctx): Prisma.IndustryNoticeWhereInput => ({
  institutionId: ctx.institutionId,
  state: 'PUBLISHED',
  public: true,
});
