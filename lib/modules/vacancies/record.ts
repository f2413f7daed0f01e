import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { namesOf } from '@/lib/modules/audit/subjects';
import { regionName } from '@/lib/reference/regions';
import { mayOnVacancy, visibleVacancies } from './policy';
import { vacancyId } from './schema';
import { vacancyState } from './state';
import type { VacancyForm, VacancyRecord } from './types';

const include = {
  partner: { select: { id: true, name: true } },
  programmes: { select: { programme: { select: { id: true, name: true } } }, orderBy: { programme: { name: 'asc' } } },
  need: { select: { id: true, title: true } },
  post: { select: { id: true, title: true } },
} as const satisfies Prisma.VacancyInclude;
type Stored = Prisma.VacancyGetPayload<{ include: typeof include }>;

/** The vacancy if the caller sees it. */
export function findVacancy(tx: Tx, ctx: Ctx, id: string): Promise<Stored | null> {
  return tx.vacancy.findFirst({ where: { AND: [visibleVacancies(ctx), { id }] }, include });
}

function toForm(v: Stored): VacancyForm {
  const { id, version, partnerId, title, description, placeCode, places, payFrom, payTo } = v;
  return {
    ...{ id, version, partnerId, title, description, placeCode, places, payFrom, payTo, public: v.public },
    partnerName: v.partner.name,
    opensOn: fromDbDate(v.opensOn),
    lastOn: addDays(fromDbDate(v.closesOn), -1),
    programmeIds: v.programmes.map(({ programme }) => programme.id),
  };
}

/** What the form edits, as it is now; null when it is not visible. */
export async function readVacancyForm(tx: Tx, ctx: Ctx, id: string): Promise<VacancyForm | null> {
  const found = await findVacancy(tx, ctx, id);
  return found && toForm(found);
}

const named = (from: { id: string; title: string } | null) => from && { id: from.id, name: from.title };

/** The record page: the vacancy, where it came from, and what the caller may do. */
export const getVacancy = defineQuery({
  permission: 'vacancies.read',
  input: vacancyId,
  run: async ({ tx, ctx, input: { id } }): Promise<VacancyRecord> => {
    const v = (await findVacancy(tx, ctx, id)) ?? notFound();
    const edit = mayOnVacancy(ctx, 'vacancies.write', v);
    return {
      ...toForm(v),
      state: vacancyState(v, ctx.today),
      withdrawnOn: fromDbDate(v.withdrawnOn),
      place: v.placeCode ? regionName(v.placeCode, ctx.locale) : null,
      programmes: v.programmes.map(({ programme }) => programme),
      ...{ need: named(v.need), post: named(v.post) },
      may: { edit, withdraw: edit && v.withdrawnOn === null, restore: edit && v.withdrawnOn !== null },
    };
  },
});

/** What happened with a vacancy, newest first. */
export const vacancyTimeline = defineQuery({
  permission: 'vacancies.read',
  input: vacancyId,
  run: async ({ tx, ctx, input: { id } }) => {
    if (!(await findVacancy(tx, ctx, id))) notFound();
    const changes = await recordTimeline(tx, ctx, { tables: ['vacancies'], ids: [id] });
    return { changes, names: await namesOf(tx, ctx, changes) };
  },
});
