import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate, toDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { namesOf } from '@/lib/modules/audit/subjects';
import { readInterns, roomWithin } from '@/lib/modules/placements/interns';
import { CAPS, type Hazard } from '@/lib/modules/placements/words';
import { regionName } from '@/lib/reference/regions';
import { mayOnPost, visiblePosts } from './policy';
import { postId } from './schema';
import type { PostForm, PostRecord } from './types';
import type { Accommodation, PostState } from './words';
import { POST_EVENTS, postWorkflow } from './workflow';

const include = {
  partner: { select: { id: true, name: true, headcount: true } },
  programmes: { select: { programme: { select: { id: true, name: true } } } },
} as const satisfies Prisma.InternshipPostInclude;
type Stored = Prisma.InternshipPostGetPayload<{ include: typeof include }>;

/** The post if the caller sees it. */
export function findPost(tx: Tx, ctx: Ctx, id: string): Promise<Stored | null> {
  return tx.internshipPost.findFirst({ where: { AND: [visiblePosts(ctx), { id }] }, include });
}

function toForm(p: Stored): PostForm {
  const { id, version, partnerId, title, description, requirements, placeCode, address, slots, pay, peerPay } = p;
  const { peers, daysPerWeek, nightShift, overtime, intensity } = p;
  return {
    ...{ id, version, partnerId, title, description, requirements, placeCode, address, slots, pay, peerPay },
    ...{ peers, daysPerWeek, nightShift, overtime, intensity, partnerName: p.partner.name },
    hoursPerDay: p.hoursPerDay === null ? null : Number(p.hoursPerDay),
    hazards: p.hazards as Hazard[],
    accommodation: p.accommodation as Accommodation | null,
    programmeIds: p.programmes.map(({ programme }) => programme.id),
    validFrom: fromDbDate(p.validFrom),
    validTo: fromDbDate(p.validTo),
  };
}

/** What the form edits, as it is now; null when it is not visible. */
export async function readPostForm(tx: Tx, ctx: Ctx, id: string): Promise<PostForm | null> {
  const found = await findPost(tx, ctx, id);
  return found && toForm(found);
}

/** How many more the enterprise may take on the post by the two caps, whenever they come from today on. */
async function roomOf(tx: Tx, ctx: Ctx, p: Stored): Promise<PostRecord['room']> {
  const interns = await readInterns(tx, ctx, [p.partnerId]);
  const most = (id: string) => interns.most(id, toDbDate(ctx.today));
  return {
    unit: roomWithin(p.partner.headcount, CAPS.unit, most(p.partnerId)),
    post: roomWithin(p.peers, CAPS.post, most(p.id)),
  };
}

/** The record page: the post, its slots, how many more it may take, and what the caller may do. */
export const getPost = defineQuery({
  permission: 'posts.read',
  input: postId,
  run: async ({ tx, ctx, input: { id } }): Promise<PostRecord> => {
    const p = (await findPost(tx, ctx, id)) ?? notFound();
    return {
      ...toForm(p),
      state: p.state as PostState,
      taken: p.taken,
      place: p.placeCode ? regionName(p.placeCode, ctx.locale) : null,
      programmes: p.programmes.map(({ programme }) => programme),
      room: await roomOf(tx, ctx, p),
      events: POST_EVENTS.filter((event) => {
        const { from, permission } = postWorkflow[event];
        return (from as readonly string[]).includes(p.state) && mayOnPost(ctx, permission, p);
      }),
      may: { edit: mayOnPost(ctx, 'posts.write', p), link: ctx.scope === 'staff' && mayOnPost(ctx, 'posts.write', p) },
    };
  },
});

/** What happened with a post, newest first. */
export const postTimeline = defineQuery({
  permission: 'plans.read',
  input: postId,
  run: async ({ tx, ctx, input: { id } }) => {
    if (!(await findPost(tx, ctx, id))) notFound();
    const changes = await recordTimeline(tx, ctx, { tables: ['internship_posts'], ids: [id] });
    return { changes, names: await namesOf(tx, ctx, changes) };
  },
});
