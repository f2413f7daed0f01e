import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, settingsOf } from '@/lib/db/door';
import { tellOfChoiceWindows } from '@/lib/jobs/choice-windows';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { createAttachment } from '@/lib/modules/attachments/commands';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { closeWindow, openWindow, setWishes } from '@/lib/modules/choices/commands';
import {
  listOwnChoices,
  myOwnChoices,
  refuseOwnChoice,
  requestOwnChoice,
  withdrawOwnChoice,
} from '@/lib/modules/choices/own';
import { myChoices, planChoice, proposal } from '@/lib/modules/choices/queries';
import { homeTodos } from '@/lib/modules/home/queries';
import { listPlacements } from '@/lib/modules/placements/queries';
import { approveOwnChoice } from '@/lib/processes/approve-own-choice';
import { acceptProposal, takePost } from '@/lib/processes/place-students';
import { colleague } from '@/tests/factories/members';
import { makeOwnChoice, makeWindow, ownInput } from '@/tests/support/contract-choices';
import { makeStudent } from '@/tests/support/contract-students';
import { asStudent, newWorld, type World, within } from '@/tests/support/world';

let w: World;
let office: Ctx;

beforeAll(async () => {
  w = await newWorld('选甲');
  office = w.as.OFFICE;
});

/** So many more students of the plan's programme. */
async function classmates(programmeId: string, count: number): Promise<Ctx[]> {
  const students = [];
  for (let n = 0; n < count; n++) students.push(await makeStudent(w, 'ENROLLED', { programmeId }));
  return students.map(({ id }) => asStudent(w, id));
}

const outcomes = async (calls: Promise<unknown>[]) => {
  const settled = await Promise.allSettled(calls);
  const codes = settled.map((each) => (each.status === 'fulfilled' ? 'OK' : (each.reason as { key: string }).key));
  return (code: string) => codes.filter((each) => each === code).length;
};
const slots = (postId: string) =>
  within(w, (tx) =>
    tx.internshipPost.findFirstOrThrow({
      where: { institutionId: w.institutionId, id: postId },
      select: { slots: true, taken: true },
    }),
  );
const placementsOf = (planId: string) =>
  within(w, (tx) => tx.placement.findMany({ where: { institutionId: w.institutionId, planId } }));

