import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { failField } from '@/lib/kernel/errors';
import type { EmploymentInput } from './schema';

/** Columns of `employments` for a profile. */
export function employmentColumns({ graduatedOn, signedOn, matches, ...plain }: EmploymentInput) {
  return {
    ...plain,
    matches: matches === null ? null : matches === 'yes',
    graduatedOn: toDbDate(graduatedOn),
    signedOn: signedOn ? toDbDate(signedOn) : null,
    updatedAt: new Date(),
  };
}

/** Related ids are the institution's; whoever is employed has an employer. Throws INVALID at the field. */
export async function demandEmployment(tx: Tx, ctx: Ctx, input: EmploymentInput): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  if (input.graduatedOn > ctx.today) failField('graduatedOn', 'inTheFuture');
  const { partnerId, placeCode, destination, employer } = input;
  if (partnerId && !(await tx.partner.count({ where: { ...at, id: partnerId, mergedIntoId: null } })))
    failField('partnerId', 'unknownChoice');
  if (placeCode && !(await tx.region.count({ where: { code: placeCode } }))) failField('placeCode', 'unknownChoice');
  if (destination === 'EMPLOYED' && !partnerId && !employer) failField('employer', 'required');
}

type At = { studentId: string; partnerId: string | null };

/** The internship at the employer and the class with it, from which the job came. */
export async function originOf(tx: Tx, ctx: Ctx, { studentId, partnerId }: At) {
  if (!partnerId) return { placementId: null, orderClassId: null };
  const at = { institutionId: ctx.institutionId, studentId };
  const placement = await tx.placement.findFirst({
    where: { ...at, partnerId, state: { in: ['STARTED', 'ENDED'] } },
    orderBy: { startsOn: 'desc' },
    select: { id: true },
  });
  const roster = await tx.roster.findFirst({ where: { ...at, partnerId }, select: { orderClassId: true } });
  return { placementId: placement?.id ?? null, orderClassId: roster?.orderClassId ?? null };
}
