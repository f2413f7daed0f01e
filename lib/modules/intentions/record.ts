import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { namesOf } from '@/lib/modules/audit/subjects';
import { regionBrief } from '@/lib/reference/regions';
import { vacanciesFor } from './matches';
import { mayOnIntention, visibleIntentions } from './policy';
import { STUDENT_PARTS, type StoredIntention } from './rows';
import { intentionId } from './schema';
import { intentionState } from './state';
import type { IntentionForm, IntentionRecord } from './types';

/** The intention if the caller sees it. */
export function findIntention(tx: Tx, ctx: Ctx, id: string): Promise<StoredIntention | null> {
  return tx.intention.findFirst({
    where: { AND: [visibleIntentions(ctx), { id }] },
    include: { student: STUDENT_PARTS },
  });
}

function toForm({ id, version, studentId, student, wish, placeCodes, payFrom }: StoredIntention): IntentionForm {
  return { id, version, studentId, studentName: student.name, wish, placeCodes, payFrom };
}

/** What the form edits, as it is now; null when it is not visible. */
export async function readIntentionForm(tx: Tx, ctx: Ctx, id: string): Promise<IntentionForm | null> {
  const found = await findIntention(tx, ctx, id);
  return found && toForm(found);
}

/** The record page: what is looked for, the vacancies that fit, and what the caller may do. */
export const getIntention = defineQuery({
  permission: 'intentions.read',
  input: intentionId,
  run: async ({ tx, ctx, input: { id } }): Promise<IntentionRecord> => {
    const found = (await findIntention(tx, ctx, id)) ?? notFound();
    const { student } = found;
    const state = intentionState(found, ctx.today);
    const edit = mayOnIntention(ctx, 'intentions.write', found);
    return {
      ...toForm(found),
      ...{ studentNo: student.studentNo, state, schoolClass: student.schoolClass?.name ?? null },
      programme: { id: student.programme.id, name: student.programme.name },
      places: found.placeCodes.map((code) => ({ code, label: regionBrief(code, ctx.locale) ?? code })),
      statedOn: fromDbDate(found.statedOn),
      endedOn: fromDbDate(found.endedOn),
      matches: state === 'ENDED' ? { total: 0, rows: [] } : await vacanciesFor(tx, ctx, found),
      may: { edit, end: edit && state === 'LOOKING', reopen: edit && state === 'ENDED' },
    };
  },
});

/** What happened with an intention, newest first. */
export const intentionTimeline = defineQuery({
  permission: 'intentions.read',
  input: intentionId,
  run: async ({ tx, ctx, input: { id } }) => {
    if (!(await findIntention(tx, ctx, id))) notFound();
    const changes = await recordTimeline(tx, ctx, { tables: ['intentions'], ids: [id] });
    return { changes, names: await namesOf(tx, ctx, changes) };
  },
});
