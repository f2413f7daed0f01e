import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { mayOnPlatform, visiblePlatforms } from '@/lib/modules/platforms/policy';
import { addCollegeCourseInput, endCourseInput, updateCollegeCourseInput } from './schema';

/** Throws NOT_FOUND or FORBIDDEN where the caller may not change the industry college's courses. */
async function demandCollege(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  const where = { AND: [visiblePlatforms(ctx), { id, kind: 'INDUSTRY_COLLEGE' }] };
  const college = (await tx.platform.findFirst({ where })) ?? notFound();
  if (!mayOnPlatform(ctx, 'platforms.write', college)) fail('FORBIDDEN', 'forbidden');
}

async function demandProgramme(tx: Tx, ctx: Ctx, id: string | null): Promise<void> {
  const at = { institutionId: ctx.institutionId, id: id ?? undefined };
  if (id && !(await tx.programme.count({ where: at }))) failField('programmeId', 'unknownChoice');
}

type Taught = { memberId: string | null; teacher: string | null; byEnterprise: boolean };

/** Who teaches it: when one of the college's team is named, the name and the side are that person's. Throws INVALID at the field. */
async function taughtBy(tx: Tx, ctx: Ctx, platformId: string, course: Taught): Promise<Taught> {
  if (!course.memberId) return course;
  const where = { institutionId: ctx.institutionId, id: course.memberId, platformId, endedOn: null };
  const member = await tx.platformMember.findFirst({ where, select: { name: true, membershipId: true } });
  if (!member) failField('memberId', 'unknownChoice');
  return { memberId: course.memberId, teacher: member.name, byEnterprise: member.membershipId === null };
}

const find = (tx: Tx, ctx: Ctx, id: string) =>
  tx.platformCourse.findFirst({ where: { institutionId: ctx.institutionId, id, platform: visiblePlatforms(ctx) } });

export const addCollegeCourse = defineCommand({
  name: 'courses.add',
  permission: 'platforms.write',
  input: addCollegeCourseInput,
  run: async ({ tx, ctx, input: { startedOn, ...course } }) => {
    await demandCollege(tx, ctx, course.platformId);
    await demandProgramme(tx, ctx, course.programmeId);
    const id = newId();
    const at = { institutionId: ctx.institutionId, id };
    const taught = await taughtBy(tx, ctx, course.platformId, course);
    await tx.platformCourse.create({ data: { ...at, ...course, ...taught, startedOn: toDbDate(startedOn) } });
    return { id };
  },
});

export const updateCollegeCourse = defineCommand({
  name: 'courses.update',
  permission: 'platforms.write',
  input: updateCollegeCourseInput,
  run: async ({ tx, ctx, input: { id, version, startedOn, ...course } }) => {
    const found = (await find(tx, ctx, id)) ?? notFound();
    await demandCollege(tx, ctx, found.platformId);
    await demandProgramme(tx, ctx, course.programmeId);
    if (found.endedOn && startedOn >= fromDbDate(found.endedOn)) failField('startedOn', 'endsBeforeStart');
    const at = { institutionId: ctx.institutionId, id, version };
    const taught = await taughtBy(tx, ctx, found.platformId, course);
    const data = { ...course, ...taught, startedOn: toDbDate(startedOn) };
    await updateVersioned(tx.platformCourse, at, data, () => find(tx, ctx, id));
    return { id };
  },
});

/** The course is no longer taught from the day on; it stays in the figures of the days before. */
export const endCollegeCourse = defineCommand({
  name: 'courses.end',
  permission: 'platforms.write',
  input: endCourseInput,
  run: async ({ tx, ctx, input: { id, version, on } }) => {
    const found = (await find(tx, ctx, id)) ?? notFound();
    await demandCollege(tx, ctx, found.platformId);
    if (found.endedOn) fail('RULE', 'notFromThisState');
    if (on <= fromDbDate(found.startedOn)) failField('on', 'endsBeforeStart');
    const at = { institutionId: ctx.institutionId, id, version };
    await updateVersioned(tx.platformCourse, at, { endedOn: toDbDate(on) }, () => find(tx, ctx, id));
    return { id };
  },
});
