import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, fromDbDate, toDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import type { Hazard } from '@/lib/modules/placements/words';
import { mayOnPlan, studentsOfPlan, visiblePlans } from '@/lib/modules/plans/policy';
import { readPosts } from '@/lib/modules/plans/record';
import type { Accommodation } from '@/lib/modules/posts/words';
import { regionBrief } from '@/lib/reference/regions';
import { barredFor, fitsProgramme, offeredOn, plansForStudent, STUDENT_FACTS, windowOf } from './policy';
import { sealOf } from './propose';
import { isOffered, readProposal, readRoom, readWindowPosts, type StoredPlan } from './rows';
import { ofPlan, proposalInput } from './schema';
import type { MyChoice, PlanChoice, PostOffer, Proposal } from './types';

/** For how many days after its end a window still shows what came of it. */
const SHOWN_AFTER = 60;

type Self = Parameters<typeof plansForStudent>[1];

async function offersFor(tx: Tx, ctx: Ctx, plan: StoredPlan, self: Self): Promise<PostOffer[]> {
  const where = { institutionId: ctx.institutionId, planId: plan.id, post: offeredOn(toDbDate(ctx.today)) };
  const rows = await tx.planPost.findMany({
    where,
    orderBy: [{ post: { title: 'asc' } }, { postId: 'asc' }],
    include: {
      post: {
        omit: { searchTokens: true },
        include: { partner: { select: { name: true } }, programmes: { select: { programmeId: true } } },
      },
    },
  });
  return rows
    .map(({ post }) => post)
    .filter((post) => fitsProgramme(post, self))
    .map((post) => {
      const { id, title, slots, pay, daysPerWeek, nightShift, overtime, description, requirements } = post;
      return {
        ...{ id, title, slots, pay, daysPerWeek, nightShift, overtime, description, requirements },
        ...{ partner: post.partner.name, left: Math.max(0, slots - post.taken), hazards: post.hazards as Hazard[] },
        place:
          [post.placeCode && regionBrief(post.placeCode, ctx.locale), post.address].filter(Boolean).join(' ') || null,
        hoursPerDay: post.hoursPerDay === null ? null : Number(post.hoursPerDay),
        accommodation: post.accommodation as Accommodation | null,
        barred: barredFor(post, self, plan.startsOn),
      };
    });
}

async function myChoiceOf(tx: Tx, ctx: Ctx, plan: StoredPlan, self: Self): Promise<MyChoice> {
  const own = { institutionId: ctx.institutionId, planId: plan.id, studentId: ctx.studentId ?? '' };
  const { id, name } = plan;
  const wishes = await tx.postPreference.findMany({ where: own, orderBy: { rank: 'asc' }, select: { postId: true } });
  const placement = await tx.placement.findFirst({
    where: { ...own, state: { not: 'CANCELLED' } },
    select: { id: true, job: true, partner: { select: { name: true } } },
  });
  return {
    plan: { id, name, startsOn: fromDbDate(plan.startsOn), endsOn: fromDbDate(plan.endsOn) },
    window: windowOf(plan, ctx.today),
    posts: await offersFor(tx, ctx, plan, self),
    wishes: wishes.map(({ postId }) => postId),
    placement: placement && { id: placement.id, job: placement.job, partner: placement.partner.name },
  };
}

/** The plans in which the student chooses or has chosen lately, with the posts for its programme. */
export const myChoices = defineQuery({
  permission: 'choices.make',
  input: z.strictObject({}),
  run: async ({ tx, ctx }): Promise<MyChoice[]> => {
    const at = { institutionId: ctx.institutionId, id: ctx.studentId ?? '' };
    const self = await tx.student.findFirst({ where: at, select: STUDENT_FACTS });
    if (!self) return [];
    const plans = await tx.internshipPlan.findMany({
      where: {
        ...plansForStudent(ctx, self),
        choosingMode: { not: null },
        choosingTo: { gte: toDbDate(addDays(ctx.today, -SHOWN_AFTER)) },
      },
      orderBy: [{ choosingTo: 'asc' }, { id: 'asc' }],
    });
    const choices: MyChoice[] = [];
    for (const plan of plans) choices.push(await myChoiceOf(tx, ctx, plan, self));
    return choices;
  },
});

async function findPlan(tx: Tx, ctx: Ctx, id: string): Promise<StoredPlan> {
  return (await tx.internshipPlan.findFirst({ where: { AND: [visiblePlans(ctx), { id }] } })) ?? notFound();
}

