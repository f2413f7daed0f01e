import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import { levelOfProgrammeCode } from '@/lib/identifiers/programme-code';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { failField } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { searchTokens } from '@/lib/search/tokens';
import type { ProgrammeProfile } from './schema';
import type { ProgrammeState } from './words';

/** Columns of `programmes` for a profile. */
export function programmeColumns(input: ProgrammeProfile) {
  return {
    ...input,
    searchTokens: searchTokens({ text: [input.name, input.direction], code: [input.code] }),
    updatedAt: new Date(),
  };
}

/** A department enters programmes of its own only; without one named, its own it is. Throws INVALID at the field. */
export function demandOwnDepartment(ctx: Ctx, profile: ProgrammeProfile): void {
  if (grantOf(ctx.role, 'programmes.write') !== 'department') return;
  profile.departmentId ??= ctx.departmentId;
  if (profile.departmentId !== ctx.departmentId) failField('departmentId', 'ownDepartmentOnly');
}

/** Code and name stand once a direction (the database holds it against a race); related ids are the institution's. Throws INVALID at the field. */
export async function demandProgramme(tx: Tx, ctx: Ctx, input: ProgrammeProfile, exceptId?: string): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const { code, name, direction, departmentId, chainId, level } = input;
  const levelOfCode = levelOfProgrammeCode(code);
  if (code && !levelOfCode) failField('code', 'notAProgrammeCode');
  if (code && levelOfCode !== level) failField('code', 'codeOfOtherLevel');
  const others = { ...at, direction, NOT: { id: exceptId } };
  if (await tx.programme.count({ where: { ...others, name } })) failField('name', 'nameTaken');
  if (code && (await tx.programme.count({ where: { ...others, code } }))) failField('code', 'programmeCodeTaken');
  if (departmentId && !(await tx.department.count({ where: { ...at, id: departmentId } })))
    failField('departmentId', 'unknownChoice');
  const chain = { ...at, id: chainId ?? undefined, dictionary: 'CHAIN' };
  if (chainId && !(await tx.dictionaryEntry.count({ where: chain }))) failField('chainId', 'unknownChoice');
}

type Opening = { state: ProgrammeState; on: Day; document: string | null; reason: string | null };

/** Opens a period of a state, from the day on. */
export async function openPeriod(tx: Tx, ctx: Ctx, programmeId: string, period: Opening): Promise<void> {
  const { on, ...rest } = period;
  await tx.programmePeriod.create({
    data: { institutionId: ctx.institutionId, id: newId(), programmeId, startedOn: toDbDate(on), ...rest },
  });
}
