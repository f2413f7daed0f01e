import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fail, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { demandOrderClassFor } from './record';
import { COURSE_PARTS } from './rows';
import { addCourseInput, orderClassVersion, updateCourseInput } from './schema';
import type { ClassCourse } from './types';

/** A course as its dialog shows it. */
function find(tx: Tx, ctx: Ctx, id: string): Promise<(ClassCourse & { orderClassId: string }) | null> {
  return tx.orderClassCourse.findFirst({
    where: { institutionId: ctx.institutionId, id },
    select: { ...COURSE_PARTS, orderClassId: true },
  });
}

export const addCourse = defineCommand({
  name: 'order-classes.add-course',
  permission: 'order-classes.write',
  input: addCourseInput,
  run: async ({ tx, ctx, input }) => {
    const { orderClassId } = input;
    await demandOrderClassFor(tx, ctx, orderClassId);
    const id = newId();
    const place = { institutionId: ctx.institutionId };
    const position = await tx.orderClassCourse.count({ where: { ...place, orderClassId } });
    await tx.orderClassCourse.create({ data: { ...place, id, position, ...input } });
    return { id };
  },
});

export const updateCourse = defineCommand({
  name: 'order-classes.update-course',
  permission: 'order-classes.write',
  input: updateCourseInput,
  run: async ({ tx, ctx, input: { id, version, ...course } }) => {
    const found = (await find(tx, ctx, id)) ?? notFound();
    await demandOrderClassFor(tx, ctx, found.orderClassId);
    const place = { institutionId: ctx.institutionId, id, version };
    await updateVersioned(tx.orderClassCourse, place, course, () => find(tx, ctx, id));
    return { id };
  },
});

export const removeCourse = defineCommand({
  name: 'order-classes.remove-course',
  permission: 'order-classes.write',
  input: orderClassVersion,
  run: async ({ tx, ctx, input: { id, version } }) => {
    const found = (await find(tx, ctx, id)) ?? notFound();
    await demandOrderClassFor(tx, ctx, found.orderClassId);
    const { count } = await tx.orderClassCourse.deleteMany({
      where: { institutionId: ctx.institutionId, id, version },
    });
    // As every change: only of what the caller has seen.
    if (count === 0) fail('CONFLICT', 'changedByOther', { current: found });
    return { id };
  },
});
