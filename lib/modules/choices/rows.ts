import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { readInterns, roomWithin } from '@/lib/modules/placements/interns';
import { CAPS } from '@/lib/modules/placements/words';
import { studentsOfPlan } from '@/lib/modules/plans/policy';
import { barredFor, fitsProgramme, offeredOn } from './policy';
import { type Candidate, drawLots, type Offer, propose, type Unit } from './propose';

const select = {
  ...{ id: true, title: true, partnerId: true, slots: true, taken: true, peers: true, hazards: true, intensity: true },
  ...{ state: true, validTo: true, placeCode: true, address: true, pay: true },
  partner: { select: { id: true, name: true, headcount: true } },
  programmes: { select: { programmeId: true } },
} as const satisfies Prisma.InternshipPostSelect;
export type StoredPost = Prisma.InternshipPostGetPayload<{ select: typeof select }>;
export type StoredPlan = Prisma.InternshipPlanGetPayload<object>;

/** The posts of a plan's window, by title; those on offer only, or one of them, if wanted. */
export async function readWindowPosts(
  tx: Tx,
  ctx: Ctx,
  planId: string,
  { offered, postId }: { offered?: true; postId?: string } = {},
): Promise<StoredPost[]> {
  const post = offered && offeredOn(toDbDate(ctx.today));
  const rows = await tx.planPost.findMany({
    where: { institutionId: ctx.institutionId, planId, postId, post },
    orderBy: [{ post: { title: 'asc' } }, { postId: 'asc' }],
    select: { post: { select } },
  });
  return rows.map(({ post }) => post);
}

/** Whether the post is on offer on the day. */
export const isOffered = ({ state, validTo }: StoredPost, ctx: Ctx): boolean =>
  state === 'PUBLISHED' && validTo >= toDbDate(ctx.today);

/** Whoever else would place somebody at an enterprise of the plan's window within the caps waits until this transaction ends: a student who takes a slot holds the same row. */
export async function holdUnits(tx: Tx, ctx: Ctx, planId: string): Promise<void> {
  await tx.$queryRaw`select p.id from partners p where p.institution_id = ${ctx.institutionId}::uuid and p.id in (
    select o.partner_id from plan_posts w join internship_posts o on o.institution_id = w.institution_id and o.id = w.post_id
     where w.institution_id = ${ctx.institutionId}::uuid and w.plan_id = ${planId}::uuid) order by p.id for no key update`;
}

/** What the caps of article 10 leave at each post and enterprise on every day of the plan. */
export async function readRoom(tx: Tx, ctx: Ctx, posts: StoredPost[], plan: Pick<StoredPlan, 'startsOn' | 'endsOn'>) {
  const interns = await readInterns(tx, ctx, [...new Set(posts.map((post) => post.partnerId))]);
  const most = (id: string) => interns.most(id, plan.startsOn, plan.endsOn);
  return {
    unit: ({ partner }: StoredPost) => roomWithin(partner.headcount, CAPS.unit, most(partner.id)),
    post: ({ id, peers }: StoredPost) => roomWithin(peers, CAPS.post, most(id)),
  };
}

/** Students for whom the plan is and who have no place in it yet, with their wishes. */
async function readCandidates(tx: Tx, ctx: Ctx, plan: StoredPlan) {
  return tx.student.findMany({
    where: {
      ...studentsOfPlan(ctx, plan),
      placements: { none: { planId: plan.id, state: { not: 'CANCELLED' } } },
    },
    orderBy: [{ studentNo: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, name: true, studentNo: true, birthOn: true, sex: true, programmeId: true },
      programme: { select: { departmentId: true } },
      preferences: { where: { planId: plan.id }, orderBy: { rank: 'asc' }, select: { postId: true } },
    },
  });
}

/** Who would get which post of the plan's window; nothing is written. */
export async function readProposal(tx: Tx, ctx: Ctx, plan: StoredPlan, fill: boolean) {
  const posts = await readWindowPosts(tx, ctx, plan.id, { offered: true });
  const room = await readRoom(tx, ctx, posts, plan);
  const students = await readCandidates(tx, ctx, plan);
  const candidates = students.map((student): Candidate => {
    const barred = posts.filter((p) => !fitsProgramme(p, student) || barredFor(p, student, plan.startsOn));
    return {
      id: student.id,
      wishes: student.preferences.map(({ postId }) => postId),
      barred: new Set(barred.map(({ id }) => id)),
    };
  });
  const offers = posts.map(
    (p): Offer => ({ id: p.id, unitId: p.partnerId, free: Math.max(0, p.slots - p.taken), cap: room.post(p) }),
  );
  const units = posts.map((p): Unit => ({ id: p.partnerId, cap: room.unit(p) }));
  return {
    ...propose({ planId: plan.id, candidates, offers, units, fill }),
    lots: drawLots(
      plan.id,
      candidates.map(({ id }) => id),
    ),
    students: new Map(students.map((student) => [student.id, student])),
    posts: new Map(posts.map((post) => [post.id, post])),
  };
}
