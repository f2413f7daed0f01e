import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { mayOnEmployment } from './policy';
import { findEmployment, readEmploymentForm } from './record';
import { createEmploymentInput, employmentVersion, followInput, updateEmploymentInput } from './schema';
import { demandEmployment, employmentColumns, originsOf, sameEmployer, UNSEEN, UNVERIFIED } from './writes';

async function demand(tx: Tx, ctx: Ctx, permission: 'employment.write' | 'employment.verify', id: string) {
  const found = (await findEmployment(tx, ctx, id)) ?? notFound();
  if (!mayOnEmployment(ctx, permission, found)) fail('FORBIDDEN', 'forbidden');
  return found;
}

/** Enters where a graduate went; the internship and the class from which the job came are found. */
export const createEmployment = defineCommand({
  name: 'employment.create',
  permission: 'employment.write',
  input: createEmploymentInput,
  run: async ({ tx, ctx, input: { studentNo, ...profile } }) => {
    const at = { institutionId: ctx.institutionId };
    const student = await tx.student.findFirst({
      where: { ...at, studentNo },
      select: { id: true, programme: { select: { departmentId: true } } },
    });
    if (!student) failField('studentNo', 'unknownChoice');
    const own = student.programme.departmentId === ctx.departmentId;
    if (grantOf(ctx.role, 'employment.write') === 'department' && !own) failField('studentNo', 'ownDepartmentOnly');
    if (await tx.employment.count({ where: { ...at, studentId: student.id } }))
      failField('studentNo', 'employmentKept');
    await demandEmployment(tx, ctx, profile);
    const id = newId();
    const job = { studentId: student.id, partnerId: profile.partnerId };
    const origin = (await originsOf(tx, ctx, [job]))(job);
    const data = { ...at, id, studentId: student.id, ...origin, ...employmentColumns(profile) };
    await tx.employment.create({ data });
    return { id };
  },
});

/** Changes it; what was verified must be verified anew, and at another employer nobody has been seen yet. */
export const updateEmployment = defineCommand({
  name: 'employment.update',
  permission: 'employment.write',
  input: updateEmploymentInput,
  run: async ({ tx, ctx, input: { id, version, ...profile } }) => {
    const found = await demand(tx, ctx, 'employment.write', id);
    await demandEmployment(tx, ctx, profile);
    const job = { studentId: found.studentId, partnerId: profile.partnerId };
    const origin = (await originsOf(tx, ctx, [job]))(job);
    const same = sameEmployer(found, profile);
    await updateVersioned(
      tx.employment,
      { institutionId: ctx.institutionId, id, version },
      { ...employmentColumns(profile), ...origin, ...UNVERIFIED, ...(!same && UNSEEN) },
      () => readEmploymentForm(tx, ctx, id),
    );
    return { id };
  },
});

/** Somebody looked at the proof. */
export const verifyEmployment = defineCommand({
  name: 'employment.verify',
  permission: 'employment.verify',
  input: employmentVersion,
  run: async ({ tx, ctx, input: { id, version } }) => {
    const found = await demand(tx, ctx, 'employment.verify', id);
    if (found.verifiedOn) fail('RULE', 'notFromThisState');
    const said = { verifiedById: ctx.membershipId, verifiedOn: toDbDate(ctx.today), updatedAt: new Date() };
    await updateVersioned(tx.employment, { institutionId: ctx.institutionId, id, version }, said, () =>
      readEmploymentForm(tx, ctx, id),
    );
    return { id };
  },
});

/** After a year: is the graduate still there? */
export const followEmployment = defineCommand({
  name: 'employment.follow',
  permission: 'employment.write',
  input: followInput,
  run: async ({ tx, ctx, input: { id, version, followedOn, stillThere } }) => {
    const found = await demand(tx, ctx, 'employment.write', id);
    if (followedOn > ctx.today) failField('followedOn', 'inTheFuture');
    if (followedOn < fromDbDate(found.graduatedOn)) failField('followedOn', 'endBeforeStart');
    const said = { followedOn: toDbDate(followedOn), stillThere, updatedAt: new Date() };
    await updateVersioned(tx.employment, { institutionId: ctx.institutionId, id, version }, said, () =>
      readEmploymentForm(tx, ctx, id),
    );
    return { id };
  },
});
