import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { postList } from '@/lib/modules/posts/list';
import { postsNeeded } from '@/lib/modules/posts/needed';
import { listPosts } from '@/lib/modules/posts/queries';
import type { NeededRow } from '@/lib/modules/posts/types';
import { studentList } from '@/lib/modules/students/list';
import { listStudents } from '@/lib/modules/students/queries';
import { exportList } from '@/lib/processes/exports';
import { makePlacement, makePlan, makePost } from '@/tests/support/contract-placements';
import { makePlace, makeStudent } from '@/tests/support/contract-students';
import { newWorld, type World, within } from '@/tests/support/world';

let w: World;
beforeAll(async () => {
  w = await newWorld('供需');
});

const day = (days: number) => addDays(w.as.OFFICE.today, days);
/** A post of so many slots for these programmes. */
async function post(slots: number, programmeIds: string[] = [], over: object = {}): Promise<string> {
  const { id } = await makePost(w, slots);
  const at = { institutionId: w.institutionId };
  await within(w, async (tx) => {
    await tx.internshipPost.updateMany({ where: { ...at, id }, data: over });
    await tx.internshipPostProgramme.createMany({
      data: programmeIds.map((programmeId) => ({ ...at, id: newId(), postId: id, programmeId })),
    });
  });
  return id;
}
async function plan(over: object, state = 'APPROVED'): Promise<string> {
  const { id } = await makePlan(w, state);
  await within(w, (tx) => tx.internshipPlan.updateMany({ where: { institutionId: w.institutionId, id }, data: over }));
  return id;
}

/** The lists behind a row's numbers. */
async function listsOf({ to }: NeededRow) {
  const params = (href: string) => Object.fromEntries(new URL(href, 'http://x').searchParams);
  const posts = async (href: string) =>
    (await listPosts(w.as.OFFICE, { filter: postList.parse(params(href)).filter })).totals;
  const offered = await posts(to.slots);
  const open = await posts(to.free);
  if (!to.needed) return { slots: offered.slots, free: open.slots - open.taken, needed: null, exported: null };
  const { total } = await listStudents(w.as.OFFICE, { filter: studentList.parse(params(to.needed)).filter });
  const sheet = await exportList(w.as.OFFICE, 'students').open(w.as.OFFICE, params(to.needed));
  await sheet.stream.cancel();
  return { slots: offered.slots, free: open.slots - open.taken, needed: total, exported: sheet.rows };
}

describe('posts offered and needed', () => {
  it('stand by programme, each number with the list that it counts, and once in the total', async () => {
    const waiting = await makeStudent(w);
    const { programmeId: a } = waiting;
    const placed = await makeStudent(w, 'ENROLLED', { programmeId: a });
    const cancelled = await makeStudent(w, 'ENROLLED', { programmeId: a });
    await makeStudent(w, 'GRADUATED', { programmeId: a });
    const planned = await plan({ programmeId: a });
    const { programmeId: b } = await makeStudent(w);
    const both = await post(3, [a, b]);
    await makePlacement(w, 'APPROVED', { studentId: placed.id, planId: planned, postId: both });
    await makePlacement(w, 'CANCELLED', { studentId: cancelled.id, planId: planned, reason: w.mark });
    await post(2);
    const full = await post(1, [b]);
    await makePlacement(w, 'STARTED', { postId: full });
    // Not on offer today: a draft, one that is over since yesterday, one from tomorrow on, one that is closed.
    await post(7, [a], { state: 'DRAFT' });
    await post(7, [a], { validTo: toDbDate(day(-1)) });
    await post(7, [a], { validFrom: toDbDate(day(1)) });
    await post(7, [a], { state: 'CLOSED' });

    const { rows, any, total } = await postsNeeded(w.as.OFFICE, {});
    const of = (id: string) => rows.find((row) => row.id === id);
    expect(of(a)).toMatchObject({ slots: 3, free: 2, needed: 2 });
    expect(of(b)).toMatchObject({ slots: 4, free: 2, needed: 0 });
    expect(any).toMatchObject({ slots: 2, free: 2, needed: null });
    expect(total).toMatchObject({ slots: 6, free: 4, needed: 2 });
    for (const row of [...rows, total, ...(any ? [any] : [])]) {
      const { slots, free, needed } = row;
      expect(await listsOf(row)).toEqual({ slots, free, needed, exported: needed });
    }
  });

  it('asks for a post for whom a plan is that is approved and not over: by class, order class or both', async () => {
    const needed = async (programmeId: string) =>
      (await postsNeeded(w.as.OFFICE, {})).rows.find((row) => row.id === programmeId)?.needed ?? 0;
    const { programmeId: c } = await makeStudent(w);
    for (const over of [{ endsOn: toDbDate(day(-1)) }, { kind: 'ORIENTATION', stage: null }])
      await plan({ programmeId: c, ...over });
    for (const state of ['DRAFT', 'IN_REVIEW', 'CLOSED', 'CANCELLED']) await plan({ programmeId: c }, state);
    expect(await needed(c)).toBe(0);
    // Its last day is today.
    const last = await plan({ programmeId: c, endsOn: toDbDate(day(0)) });
    expect(await needed(c)).toBe(1);
    await within(w, (tx) =>
      tx.internshipPlan.updateMany({ where: { institutionId: w.institutionId, id: last }, data: { state: 'CLOSED' } }),
    );

    const { studentId, orderClassId } = await makePlace(w);
    const at = { institutionId: w.institutionId };
    const { programmeId: d } = await within(w, (tx) =>
      tx.student.findFirstOrThrow({ where: { ...at, id: studentId } }),
    );
    const classId = newId();
    await within(w, (tx) =>
      tx.schoolClass.create({ data: { ...at, id: classId, name: `${w.mark}班`, programmeId: d, gradeYear: 2024 } }),
    );
    await makeStudent(w, 'ENROLLED', { programmeId: d, schoolClassId: classId });
    // Of the class and of the order class at once is nobody yet, although each has somebody.
    await plan({ schoolClassId: classId, orderClassId, programmeId: null });
    expect(await needed(d)).toBe(0);
    await within(w, (tx) =>
      tx.student.updateMany({ where: { ...at, id: studentId }, data: { schoolClassId: classId } }),
    );
    expect(await needed(d)).toBe(1);
    await plan({ schoolClassId: classId, programmeId: null });
    expect(await needed(d)).toBe(2);
  });

  it('is for the college’s people: a department counts its own students, an enterprise sees nothing of it', async () => {
    const other = await newWorld('供需乙');
    expect((await postsNeeded(other.as.OFFICE, {})).total).toMatchObject({ slots: 0, free: 0, needed: 0 });
    for (const ctx of [w.as.LIAISON, w.as.MENTOR, w.as.SCHOOL, w.as.STUDENT])
      await expect(postsNeeded(ctx, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { total } = await postsNeeded(w.as.TEACHER, {});
    expect(total.needed).toBe((await listStudents(w.as.TEACHER, { filter: { unplaced: '1' } })).total);
  });
});