describe('wishes', () => {
  it('are the student’s own, changed while the window is open, kept when it is closed', async () => {
    const { planId, version, posts, ctx, programmeId } = await makeWindow(w);
    const [mine] = await myChoices(ctx, {});
    expect(mine).toMatchObject({ plan: { id: planId }, window: { state: 'OPEN', ranks: 2 }, wishes: [] });
    expect(mine?.posts.map(({ id, left }) => [id, left]).sort()).toEqual(posts.map((id) => [id, 3]).sort());
    const todo = async () => (await homeTodos(ctx, {})).groups.map(({ key }) => key);
    expect(await todo()).toContain('choices');
    await setWishes(ctx, { planId, postIds: [posts[0], posts[1]] });
    await setWishes(ctx, { planId, postIds: [posts[1]] });
    expect((await myChoices(ctx, {}))[0]?.wishes).toEqual([posts[1]]);
    expect(await todo()).not.toContain('choices');
    const [other] = await classmates(programmeId, 1);
    if (!other) throw new Error('no classmate');
    expect((await myChoices(other, {}))[0]?.wishes).toEqual([]);
    const seen = await inTransaction(settingsOf(other, 'test'), (tx) => tx.postPreference.count());
    expect(seen).toBe(0);
    expect((await planChoice(office, { planId })).counts).toEqual({ students: 2, answered: 1, placed: 0 });
    await closeWindow(office, { planId, version });
    await expect(setWishes(ctx, { planId, postIds: [] })).rejects.toMatchObject({ code: 'RULE', key: 'choiceClosed' });
    expect((await myChoices(ctx, {}))[0]).toMatchObject({ window: { state: 'OVER' }, wishes: [posts[1]] });
  });

  it('are refused for too many, twice the same, another programme’s post, and another programme’s plan', async () => {
    const { planId, posts, ctx } = await makeWindow(w);
    const elsewhere = await makeWindow(w);
    const refused = (postIds: string[]) => expect(setWishes(ctx, { planId, postIds })).rejects;
    await refused([posts[0], posts[1], newId()]).toMatchObject({ fields: { postIds: { key: 'tooManyWishes' } } });
    await refused([posts[0], posts[0]]).toMatchObject({ fields: { postIds: { key: 'duplicate' } } });
    await refused([elsewhere.posts[0]]).toMatchObject({ fields: { postIds: { key: 'unknownChoice' } } });
    await expect(setWishes(ctx, { planId: elsewhere.planId, postIds: [] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await within(w, (tx) =>
      tx.internshipPostProgramme.create({
        data: {
          ...{ institutionId: w.institutionId, id: newId(), postId: posts[0] },
          programmeId: elsewhere.programmeId,
        },
      }),
    );
    await refused([posts[0]]).toMatchObject({ fields: { postIds: { key: 'unknownChoice' } } });
    expect((await myChoices(ctx, {}))[0]?.posts.map(({ id }) => id)).toEqual([posts[1]]);
  });

  it('of a minor are not for a post that is barred for minors', async () => {
    const { planId, posts, ctx, student } = await makeWindow(w);
    const at = { institutionId: w.institutionId };
    await within(w, async (tx) => {
      await tx.internshipPost.updateMany({ where: { ...at, id: posts[0] }, data: { hazards: ['BARRED_FOR_MINORS'] } });
      const birthOn = toDbDate(addDays(office.today, -365 * 17));
      await tx.student.updateMany({ where: { ...at, id: student.id }, data: { birthOn } });
    });
    expect((await myChoices(ctx, {}))[0]?.posts.find(({ id }) => id === posts[0])?.barred).toBe(true);
    await expect(setWishes(ctx, { planId, postIds: [posts[0]] })).rejects.toMatchObject({ code: 'INVALID' });
  });
});

describe('a window', () => {
  it('is opened by the plan’s department or the office, not by others, and asks for days in order', async () => {
    const { planId, version, posts } = await makeWindow(w);
    const input = { planId, version, mode: 'FIRST_COME', from: office.today, to: office.today, postIds: [posts[0]] };
    await expect(openWindow(w.as.TEACHER, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const late = openWindow(office, { ...input, to: addDays(office.today, -1) });
    await expect(late).rejects.toMatchObject({ fields: { to: { key: 'endBeforeStart' } } });
    await expect(openWindow(office, { ...input, version: 1 })).rejects.toMatchObject({ code: 'CONFLICT' });
    await openWindow(w.as.DEPARTMENT, input);
    const { window, posts: now } = await planChoice(office, { planId });
    expect(window).toMatchObject({ state: 'OPEN', mode: 'FIRST_COME' });
    expect(now.map(({ id }) => id)).toEqual([posts[0]]);
  });
});

describe('a proposal', () => {
  it('keeps to slots and caps, writes nothing, and is accepted as it was seen, once', async () => {
    const { planId, version, posts, ctx, programmeId } = await makeWindow(w, 'PREFERENCES', 2);
    const all = [ctx, ...(await classmates(programmeId, 5))];
    for (const each of all) await setWishes(each, { planId, postIds: [posts[0], posts[1]] });
    const seen = await proposal(office, { planId });
    expect(seen).toMatchObject({ ready: false, given: { length: 4 }, left: { length: 2 } });
    expect(seen.given.map(({ rank }) => rank).sort()).toEqual([1, 1, 2, 2]);
    expect(seen.left[0]?.wishes.map(({ refusal }) => refusal)).toEqual(['FULL', 'FULL']);
    expect(await proposal(office, { planId })).toEqual(seen);
    expect(await placementsOf(planId)).toEqual([]);
    const accept = (seal: string, who = office) => acceptProposal(who, { planId, fill: false, seal });
    await expect(accept(seen.seal)).rejects.toMatchObject({ key: 'choiceStillOpen' });
    await closeWindow(office, { planId, version });
    await expect(accept(seen.seal, w.as.LEADER)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    // Of twenty on the same post one fifth, so four, may be interns; of thirty in the enterprise three.
    await within(w, (tx) =>
      tx.partner.updateMany({ where: { institutionId: w.institutionId, id: w.partnerId }, data: { headcount: 30 } }),
    );
    await expect(accept(seen.seal)).rejects.toMatchObject({ code: 'CONFLICT', key: 'proposalChanged' });
    const capped = await proposal(office, { planId });
    expect(capped.given).toHaveLength(3);
    expect(capped.left.flatMap(({ wishes }) => wishes.map(({ refusal }) => refusal))).toContain('UNIT_CAP');
    const both = await outcomes([accept(capped.seal), accept(capped.seal)]);
    expect(both('OK')).toBe(1);
    const placed = await placementsOf(planId);
    expect(placed).toHaveLength(3);
    expect(new Set(placed.map(({ studentId }) => studentId)).size).toBe(3);
    expect((await slots(posts[0])).taken + (await slots(posts[1])).taken).toBe(3);
    expect(
      (await listPlacements(office, { filter: { plan: [planId] } })).rows.every(({ state }) => state === 'DRAFT'),
    ).toBe(true);
    await within(w, (tx) =>
      tx.partner.updateMany({ where: { institutionId: w.institutionId, id: w.partnerId }, data: { headcount: null } }),
    );
  });

  it('stays within the caps when those of two plans are accepted at once', async () => {
    const own = await newWorld('选丁');
    const at = { institutionId: own.institutionId };
    const by = own.as.OFFICE;
    const one = await makeWindow(own, 'PREFERENCES', 9);
    const two = await makeWindow(own, 'PREFERENCES', 9);
    const shared = one.posts[0];
    // Both plans may choose the same post: a fifth of its nineteen is three, a tenth of the enterprise's forty is four.
    const days = { from: by.today, to: addDays(by.today, 5), ranks: 1 };
    const window = { planId: two.planId, version: two.version, mode: 'PREFERENCES', postIds: [shared, two.posts[1]] };
    await openWindow(by, { ...window, ...days });
    await within(own, async (tx) => {
      await tx.internshipPost.updateMany({ where: { ...at, id: shared }, data: { peers: 19 } });
      await tx.partner.updateMany({ where: { ...at, id: own.partnerId }, data: { headcount: 40 } });
    });
    for (const { planId, programmeId, ctx } of [one, two]) {
      const more = [
        await makeStudent(own, 'ENROLLED', { programmeId }),
        await makeStudent(own, 'ENROLLED', { programmeId }),
      ];
      for (const who of [ctx, ...more.map(({ id }) => asStudent(own, id))])
        await setWishes(who, { planId, postIds: [shared] });
      const plan = await within(own, (tx) => tx.internshipPlan.findFirstOrThrow({ where: { ...at, id: planId } }));
      await closeWindow(by, { planId, version: plan.version });
    }
    const seen = [await proposal(by, { planId: one.planId }), await proposal(by, { planId: two.planId })];
    expect(seen.map(({ given }) => given.length)).toEqual([3, 3]);
    const accept = (n: 0 | 1) =>
      acceptProposal(by, { planId: [one, two][n]?.planId ?? '', fill: false, seal: seen[n]?.seal ?? '' });
    const both = await outcomes([accept(0), accept(1)]);
    expect([both('OK'), both('proposalChanged')]).toEqual([1, 1]);
    const post = await within(own, (tx) => tx.internshipPost.findFirstOrThrow({ where: { ...at, id: shared } }));
    expect(post.taken).toBe(3);
    // Whoever was second is shown what is left now, and a look at it does not go beyond either.
    const n = (await within(own, (tx) => tx.placement.count({ where: { ...at, planId: one.planId } }))) === 0 ? 0 : 1;
    const after = await proposal(by, { planId: [one, two][n]?.planId ?? '' });
    expect([after.given.length, after.left.length]).toEqual([0, 3]);
    expect(after.left.every(({ wishes }) => wishes.every(({ refusal }) => refusal === 'POST_CAP'))).toBe(true);
  });

  it('gives the rest what is left when asked', async () => {
    const { planId, version, programmeId } = await makeWindow(w);
    await classmates(programmeId, 2);
    expect((await proposal(office, { planId })).given).toEqual([]);
    await closeWindow(office, { planId, version });
    const { seal, given } = await proposal(office, { planId, fill: true });
    expect(given.map(({ rank }) => rank)).toEqual([null, null, null]);
    expect(await acceptProposal(office, { planId, fill: true, seal })).toEqual({ count: 3 });
  });
});

describe('first come, first served', () => {
  it('never gives more than there are, and each student one', async () => {
    const { planId, posts, ctx, programmeId } = await makeWindow(w, 'FIRST_COME', 3);
    const many = await classmates(programmeId, 11);
    const take = (who: Ctx, postId: string) => takePost(who, { planId, postId }, newId());
    const rush = await outcomes([ctx, ...many].flatMap((who) => [take(who, posts[0]), take(who, posts[0])]));
    expect(rush('OK')).toBe(3);
    expect(await slots(posts[0])).toEqual({ slots: 3, taken: 3 });
    const placed = await placementsOf(planId);
    expect(new Set(placed.map(({ studentId }) => studentId)).size).toBe(3);
    expect(placed.every(({ judgedOn, broken }) => judgedOn !== null && broken.includes('IN-11'))).toBe(true);
    const [free] = many.filter((who) => !placed.some(({ studentId }) => studentId === who.studentId));
    if (!free) throw new Error('all are placed');
    const five = await outcomes(Array.from({ length: 5 }, () => take(free, posts[1])));
    expect([five('OK'), five('alreadyPlaced')]).toEqual([1, 4]);
    const [mine] = await myChoices(free, {});
    expect(mine?.placement).not.toBeNull();
    expect(mine?.posts.find(({ id }) => id === posts[0])?.left).toBe(0);
  });

  it('stays within a tenth of an enterprise’s staff and a fifth of a post’s, also when all come at once', async () => {
    const own = await newWorld('选乙');
    const at = { institutionId: own.institutionId };
    const { planId, posts, programmeId } = await makeWindow(own, 'FIRST_COME', 9);
    const students = [];
    for (let n = 0; n < 6; n++) students.push(asStudent(own, (await makeStudent(own, 'ENROLLED', { programmeId })).id));
    await within(own, async (tx) => {
      await tx.partner.updateMany({ where: { ...at, id: own.partnerId }, data: { headcount: 39 } });
      await tx.internshipPost.updateMany({ where: { ...at, id: posts[1] }, data: { peers: 9 } });
    });
    const take = (who: Ctx, postId: string) => takePost(who, { planId, postId }, newId());
    const [first, ...others] = students;
    if (!first) throw new Error('nobody');
    await take(first, posts[1]);
    const second = await outcomes(others.slice(0, 1).map((who) => take(who, posts[1])));
    expect(second('postCapReached')).toBe(1);
    const rush = await outcomes(others.map((who) => take(who, posts[0])));
    expect([rush('OK'), rush('unitCapReached')]).toEqual([2, 3]);
    const there = await within(own, (tx) => tx.placement.count({ where: { ...at, planId } }));
    expect(there).toBe(3);
  });

  it('stays within a fifth of each post’s staff with everybody at both posts at once, and gives on what is given back', async () => {
    const own = await newWorld('选丙');
    const at = { institutionId: own.institutionId };
    const { planId, posts, programmeId } = await makeWindow(own, 'FIRST_COME', 9);
    const students: Ctx[] = [];
    for (let n = 0; n < 12; n++)
      students.push(asStudent(own, (await makeStudent(own, 'ENROLLED', { programmeId })).id));
    const peers = (id: string, count: number) =>
      within(own, (tx) => tx.internshipPost.updateMany({ where: { ...at, id }, data: { peers: count } }));
    await peers(posts[0], 14);
    await peers(posts[1], 19);
    const take = (who: Ctx, postId: string) => takePost(who, { planId, postId }, newId());
    const standing = () => within(own, (tx) => tx.placement.findMany({ where: { ...at, planId, state: 'DRAFT' } }));
    const rush = await outcomes(students.flatMap((who) => [take(who, posts[0]), take(who, posts[1])]));
    expect(rush('OK')).toBe(5);
    expect(rush('postCapReached') + rush('alreadyPlaced')).toBe(19);
    const placed = await standing();
    const held = (postId: string) => placed.filter((each) => each.postId === postId).length;
    expect([held(posts[0]), held(posts[1])]).toEqual([2, 3]);
    expect(new Set(placed.map(({ studentId }) => studentId)).size).toBe(5);
    expect(placed.every(({ judgedOn, broken }) => judgedOn !== null && !broken.includes('IN-08'))).toBe(true);
    // One gives its place back while the others try again: at most one comes in its stead.
    const [gone] = placed.filter((each) => each.postId === posts[0]);
    const others = students.filter((who) => !placed.some(({ studentId }) => studentId === who.studentId));
    const cancel = within(own, (tx) =>
      tx.placement.updateMany({ where: { ...at, id: gone?.id }, data: { state: 'CANCELLED', reason: '-' } }),
    );
    const [again] = [await outcomes(others.map((who) => take(who, posts[0]))), await cancel];
    expect(again('OK')).toBeLessThanOrEqual(1);
    expect(again('OK') + again('postCapReached')).toBe(others.length);
    const late = await outcomes(others.map((who) => take(who, posts[0])));
    expect(again('OK') + late('OK')).toBe(1);
    expect((await standing()).filter((each) => each.postId === posts[0])).toHaveLength(2);
  });

  it('is not open where wishes are asked; the database itself refuses a student outside of a window', async () => {
    const wishing = await makeWindow(w);
    const { planId, posts, ctx, student } = wishing;
    await expect(takePost(ctx, { planId, postId: posts[0] })).rejects.toMatchObject({ key: 'choiceClosed' });
    const open = await makeWindow(w, 'FIRST_COME');
    const row = (of: typeof wishing, over: object = {}) => ({
      ...{ institutionId: w.institutionId, id: newId(), planId: of.planId, studentId: of.student.id },
      ...{ partnerId: w.partnerId, postId: of.posts[0], job: '岗', ...over },
      ...{ startsOn: toDbDate('2030-01-01'), endsOn: toDbDate('2030-06-01') },
    });
    const put = (who: Ctx, data: ReturnType<typeof row>) =>
      inTransaction(settingsOf(who, 'test'), (tx) => tx.placement.createMany({ data: [data] }));
    await expect(put(ctx, row(wishing))).rejects.toThrow(/row-level security/);
    await expect(put(open.ctx, row(open, { state: 'APPROVED' }))).rejects.toThrow(/row-level security/);
    await expect(put(open.ctx, row(open, { studentId: student.id }))).rejects.toThrow(/row-level security/);
    const wish = (studentId: string, postId: string) =>
      inTransaction(settingsOf(ctx, 'test'), (tx) =>
        tx.postPreference.createMany({
          data: [{ institutionId: w.institutionId, id: newId(), planId, studentId, postId, rank: 1 }],
        }),
      );
    await expect(wish(open.student.id, posts[0])).rejects.toThrow(/row-level security/);
    await expect(wish(student.id, open.posts[0])).rejects.toThrow(/row-level security/);
    await put(open.ctx, row(open));
    expect(await placementsOf(open.planId)).toHaveLength(1);
  });
});

/** What the student of the context is told of, with an account of its own. */
const toldTo = (student: Ctx) =>
  within(w, (tx) =>
    tx.notification.findMany({
      where: { institutionId: w.institutionId, membershipId: student.membershipId },
      select: { kind: true, params: true },
      orderBy: { id: 'asc' },
    }),
  );

describe('who is told', () => {
  it('are the students of a window, once, on the day on which it opens', async () => {
    const { planId, version, posts, ctx } = await makeWindow(w);
    await closeWindow(office, { planId, version });
    const student = await colleague(office, 'STUDENT', { studentId: ctx.studentId ?? '' });
    const stranger = await colleague(office, 'STUDENT', { studentId: (await makeStudent(w)).id });
    const window = { planId, mode: 'PREFERENCES', ranks: 2, postIds: [...posts] };
    const later = { from: addDays(office.today, 3), to: addDays(office.today, 9) };
    await openWindow(office, { ...window, version: version + 1, ...later });
    for (const days of [0, 2]) await tellOfChoiceWindows(w.institutionId, addDays(office.today, days));
    expect(await toldTo(student)).toEqual([]);
    for (const days of [3, 4, 10]) await tellOfChoiceWindows(w.institutionId, addDays(office.today, days));
    expect(await toldTo(student)).toMatchObject([{ kind: 'choiceOpen', params: { to: later.to } }]);
    // One that is open already is told of at once.
    await openWindow(office, { ...window, version: version + 2, from: addDays(office.today, -1), to: later.to });
    expect(await toldTo(student)).toHaveLength(2);
    expect(await toldTo(stranger)).toEqual([]);
  });

  it('are told again when it is opened anew, also with the same first day: once for each opening', async () => {
    const { planId, version, posts, ctx } = await makeWindow(w);
    const student = await colleague(office, 'STUDENT', { studentId: ctx.studentId ?? '' });
    const { today } = office;
    const { from } = (await planChoice(office, { planId })).window;
    const window = { planId, mode: 'PREFERENCES', ranks: 2, postIds: [...posts], from };
    const job = () => tellOfChoiceWindows(w.institutionId, today);
    const told = async () => (await toldTo(student)).map(({ params }) => (params as { to: string }).to);
    await job();
    expect(await told()).toHaveLength(1);
    // Said anew while it is open, with the same first day: nothing new.
    await openWindow(office, { ...window, version, to: addDays(today, 20) });
    await job();
    expect(await told()).toHaveLength(1);
    await closeWindow(office, { planId, version: version + 1 });
    await job();
    expect(await told()).toHaveLength(1);
    await openWindow(office, { ...window, version: version + 2, to: addDays(today, 21) });
    for (let times = 0; times < 2; times++) await job();
    expect((await told()).slice(1)).toEqual([addDays(today, 21)]);
    await closeWindow(office, { planId, version: version + 3 });
    await openWindow(office, { ...window, version: version + 4, to: addDays(today, 22) });
    await job();
    expect((await told()).slice(1)).toEqual([addDays(today, 21), addDays(today, 22)]);
    // One whose last day has gone by is opened anew too.
    const past = { choosingFrom: toDbDate(addDays(today, -9)), choosingTo: toDbDate(addDays(today, -2)) };
    await within(w, (tx) =>
      tx.internshipPlan.updateMany({ where: { institutionId: w.institutionId, id: planId }, data: past }),
    );
    await openWindow(office, { ...window, version: version + 5, from: addDays(today, -9), to: addDays(today, 23) });
    await job();
    expect((await told()).slice(3)).toEqual([addDays(today, 23)]);
    // What was opened anew before anybody was told is told of once.
    const later = await makeWindow(w);
    await closeWindow(office, { planId: later.planId, version: later.version });
    const mate = await colleague(office, 'STUDENT', { studentId: later.ctx.studentId ?? '' });
    const soon = { ...window, planId: later.planId, postIds: [...later.posts], from: addDays(today, 1) };
    await openWindow(office, { ...soon, version: later.version + 1, to: addDays(today, 9) });
    await closeWindow(office, { planId: later.planId, version: later.version + 2 });
    await openWindow(office, { ...soon, version: later.version + 3, to: addDays(today, 9) });
    for (const days of [0, 1, 2]) await tellOfChoiceWindows(w.institutionId, addDays(today, days));
    expect(await toldTo(mate)).toHaveLength(1);
  });

  it('is the student whose own enterprise was decided', async () => {
    const { id, planId, ctx } = await makeOwnChoice(w);
    const student = await colleague(office, 'STUDENT', { studentId: ctx.studentId ?? '' });
    await refuseOwnChoice(office, { id, version: 1, decision: '岗位与专业不符' });
    const again = await requestOwnChoice(ctx, ownInput(w, planId));
    await approveOwnChoice(office, { id: again.id, version: 1 });
    expect(await toldTo(student)).toMatchObject([
      { kind: 'ownChoiceRefused', params: { reason: '岗位与专业不符' } },
      { kind: 'ownChoiceApproved' },
    ]);
  });
});

describe('an own enterprise', () => {
  it('is asked for once, taken back, refused with a reason, and asked again', async () => {
    const { id, planId, ctx } = await makeOwnChoice(w);
    await expect(requestOwnChoice(ctx, ownInput(w, planId))).rejects.toMatchObject({ code: 'INVALID' });
    const wrong = requestOwnChoice(ctx, ownInput(w, planId, { creditCode: '91150203MA0000001X' }));
    await expect(wrong).rejects.toMatchObject({ code: 'INVALID' });
    await withdrawOwnChoice(ctx, { id, version: 1 });
    const again = await requestOwnChoice(ctx, ownInput(w, planId));
    await expect(withdrawOwnChoice(ctx, { id: again.id, version: 9 })).rejects.toMatchObject({ code: 'CONFLICT' });
    const todo = async () => (await homeTodos(office, {})).groups.find(({ key }) => key === 'ownChoices')?.total ?? 0;
    const before = await todo();
    await expect(refuseOwnChoice(w.as.LEADER, { id: again.id, version: 1, decision: '-' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await refuseOwnChoice(w.as.DEPARTMENT, { id: again.id, version: 1, decision: '岗位与专业不符' });
    expect(await todo()).toBe(before - 1);
    const { requests, plans } = await myOwnChoices(ctx, {});
    expect(requests.map(({ state }) => state).sort()).toEqual(['REFUSED', 'WITHDRAWN']);
    expect(requests.map(({ decision }) => decision)).toContain('岗位与专业不符');
    expect(plans.map((plan) => plan.id)).toEqual([planId]);
    expect((await listOwnChoices(w.as.TEACHER, { filter: {} })).total).toBe(0);
  });

  it('once approved becomes a draft at an enterprise that is known by its credit code or new', async () => {
    const first = await makeOwnChoice(w);
    const [row] = (await listOwnChoices(office, { filter: { plan: [first.planId] } })).rows;
    expect(row).toMatchObject({ partner: null, state: 'REQUESTED', contactPhone: '138****1234' });
    const { id } = await approveOwnChoice(office, { id: first.id, version: 1, decision: '同意' });
    const [placement] = await placementsOf(first.planId);
    expect(placement).toMatchObject({ id, source: 'OWN', state: 'DRAFT', guardianConsentOn: null });
    expect(placement?.ownChoiceApprovedOn).not.toBeNull();
    expect(placement?.broken).not.toContain('IN-05');
    expect((await myOwnChoices(first.ctx, {})).requests[0]).toMatchObject({ state: 'APPROVED', placementId: id });
    const twice = approveOwnChoice(office, { id: first.id, version: 2 });
    await expect(twice).rejects.toMatchObject({ code: 'RULE', key: 'notFromThisState' });
    const second = await makeOwnChoice(w);
    await within(w, (tx) =>
      tx.ownChoice.updateMany({
        where: { institutionId: w.institutionId, id: second.id },
        data: { creditCode: row?.creditCode ?? '' },
      }),
    );
    await approveOwnChoice(office, { id: second.id, version: 1 });
    expect((await placementsOf(second.planId))[0]?.partnerId).toBe(placement?.partnerId);
    const partner = await within(w, (tx) =>
      tx.partner.findFirstOrThrow({ where: { institutionId: w.institutionId, id: placement?.partnerId ?? '' } }),
    );
    expect(partner).toMatchObject({ state: 'PROSPECT', name: row?.employer, creditCode: row?.creditCode });
  });

  it('of a minor needs the guardian’s consent, with its paper', async () => {
    const { planId, student, ctx } = await makeWindow(w);
    const birthOn = toDbDate(addDays(office.today, -365 * 17));
    await within(w, (tx) =>
      tx.student.updateMany({ where: { institutionId: w.institutionId, id: student.id }, data: { birthOn } }),
    );
    await expect(requestOwnChoice(ctx, ownInput(w, planId))).rejects.toMatchObject({
      fields: { guardianName: { key: 'required' } },
    });
    const guardian = { guardianName: '家长', guardianRelation: '母亲', guardianConsentOn: office.today };
    const { id } = await requestOwnChoice(ctx, ownInput(w, planId, guardian));
    const early = approveOwnChoice(office, { id, version: 1 });
    await expect(early).rejects.toMatchObject({ key: 'guardianFileMissing' });
    const file = { name: 'a.pdf', contentType: 'application/pdf', size: 9, sha256: new Uint8Array(32).fill(1) };
    const attach = (who: Ctx) => createAttachment(who, { owner: { ownChoiceId: id }, ...file, storageKey: newId() });
    await expect(attach(asStudent(w, (await makeStudent(w)).id))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await attach(office);
    await approveOwnChoice(office, { id, version: 1 });
    const [placement] = await placementsOf(planId);
    expect(placement).toMatchObject({ guardianRelation: '母亲', guardianConsentOn: toDbDate(office.today) });
    expect((await listAttachments(office, { ownChoiceId: id })).files.map(({ removable }) => removable)).toEqual([
      false,
    ]);
  });

  it('cannot be approved by the student itself, in the database either', async () => {
    const { id, ctx } = await makeOwnChoice(w);
    const write = (data: object) =>
      inTransaction(settingsOf(ctx, 'test'), (tx) =>
        tx.ownChoice.updateMany({ where: { institutionId: w.institutionId, id }, data }),
      );
    await expect(write({ state: 'APPROVED' })).rejects.toThrow(/row-level security|own_choices_decided/);
    expect(await write({ state: 'WITHDRAWN' })).toEqual({ count: 1 });
    expect(await write({ state: 'REQUESTED' })).toEqual({ count: 0 });
  });
});
