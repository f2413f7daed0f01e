import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { namesOf } from '@/lib/modules/audit/subjects';
import { personNames } from '@/lib/modules/people/queries';
import { regionName } from '@/lib/reference/regions';
import { mayOnEmployment, visibleEmployments } from './policy';
import { employmentId } from './schema';
import type { EmploymentForm, EmploymentRecord } from './types';
import type { Destination, KnownBy } from './words';

const include = {
  student: {
    select: {
      ...{ id: true, name: true, studentNo: true },
      programme: { select: { name: true, departmentId: true } },
      schoolClass: { select: { name: true } },
    },
  },
  partner: { select: { id: true, name: true } },
  orderClass: { select: { id: true, name: true } },
  placement: { select: { id: true, job: true } },
} as const satisfies Prisma.EmploymentInclude;
type Stored = Prisma.EmploymentGetPayload<{ include: typeof include }>;

/** The destination if the caller sees it. */
export function findEmployment(tx: Tx, ctx: Ctx, id: string): Promise<Stored | null> {
  return tx.employment.findFirst({ where: { AND: [visibleEmployments(ctx), { id }] }, include });
}

function toForm(e: Stored): EmploymentForm {
  const { id, version, studentId, code, partnerId, employer, creditCode, placeCode, job, pay, matches, remark } = e;
  return {
    ...{ id, version, studentId, code, partnerId, employer, creditCode, placeCode, job, pay, matches, remark },
    studentName: e.student.name,
    partnerName: e.partner?.name ?? null,
    graduatedOn: fromDbDate(e.graduatedOn),
    destination: e.destination as Destination,
    signedOn: fromDbDate(e.signedOn),
    source: e.source as KnownBy,
  };
}

/** What the form edits, as it is now; null when it is not visible. */
export async function readEmploymentForm(tx: Tx, ctx: Ctx, id: string): Promise<EmploymentForm | null> {
  const found = await findEmployment(tx, ctx, id);
  return found && toForm(found);
}

/** The record page: where the graduate went, how it is known, and what the caller may do. */
export const getEmployment = defineQuery({
  permission: 'employment.read',
  input: employmentId,
  run: async ({ tx, ctx, input: { id } }): Promise<EmploymentRecord> => {
    const e = (await findEmployment(tx, ctx, id)) ?? notFound();
    const people = await personNames(tx, ctx);
    return {
      ...toForm(e),
      studentNo: e.student.studentNo,
      programme: e.student.programme.name,
      schoolClass: e.student.schoolClass?.name ?? null,
      place: e.placeCode ? regionName(e.placeCode, ctx.locale) : null,
      orderClass: e.orderClass,
      placement: e.placement && { id: e.placement.id, name: e.placement.job },
      verifiedBy: e.verifiedById ? (people[e.verifiedById] ?? null) : null,
      verifiedOn: fromDbDate(e.verifiedOn),
      followedOn: fromDbDate(e.followedOn),
      stillThere: e.stillThere,
      may: {
        edit: mayOnEmployment(ctx, 'employment.write', e),
        verify: mayOnEmployment(ctx, 'employment.verify', e),
      },
    };
  },
});

/** What happened with it, newest first. */
export const employmentTimeline = defineQuery({
  permission: 'employment.write',
  input: employmentId,
  run: async ({ tx, ctx, input: { id } }) => {
    if (!(await findEmployment(tx, ctx, id))) notFound();
    const changes = await recordTimeline(tx, ctx, { tables: ['employments'], ids: [id] });
    return { changes, names: await namesOf(tx, ctx, changes) };
  },
});
