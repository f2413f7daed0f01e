import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { whereVacancy } from '@/lib/modules/vacancies/policy';
import { findVacancy } from '@/lib/modules/vacancies/record';
import { readVacancyRows } from '@/lib/modules/vacancies/rows';
import { vacancyState } from '@/lib/modules/vacancies/state';
import type { VacancyRow } from '@/lib/modules/vacancies/types';
import { fitOf, fits, pointsOf } from './matching';
import { visibleIntentions } from './policy';
import { intentionRow, STUDENT_PARTS, type StoredIntention } from './rows';
import { ofVacancy } from './schema';
import { intentionsIn } from './state';
import type { Fit, IntentionRow, Matches } from './types';

/** How many are weighed at most, and how many of them are shown. */
const WEIGHED = 2_000;
const SHOWN = 50;

type Found<Row> = Row & { fit: Fit };

function best<Row>(found: Found<Row>[]): Matches<Row> {
  const marked = found.map((each) => ({ ...each, fits: fits(each.fit) }));
  const rows = marked.sort((a, b) => pointsOf(b.fit) - pointsOf(a.fit)).slice(0, SHOWN);
  return { total: marked.filter((each) => each.fits).length, rows };
}

/** Those who still look: the intention stands, the student has not left without a degree, and went nowhere yet. */
const looking = (ctx: Ctx): Prisma.IntentionWhereInput => ({
  AND: [
    visibleIntentions(ctx),
    intentionsIn('LOOKING', ctx.today),
    {
      student: {
        state: { in: ['ENROLLED', 'SUSPENDED', 'GRADUATED'] },
        employments: { none: { destination: { not: 'UNEMPLOYED' } } },
      },
    },
  ],
});

/** The open vacancies that fit an intention, the best first. */
export async function vacanciesFor(tx: Tx, ctx: Ctx, intention: StoredIntention): Promise<Matches<VacancyRow>> {
  const { programme } = intention.student;
  const where = {
    AND: [
      whereVacancy(ctx, { state: ['OPEN'] }),
      { OR: [{ programmes: { none: {} } }, { programmes: { some: { programmeId: programme.id } } }] },
    ],
  };
  const offers = await tx.vacancy.findMany({
    where,
    orderBy: [{ closesOn: 'asc' }, { id: 'asc' }],
    take: WEIGHED,
    select: { id: true, placeCode: true, payFrom: true, payTo: true, programmes: { select: { programmeId: true } } },
  });
  const wish = { ...intention, programmeId: programme.id };
  const found = offers.flatMap(({ id, programmes, ...offer }) => {
    const fit = fitOf({ ...offer, programmeIds: programmes.map((each) => each.programmeId) }, wish);
    return fit ? [{ id, fit }] : [];
  });
  const { total, rows } = best(found);
  const shown = await readVacancyRows(tx, ctx, {
    where: { institutionId: ctx.institutionId, id: { in: rows.map((row) => row.id) } },
  });
  const byId = new Map(shown.map((row) => [row.id, row]));
  return {
    total,
    rows: rows.flatMap((row) => {
      const vacancy = byId.get(row.id);
      return vacancy ? [{ ...vacancy, ...row }] : [];
    }),
  };
}

/** Who looks for what a vacancy offers, the best first; nobody once it is no longer on offer. */
export const matchesOfVacancy = defineQuery({
  permission: 'intentions.read',
  input: ofVacancy,
  run: async ({ tx, ctx, input: { vacancyId } }): Promise<Matches<IntentionRow>> => {
    const vacancy = (await findVacancy(tx, ctx, vacancyId)) ?? notFound();
    if (!['OPEN', 'PLANNED'].includes(vacancyState(vacancy, ctx.today))) return { total: 0, rows: [] };
    const programmeIds = vacancy.programmes.map(({ programme }) => programme.id);
    const wishes = await tx.intention.findMany({
      where: {
        AND: [looking(ctx), programmeIds.length > 0 ? { student: { programmeId: { in: programmeIds } } } : {}],
      },
      orderBy: [{ statedOn: 'desc' }, { id: 'asc' }],
      take: WEIGHED,
      include: { student: STUDENT_PARTS },
    });
    return best(
      wishes.flatMap((wish) => {
        const fit = fitOf({ ...vacancy, programmeIds }, { ...wish, programmeId: wish.student.programme.id });
        return fit ? [{ ...intentionRow(ctx, wish), fit }] : [];
      }),
    );
  },
});
