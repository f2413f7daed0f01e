import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { defineQuery } from '@/lib/kernel/operation';
import { type StudentFilter, studentList } from '@/lib/modules/students/list';
import { countStudents, studentsByProgramme } from '@/lib/modules/students/queries';
import { type PostFilter, postList } from './list';
import { wherePost } from './policy';
import type { NeededRow, PostsNeeded } from './types';

type Slots = { slots: number; free: number };
const NEEDED: StudentFilter = { unplaced: '1' };

/** What is offered today: together, of each programme that posts name, and of posts that name none. */
async function readOffer(tx: Tx, ctx: Ctx) {
  const where = wherePost(tx, ctx, { offered: '1' });
  const all = await counted(tx, ctx, 'posts.offered', where, () =>
    tx.internshipPost.findMany({
      where,
      select: { slots: true, taken: true, programmes: { select: { programmeId: true } } },
    }),
  );
  const total: Slots = { slots: 0, free: 0 };
  const any: Slots = { slots: 0, free: 0 };
  const named = new Map<string, Slots>();
  const add = (to: Slots, { slots, taken }: { slots: number; taken: number }) => {
    to.slots += slots;
    to.free += slots - taken;
  };
  for (const post of all) {
    add(total, post);
    if (post.programmes.length === 0) add(any, post);
    for (const { programmeId } of post.programmes) {
      const sum = named.get(programmeId) ?? { slots: 0, free: 0 };
      named.set(programmeId, sum);
      add(sum, post);
    }
  }
  return { total, any, named };
}

/** A row with its numbers, each with the list that it was counted from. */
function rowOf(
  { id, name }: { id: string | null; name: string },
  counts: Slots & { needed: number | null },
  posts: PostFilter,
  students: StudentFilter | null,
): NeededRow {
  return {
    ...{ id, name, ...counts },
    to: {
      slots: postList.href({ filter: { ...posts, offered: '1' } }),
      free: postList.href({ filter: { ...posts, open: '1' } }),
      needed: students && studentList.href({ filter: { ...students, ...NEEDED } }),
    },
  };
}

/**
 * By programme: slots on offer today and how many of them are free, beside the students for whom an internship is planned and who have no place yet.
 * A post that names several programmes stands in the row of each, and once in the total.
 */
export const postsNeeded = defineQuery({
  permission: 'plans.read',
  input: z.strictObject({}),
  run: async ({ tx, ctx }): Promise<PostsNeeded> => {
    const { total, any, named } = await readOffer(tx, ctx);
    const needed = await studentsByProgramme(tx, ctx, NEEDED);
    const programmes = await tx.programme.findMany({
      where: { institutionId: ctx.institutionId, id: { in: [...new Set([...needed.keys(), ...named.keys()])] } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true },
    });
    const rows = programmes.map((programme) => {
      const counts = { ...(named.get(programme.id) ?? { slots: 0, free: 0 }), needed: needed.get(programme.id) ?? 0 };
      return rowOf(programme, counts, { programme: [programme.id] }, { programme: [programme.id] });
    });
    const lack = ({ needed, free }: NeededRow) => (needed ?? 0) - free;
    rows.sort((a, b) => lack(b) - lack(a));
    const all = { ...total, needed: await countStudents(tx, ctx, NEEDED) };
    return {
      rows,
      any: any.slots > 0 ? rowOf({ id: null, name: '' }, { ...any, needed: null }, { anyProgramme: '1' }, null) : null,
      total: rowOf({ id: null, name: '' }, all, {}, {}),
    };
  },
});
