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
import { findPathway, readPathwayForm, toForm } from './record';
import { createPathwayInput, type PathwayProfile, updatePathwayInput } from './schema';
import type { PathwayForm } from './types';

/** The class, if the caller may use the permission on it. Throws NOT_FOUND or FORBIDDEN. */
export async function demandPathway(tx: Tx, ctx: Ctx, id: string, permission: Permission) {
  const found = (await findPathway(tx, ctx, id)) ?? notFound();
  if (!mayOnPathway(ctx, permission, found)) fail('FORBIDDEN', 'forbidden');
  return found;
}

/** What the college settles: a school neither fills nor changes it. */
const COLLEGES = ['enterpriseId', 'platformId', 'agreementId', 'planVersion', 'agreedOn', 'endedOn'] as const;
/** What both agreed on: it stays as it is once the day is set. */
const AGREED = ['mode', 'programmeId', 'gradeYear', 'plannedSeats'] as const;

/** What a school asks for, with what the college settled as it stands. Throws INVALID at a field that is not the school's to say. */
function asSchoolMay(ctx: Ctx, asked: PathwayProfile, now: PathwayForm | null): PathwayProfile {
  if (asked.schoolId !== ctx.partnerId) failField('schoolId', 'unknownChoice');
  const kept: PathwayProfile = { ...asked };
  for (const key of COLLEGES) {
    const stands = now?.[key] ?? null;
    if (asked[key] !== null && asked[key] !== stands) failField(key, 'collegeDecides');
    kept[key] = stands;
  }
  for (const key of AGREED) if (now?.agreedOn && asked[key] !== now[key]) failField(key, 'agreedStays');
  return kept;
}

/** The enterprise's name for the search. Throws INVALID when it is none. A school sees no enterprise: what the college settled is taken as it stands. */
async function enterpriseNameOf(tx: Tx, ctx: Ctx, id: string | null): Promise<string | null> {
  if (!id || ctx.scope === 'partner') return null;
  const where = { institutionId: ctx.institutionId, id, mergedIntoId: null, kind: 'ENTERPRISE' };
  const enterprise = await tx.partner.findFirst({ where, select: { name: true } });
  return enterprise?.name ?? failField('enterpriseId', 'notAnEnterprise');
}

/** An agreement that the class may rest on: its school or enterprise is a party. Throws INVALID. */
async function demandAgreement(tx: Tx, ctx: Ctx, { agreementId, schoolId, enterpriseId }: PathwayProfile) {
  if (!agreementId || ctx.scope === 'partner') return;
  const at = { institutionId: ctx.institutionId, id: agreementId };
  if (!(await tx.agreement.count({ where: at }))) failField('agreementId', 'unknownChoice');
  const parties = { some: { partnerId: { in: enterpriseId ? [schoolId, enterpriseId] : [schoolId] } } };
  if (!(await tx.agreement.count({ where: { ...at, parties } }))) failField('agreementId', 'agreementOfOthers');
}

/** The name stands once (the database holds it against a race); school, enterprise, programme and alliance are the institution's and of their kind. Gives the columns. Throws INVALID at the field. */
async function columnsOf(tx: Tx, ctx: Ctx, profile: PathwayProfile, exceptId?: string) {
  const at = { institutionId: ctx.institutionId };
  const { name, schoolId, enterpriseId, programmeId, platformId, agreedOn, endedOn } = profile;
  if (await tx.pathwayClass.count({ where: { ...at, name, NOT: { id: exceptId } } })) failField('name', 'nameTaken');
  const school = await tx.partner.findFirst({
    where: { ...at, id: schoolId, mergedIntoId: null, kind: 'SECONDARY_SCHOOL' },
    select: { name: true },
  });
  if (!school) failField('schoolId', 'notASchool');
  const enterprise = await enterpriseNameOf(tx, ctx, enterpriseId);
  const programme = programmeId
    ? await tx.programme.findFirst({ where: { ...at, id: programmeId }, select: { departmentId: true } })
    : null;
  if (programmeId && !programme) failField('programmeId', 'unknownChoice');
  if (grantOf(ctx.role, 'pathways.write') === 'department' && programme?.departmentId !== ctx.departmentId)
    failField('programmeId', 'ownDepartmentOnly');
  const alliance = { ...at, id: platformId ?? undefined, kind: 'PATHWAY_ALLIANCE' };
  if (platformId && ctx.scope !== 'partner' && !(await tx.platform.count({ where: alliance })))
    failField('platformId', 'unknownChoice');
  await demandAgreement(tx, ctx, profile);
  return {
    ...profile,
    agreedOn: agreedOn ? toDbDate(agreedOn) : null,
    endedOn: endedOn ? toDbDate(endedOn) : null,
    searchTokens: searchTokens({ text: [name, school.name, enterprise] }),
    updatedAt: new Date(),
  };
}

export const createPathway = defineCommand({
  name: 'pathways.create',
  permission: 'pathways.write',
  input: createPathwayInput,
  run: async ({ tx, ctx, input }) => {
    const id = newId();
    const profile = ctx.scope === 'partner' ? asSchoolMay(ctx, input, null) : input;
    const columns = await columnsOf(tx, ctx, profile);
    await tx.pathwayClass.create({ data: { institutionId: ctx.institutionId, id, ...columns } });
    return { id };
  },
});

export const updatePathway = defineCommand({
  name: 'pathways.update',
  permission: 'pathways.write',
  input: updatePathwayInput,
  run: async ({ tx, ctx, input: { id, version, ...asked } }) => {
    const found = await demandPathway(tx, ctx, id, 'pathways.write');
    const at = { institutionId: ctx.institutionId };
    const outsider = ctx.scope === 'partner';
    const profile = outsider ? asSchoolMay(ctx, asked, toForm(found)) : asked;
    // Pupils are the school's: the wall for its liaison stands on it.
    if (
      profile.schoolId !== found.schoolId &&
      (await tx.pathwayStudent.count({ where: { ...at, pathwayClassId: id } }))
    )
      failField('schoolId', 'schoolStays');
    const columns = await columnsOf(tx, ctx, profile, id);
    // The enterprise's name, which the school does not see, still finds the class.
    if (outsider) columns.searchTokens = [...new Set([...found.searchTokens, ...columns.searchTokens])];
    await updateVersioned(tx.pathwayClass, { ...at, id, version }, columns, () => readPathwayForm(tx, ctx, id));
    return { id };
  },
});
