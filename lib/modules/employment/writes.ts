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

type Employer = { partnerId: string | null; employer: string | null };

/** Whether two tellings mean one employer: the same partner, or where there is none, the same name. */
export function sameEmployer(was: Employer, is: Employer): boolean {
  return was.partnerId === is.partnerId && (is.partnerId !== null || was.employer === is.employer);
}

/** Whoever has moved on was not seen at the new employer. */
export const UNSEEN = { followedOn: null, stillThere: null } as const;

/** What was changed must be verified anew. */
export const UNVERIFIED = { verifiedById: null, verifiedOn: null } as const;

type At = { studentId: string; partnerId: string | null };
const pair = ({ studentId, partnerId }: At) => `${studentId} ${partnerId}`;

/** For graduates at employers: the post internship there and the class with it, from which the job came. Two reads however many they are. */
export async function originsOf(tx: Tx, ctx: Ctx, all: At[]) {
  const hired = all.flatMap(({ studentId, partnerId }) => (partnerId ? [studentId] : []));
  const at = { institutionId: ctx.institutionId, studentId: { in: hired } };
  const placements = await tx.placement.findMany({
    where: { ...at, kind: 'POST', state: { in: ['STARTED', 'ENDED'] } },
    orderBy: { startsOn: 'asc' },
    select: { id: true, studentId: true, partnerId: true },
  });
  const places = await tx.roster.findMany({
    where: at,
    orderBy: { joinedOn: 'asc' },
    select: { orderClassId: true, studentId: true, partnerId: true },
  });
  const interned = new Map(placements.map((each) => [pair(each), each.id]));
  const ordered = new Map(places.map((each) => [pair(each), each.orderClassId]));
  return (of: At) => ({ placementId: interned.get(pair(of)) ?? null, orderClassId: ordered.get(pair(of)) ?? null });
}