async function readWindow(tx: Tx, ctx: Ctx, plan: StoredPlan): Promise<PlanChoice['posts']> {
  const posts = await readWindowPosts(tx, ctx, plan.id);
  const room = await readRoom(tx, ctx, posts, plan);
  const given = await tx.postPreference.groupBy({
    by: ['postId', 'rank'],
    where: { institutionId: ctx.institutionId, planId: plan.id },
    _count: { _all: true },
  });
  const sum = (of: (row: (typeof given)[number]) => boolean) =>
    given.filter(of).reduce((all, { _count }) => all + _count._all, 0);
  return posts.map((post) => ({
    ...{ id: post.id, title: post.title, slots: post.slots, left: Math.max(0, post.slots - post.taken) },
    partner: { id: post.partner.id, name: post.partner.name },
    room: { unit: room.unit(post), post: room.post(post) },
    offered: isOffered(post, ctx),
    firstWishes: sum(({ postId, rank }) => postId === post.id && rank === 1),
    wishes: sum(({ postId }) => postId === post.id),
  }));
}

async function countsOf(tx: Tx, ctx: Ctx, plan: StoredPlan): Promise<PlanChoice['counts']> {
  const students = studentsOfPlan(ctx, plan);
  const planId = plan.id;
  return {
    students: await tx.student.count({ where: students }),
    answered: await tx.student.count({ where: { ...students, preferences: { some: { planId } } } }),
    placed: await tx.placement.count({
      where: { institutionId: ctx.institutionId, planId, state: { not: 'CANCELLED' } },
    }),
  };
}

/** The page of a plan's choice: the window, its posts, how many have chosen. */
export const planChoice = defineQuery({
  permission: 'plans.read',
  input: ofPlan,
  run: async ({ tx, ctx, input: { planId } }): Promise<PlanChoice> => {
    const plan = await findPlan(tx, ctx, planId);
    const posts = await readWindow(tx, ctx, plan);
    const free = await readPosts(tx, ctx, plan);
    const known = new Set(free.map(({ id }) => id));
    const kept = posts.filter(({ id }) => !known.has(id)).map((p) => ({ ...p, partner: p.partner.name }));
    const live = !['CLOSED', 'CANCELLED'].includes(plan.state) && plan.kind === 'POST';
    return {
      plan: {
        ...{ id: plan.id, name: plan.name, version: plan.version },
        ...{ startsOn: fromDbDate(plan.startsOn), endsOn: fromDbDate(plan.endsOn) },
      },
      window: windowOf(plan, ctx.today),
      posts,
      options: [...free, ...kept].map(({ id, title, partner, left }) => ({ id, title, partner, left })),
      counts: await countsOf(tx, ctx, plan),
      may: {
        open: live && mayOnPlan(ctx, 'plans.write', plan),
        place: live && mayOnPlan(ctx, 'placements.write', plan),
      },
    };
  },
});

/** Who would get which post, who would not and why. Nothing is saved by looking at it. */
export const proposal = defineQuery({
  permission: 'plans.read',
  input: proposalInput,
  run: async ({ tx, ctx, input: { planId, fill } }): Promise<Proposal> => {
    const plan = await findPlan(tx, ctx, planId);
    const { given, left, lots, students, posts } = await readProposal(tx, ctx, plan, fill);
    const line = (id: string) => {
      const { name, studentNo } = students.get(id) ?? notFound();
      return { student: { id, name }, studentNo, lot: lots.get(id) ?? 0 };
    };
    const wished = await tx.internshipPost.findMany({
      where: {
        institutionId: ctx.institutionId,
        id: { in: left.flatMap(({ wishes }) => wishes.map(({ postId }) => postId)) },
      },
      select: { id: true, title: true },
    });
    const titles = new Map(wished.map(({ id, title }) => [id, title]));
    return {
      given: given.map(({ studentId, postId, rank }) => {
        const { title, partner } = posts.get(postId) ?? notFound();
        return { ...line(studentId), post: title, partner: partner.name, rank };
      }),
      left: left.map(({ studentId, wishes }) => ({
        ...line(studentId),
        wishes: wishes.map(({ postId, rank, refusal }) => ({ rank, refusal, post: titles.get(postId) ?? '' })),
      })),
      seal: sealOf(given),
      ready: windowOf(plan, ctx.today).state === 'OVER',
    };
  },
});
