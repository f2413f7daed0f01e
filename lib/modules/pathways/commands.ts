import 'server-only';
import { grantOf, type Permission } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { searchTokens } from '@/lib/search/tokens';
import { mayOnPathway } from './policy';
import { findPathway, readPathwayForm } from './record';
import { createPathwayInput, type PathwayProfile, updatePathwayInput } from './schema';

/** The class, if the caller may use the permission on it. Throws NOT_FOUND or FORBIDDEN. */
export async function demandPathway(tx: Tx, ctx: Ctx, id: string, permission: Permission) {
  const found = (await findPathway(tx, ctx, id)) ?? notFound();
  if (!mayOnPathway(ctx, permission, found)) fail('FORBIDDEN', 'forbidden');
  return found;
}

/** The name stands once (the database holds it against a race); school, enterprise, programme and alliance are the institution's and of their kind. Gives the columns. Throws INVALID at the field. */
async function columnsOf(tx: Tx, ctx: Ctx, profile: PathwayProfile, exceptId?: string) {
  const at = { institutionId: ctx.institutionId };
  const { name, schoolId, enterpriseId, programmeId, platformId, agreedOn, endedOn } = profile;
  if (await tx.pathwayClass.count({ where: { ...at, name, NOT: { id: exceptId } } })) failField('name', 'nameTaken');
  const partner = (id: string) =>
    tx.partner.findFirst({ where: { ...at, id, mergedIntoId: null }, select: { name: true, kind: true } });
  const school = await partner(schoolId);
  if (school?.kind !== 'SECONDARY_SCHOOL') failField('schoolId', 'notASchool');
  const enterprise = enterpriseId ? await partner(enterpriseId) : null;
  if (enterpriseId && enterprise?.kind !== 'ENTERPRISE') failField('enterpriseId', 'notAnEnterprise');
  const programme = programmeId
    ? await tx.programme.findFirst({ where: { ...at, id: programmeId }, select: { departmentId: true } })
    : null;
  if (programmeId && !programme) failField('programmeId', 'unknownChoice');
  if (grantOf(ctx.role, 'pathways.write') === 'department' && programme?.departmentId !== ctx.departmentId)
    failField('programmeId', 'ownDepartmentOnly');
  const alliance = { ...at, id: platformId ?? undefined, kind: 'PATHWAY_ALLIANCE' };
  if (platformId && !(await tx.platform.count({ where: alliance }))) failField('platformId', 'unknownChoice');
  return {
    ...profile,
    agreedOn: toDbDate(agreedOn),
    endedOn: endedOn ? toDbDate(endedOn) : null,
    searchTokens: searchTokens({ text: [name, school.name, enterprise?.name] }),
    updatedAt: new Date(),
  };
}

export const createPathway = defineCommand({
  name: 'pathways.create',
  permission: 'pathways.write',
  input: createPathwayInput,
  run: async ({ tx, ctx, input }) => {
    const id = newId();
    const columns = await columnsOf(tx, ctx, input);
    await tx.pathwayClass.create({ data: { institutionId: ctx.institutionId, id, ...columns } });
    return { id };
  },
});

export const updatePathway = defineCommand({
  name: 'pathways.update',
  permission: 'pathways.write',
  input: updatePathwayInput,
  run: async ({ tx, ctx, input: { id, version, ...profile } }) => {
    const found = await demandPathway(tx, ctx, id, 'pathways.write');
    const at = { institutionId: ctx.institutionId };
    // Pupils are the school's: the wall for its liaison stands on it.
    if (
      profile.schoolId !== found.schoolId &&
      (await tx.pathwayStudent.count({ where: { ...at, pathwayClassId: id } }))
    )
      failField('schoolId', 'schoolStays');
    const columns = await columnsOf(tx, ctx, profile, id);
    await updateVersioned(tx.pathwayClass, { ...at, id, version }, columns, () => readPathwayForm(tx, ctx, id));
    return { id };
  },
});
