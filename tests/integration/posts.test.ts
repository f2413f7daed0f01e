import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/kernel/context';
import { addDays } from '@/lib/kernel/day';
import { assignPlacements } from '@/lib/modules/placements/commands';
import { listPlacements } from '@/lib/modules/placements/queries';
import { closePost, createPost, publishPost, setSlots, updatePost } from '@/lib/modules/posts/commands';
import { listPosts } from '@/lib/modules/posts/queries';
import { getPost } from '@/lib/modules/posts/record';
import { exportList } from '@/lib/processes/exports';
import { makePlan, makePost } from '@/tests/support/contract-placements';
import { makeStudent } from '@/tests/support/contract-students';
import { newWorld, type World, within } from '@/tests/support/world';

let w: World;
let other: World;
let office: Ctx;
let liaison: Ctx;

beforeAll(async () => {
  w = await newWorld('岗甲');
  other = await newWorld('岗乙');
  office = w.as.OFFICE;
  liaison = w.as.LIAISON;
});

const profile = (over: object = {}) => ({
  ...{ title: '岗甲质检员', slots: 2, pay: 3000, peerPay: 4000, peers: 20, hazards: [], programmeIds: [] },
  ...{ validFrom: office.today, validTo: addDays(office.today, 90), ...over },
});

describe('a post', () => {
  it('is offered by the liaison for its own enterprise, taken, never shrunk below what is taken, and closed', async () => {
    const { id } = await createPost(liaison, profile());
    await publishPost(liaison, { id, version: 1 });
    await within(w, (tx) =>
      tx.partner.updateMany({ where: { institutionId: w.institutionId, id: w.partnerId }, data: { headcount: 57 } }),
    );
    expect(await getPost(office, { id })).toMatchObject({ state: 'PUBLISHED', room: { unit: 5, post: 4 } });
    const { id: planId } = await makePlan(w, 'APPROVED');
    const students = [await makeStudent(w), await makeStudent(w)];
    await assignPlacements(office, { planId, postId: id, studentIds: students.map((each) => each.id) });
    expect((await getPost(office, { id })).room.post).toBe(2);
    const full = await listPosts(office, { filter: { full: '1' } });
    expect(full.rows.map((row) => row.id)).toContain(id);
    expect((await listPosts(office, { filter: { open: '1' } })).rows.map((row) => row.id)).not.toContain(id);
    const { version } = await getPost(liaison, { id });
    const fewer = setSlots(liaison, { id, version, slots: 1 });
    await expect(fewer).rejects.toMatchObject({ fields: { slots: { key: 'fewerThanTaken' } } });
    await setSlots(liaison, { id, version, slots: 3 });
    expect((await listPosts(liaison, { filter: { open: '1' } })).rows.map((row) => row.id)).toContain(id);
    await closePost(liaison, { id, version: version + 1 });
    const more = assignPlacements(office, { planId, postId: id, studentIds: [(await makeStudent(w)).id] });
    await expect(more).rejects.toMatchObject({ fields: { postId: { key: 'unknownChoice' } } });
  });

  it('that becomes hazardous names the placements on it', async () => {
    const { id } = await createPost(office, profile({ partnerId: w.partnerId, title: '岗甲操作工' }));
    await publishPost(office, { id, version: 1 });
    const { id: planId } = await makePlan(w, 'APPROVED');
    await assignPlacements(office, { planId, postId: id, studentIds: [(await makeStudent(w)).id] });
    const broken = async () => (await listPlacements(office, { filter: { plan: [planId] } })).rows[0]?.broken;
    expect(await broken()).not.toContain('IN-19');
    await updatePost(office, { ...profile({ title: '岗甲操作工', intensity: 3 }), id, version: 2 });
    expect(await broken()).toContain('IN-19');
  });

  it('is its own enterprise’s and college’s only; list, totals and export are one', async () => {
    const foreign = await makePost(other);
    for (const ctx of [office, liaison])
      await expect(getPost(ctx, { id: foreign.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const elsewhere = createPost(liaison, profile({ partnerId: other.partnerId }));
    await expect(elsewhere).rejects.toMatchObject({ fields: { partnerId: { key: 'unknownChoice' } } });
    const late = createPost(liaison, profile({ validTo: addDays(office.today, -1) }));
    await expect(late).rejects.toMatchObject({ fields: { validTo: { key: 'endBeforeStart' } } });
    const { total, rows, totals } = await listPosts(office, { filter: {}, size: 100 });
    expect(totals.slots).toBe(rows.reduce((sum, row) => sum + row.slots, 0));
    const sheet = await exportList(office, 'posts').open(office, {});
    await sheet.stream.cancel();
    expect(sheet.rows).toBe(total);
  });
});
