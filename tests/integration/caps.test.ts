import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { judgeInternships } from '@/lib/jobs/internship-rules';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, type Day, toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { planChoice } from '@/lib/modules/choices/queries';
import { assignPlacements } from '@/lib/modules/placements/commands';
import { readInterns } from '@/lib/modules/placements/interns';

import { getPost } from '@/lib/modules/posts/record';
import { takePost } from '@/lib/processes/place-students';
import { makeWindow } from '@/tests/support/contract-choices';
import { makeStudent } from '@/tests/support/contract-students';
import { newWorld, type World, within } from '@/tests/support/world';

/** One who may be an intern of the world's enterprise: from which day, for how long, ended after how many. */
type Spell = { state: string; kind: string; from: number; days: number; ended: number; onPost: boolean };
type Asked = { spells: Spell[]; staff: number; peers: number | null; since: number; until: number };

const MOST = 12;
/** Days of the plan in whose window the student chooses. */
const PLAN = { from: -30, to: 120 };
const HOLDING = ['DRAFT', 'SUBMITTED', 'APPROVED', 'STARTED', 'ENDED'];

let w: World;
let office: Ctx;
let made: Awaited<ReturnType<typeof makeWindow>>;
let students: string[];
const at = () => ({ institutionId: w.institutionId });
const day = (n: number): Day => addDays(office.today, n);
const db = (n: number) => toDbDate(day(n));

beforeAll(async () => {
  w = await newWorld('限甲');
  office = w.as.OFFICE;
  made = await makeWindow(w, 'FIRST_COME', 40);
  students = [];
  for (let n = 0; n < MOST; n++) students.push((await makeStudent(w)).id);
});

const lastOf = ({ state, from, days, ended }: Spell) => from + (state === 'ENDED' ? Math.min(ended, days) : days);
/** The most on one day, counted day by day: post internships that hold a place. */
function mostOf(spells: Spell[], since: number, until: number, onPost: boolean): number {
  const counted = spells.filter(
    (each) => each.kind === 'POST' && HOLDING.includes(each.state) && (!onPost || each.onPost),
  );
  let most = 0;
  for (let n = since; n <= until; n++)
    most = Math.max(most, counted.filter((each) => each.from <= n && n <= lastOf(each)).length);
  return most;
}

function rowOf(spell: Spell, n: number) {
  const { state, kind, from, days, onPost } = spell;
  const before = db(from - 10);
  return {
    ...{ ...at(), id: newId(), studentId: students[n] ?? '', partnerId: w.partnerId, job: w.mark, kind, state },
    ...{ postId: onPost ? made.posts[0] : null, startsOn: db(from), endsOn: db(from + days), submittedOn: before },
    ...{ consentOn: before, agreementSignedOn: before, trainedOn: before, policyNo: w.mark, searchTokens: [] },
    ...(['STARTED', 'ENDED'].includes(state) && { startedOn: db(from) }),
    ...(state === 'ENDED' && { endedOn: db(lastOf(spell)) }),
    ...(state === 'CANCELLED' && { reason: w.mark }),
  };
}

const clear = () =>
  within(w, (tx) =>
    tx.placement.updateMany({ where: at(), data: { state: 'CANCELLED', reason: w.mark, endedOn: null } }),
  );

/** Puts exactly these there, with so many staff. Gives their ids. */
async function stand(spells: Spell[], staff: number, peers: number | null): Promise<string[]> {
  await clear();
  const rows = spells.map(rowOf);
  await within(w, async (tx) => {
    await tx.placement.createMany({ data: rows });
    await tx.partner.updateMany({ where: { ...at(), id: w.partnerId }, data: { headcount: staff } });
    await tx.internshipPost.updateMany({ where: { ...at(), id: made.posts[0] }, data: { peers } });
  });
  return rows.map(({ id }) => id);
}

const take = () =>
  takePost(made.ctx, { planId: made.planId, postId: made.posts[0] }).then(
    () => 'OK',
    (error: { key: string }) => error.key,
  );

/** Which of the placements that hold break the caps after a night. */
async function overCaps(where: object = {}): Promise<string[]> {
  await judgeInternships(w.institutionId, office.today);
  const over = { ...at(), broken: { has: 'IN-08' }, state: { not: 'CANCELLED' }, ...where };
  const found = await within(w, (tx) => tx.placement.findMany({ where: over, select: { id: true } }));
  return found.map(({ id }) => id).sort();
}

const left = (staff: number | null, tenth: number, there: number) =>
  staff === null ? null : Math.max(0, Math.floor(staff / tenth) - there);

