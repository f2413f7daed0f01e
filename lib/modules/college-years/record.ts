import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { namesOf } from '@/lib/modules/audit/subjects';
import { courseTotals } from '@/lib/modules/courses/queries';
import { visibleMeetings } from '@/lib/modules/governance/policy';
import { whereTask } from '@/lib/modules/tasks/policy';
import { whereMember } from '@/lib/modules/teams/policy';
import { mayDecideYear, mayWriteYear, visibleYears } from './policy';
import { readYearRows } from './rows';
import { yearId } from './schema';
import type { YearEvidence, YearForm, YearRecord } from './types';

const findYear = (tx: Tx, ctx: Ctx, id: string) =>
  tx.platformYear.findFirst({ where: { AND: [visibleYears(ctx), { id }] }, include: { platform: true } });

/** What the forms edit, as it is now; null when it is not visible. */
export async function readYearForm(tx: Tx, ctx: Ctx, id: string): Promise<YearForm | null> {
  const found = await findYear(tx, ctx, id);
  if (!found) return null;
  const { version, plan, assessment, score } = found;
  return { id, version, plan, assessment, score: score === null ? null : Number(score) };
}

/** What the records say of the college's year: as of its last day, or of today while it goes on. */
async function evidenceOf(tx: Tx, ctx: Ctx, platformId: string, year: number): Promise<YearEvidence> {
  const [on = ctx.today] = [`${year}-12-31`, ctx.today].sort();
  const tasks = whereTask(ctx, { platform: [platformId], year: [String(year)] });
  const heldOn = { gte: toDbDate(`${year}-01-01`), lt: toDbDate(`${year + 1}-01-01`) };
  const { courses, share } = await courseTotals(tx, ctx, { college: [platformId], on });
  return {
    tasks: await tx.platformTask.count({ where: { ...tasks, droppedOn: null } }),
    tasksDone: await tx.platformTask.count({ where: { ...tasks, doneOn: { not: null } } }),
    meetings: await tx.meeting.count({ where: { AND: [visibleMeetings(ctx), { platformId, heldOn }] } }),
    people: await tx.platformMember.count({ where: whereMember(ctx, { college: [platformId], on }) }),
    ...{ courses, share },
  };
}

/** A year's page: the plan, what the records say, the self-assessment, and what was decided. */
export const getYear = defineQuery({
  permission: 'governance.read',
  input: yearId,
  run: async ({ tx, ctx, input: { id } }): Promise<YearRecord> => {
    const found = (await findYear(tx, ctx, id)) ?? notFound();
    const form = (await readYearForm(tx, ctx, id)) ?? notFound();
    const [row = notFound()] = await readYearRows(tx, ctx, { where: { institutionId: ctx.institutionId, id } });
    return {
      ...{ ...row, ...form, opinion: found.opinion },
      evidence: await evidenceOf(tx, ctx, found.platformId, found.year),
      may: {
        write: mayWriteYear(ctx, found.platform, row.state),
        decide: mayDecideYear(ctx, found, row.state),
      },
    };
  },
});

/** What happened with a college's year, newest first. */
export const yearTimeline = defineQuery({
  permission: 'governance.read',
  input: yearId,
  run: async ({ tx, ctx, input: { id } }) => {
    if (!(await tx.platformYear.count({ where: { AND: [visibleYears(ctx), { id }] } }))) notFound();
    const changes = await recordTimeline(tx, ctx, { tables: ['platform_years'], ids: [id] });
    return { changes, names: await namesOf(tx, ctx, changes) };
  },
});