async function agrees({ spells, staff, peers, since, until }: Asked): Promise<void> {
  const ids = await stand(spells, staff, peers);
  const counted = (onPost: boolean) => mostOf(spells, since, until, onPost);
  // Who is there: as the application counts, and as the database does when a student takes a slot.
  await within(w, async (tx) => {
    const interns = await readInterns(tx, office, [w.partnerId]);
    const most = (id: string) => interns.most(id, db(since), db(until));
    expect([most(w.partnerId), most(made.posts[0])]).toEqual([counted(false), counted(true)]);
    const [row] = await tx.$queryRaw<{ unit: number; post: number }[]>`select
      app.most_interns(${w.institutionId}::uuid, ${w.partnerId}::uuid, null, ${day(since)}::date, ${day(until)}::date) as unit,
      app.most_interns(${w.institutionId}::uuid, ${w.partnerId}::uuid, ${made.posts[0]}::uuid, ${day(since)}::date, ${day(until)}::date) as post`;
    expect(row).toEqual({ unit: counted(false), post: counted(true) });
  });
  // The calculator: whenever they come from today on.
  const { room } = await getPost(office, { id: made.posts[0] });
  const end = 400;
  expect(room).toEqual({
    unit: left(staff, 10, mostOf(spells, 0, end, false)),
    post: left(peers, 5, mostOf(spells, 0, end, true)),
  });
  // The rule, for each over its own days.
  const over = (each: Spell) =>
    mostOf(spells, each.from, lastOf(each), false) * 10 > staff ||
    (each.onPost && peers !== null && mostOf(spells, each.from, lastOf(each), true) * 5 > peers);
  const judged = spells.map((each, n) => ({ ...each, id: ids[n] ?? '' })).filter(({ state }) => state !== 'CANCELLED');
  const live = judged.filter(({ state, kind }) => state !== 'ENDED' && kind === 'POST');
  expect(await overCaps({ id: { in: ids } })).toEqual(
    live
      .filter(over)
      .map(({ id }) => id)
      .sort(),
  );
  await firstComeAgrees({ spells, staff, peers });
}

/** Who may take a slot breaks no cap by it; who may not would break one. What the plan is told of its room says the same. */
async function firstComeAgrees({ spells, staff, peers }: Pick<Asked, 'spells' | 'staff' | 'peers'>): Promise<void> {
  const room = {
    unit: left(staff, 10, mostOf(spells, PLAN.from, PLAN.to, false)),
    post: left(peers, 5, mostOf(spells, PLAN.from, PLAN.to, true)),
  };
  const { posts } = await planChoice(office, { planId: made.planId });
  expect(posts.find(({ id }) => id === made.posts[0])?.room).toEqual(room);
  const refusal = room.unit === 0 ? 'unitCapReached' : room.post === 0 ? 'postCapReached' : 'OK';
  expect(await take()).toBe(refusal);
  if (refusal !== 'OK')
    await assignPlacements(office, { planId: made.planId, postId: made.posts[0], studentIds: [made.student.id] });
  const mine = { planId: made.planId, studentId: made.student.id, state: 'DRAFT' };
  expect(await overCaps(mine)).toHaveLength(refusal === 'OK' ? 0 : 1);
}

const spell = fc.record({
  state: fc.constantFrom(...HOLDING, 'STARTED', 'CANCELLED'),
  kind: fc.constantFrom('POST', 'POST', 'POST', 'ORIENTATION'),
  from: fc.integer({ min: -80, max: 140 }),
  days: fc.integer({ min: 0, max: 150 }),
  ended: fc.integer({ min: 0, max: 60 }),
  onPost: fc.boolean(),
});
/** Staff about the border: the interns of the plan's days make a tenth of it, a little more or a little less. */
const asked = fc
  .record({
    spells: fc.array(spell, { maxLength: MOST }),
    beside: fc.integer({ min: -6, max: 16 }),
    besidePost: fc.option(fc.integer({ min: -3, max: 8 })),
    since: fc.integer({ min: -90, max: 150 }),
    length: fc.integer({ min: 0, max: 120 }),
  })
  .map(
    ({ spells, beside, besidePost, since, length }): Asked => ({
      ...{ spells, since, until: since + length },
      staff: Math.max(1, mostOf(spells, PLAN.from, PLAN.to, false) * 10 + beside),
      peers: besidePost === null ? null : Math.max(1, mostOf(spells, PLAN.from, PLAN.to, true) * 5 + besidePost),
    }),
  );

it('gives exactly a tenth and not one more: calculator, choice and rule by who is there on each day', async () => {
  const going: Spell = { state: 'STARTED', kind: 'POST', from: -20, days: 100, ended: 0, onPost: false };
  // A tenth of 29 is two, of 30 three.
  const two = [going, { ...going, state: 'DRAFT' }];
  await stand(two, 29, null);
  expect([(await getPost(office, { id: made.posts[0] })).room.unit, await take()]).toEqual([0, 'unitCapReached']);
  expect(await overCaps()).toEqual([]);
  await stand(two, 30, null);
  expect([(await getPost(office, { id: made.posts[0] })).room.unit, await take()]).toEqual([1, 'OK']);
  expect(await overCaps()).toEqual([]);
  // One more breaks it for all of these days, by whoever is placed.
  await stand([...two, going, going], 30, null);
  expect(await overCaps()).toHaveLength(4);
  // Nobody is there on the same day: the one has ended, the other is for orientation, the third comes later.
  const apart = [
    { ...going, from: -80, state: 'ENDED', ended: 40 },
    { ...going, kind: 'ORIENTATION' },
    { ...going, from: 121 },
  ];
  await stand(apart, 10, null);
  expect([await take(), await overCaps()]).toEqual(['OK', []]);
});

it('counts the same interns everywhere, whoever they are', async () => {
  await fc.assert(fc.asyncProperty(asked, agrees), { numRuns: 12, endOnFailure: true });
});
