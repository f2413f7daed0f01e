import { beforeAll, describe, expect, it } from 'vitest';
import { judgeInternships } from '@/lib/jobs/internship-rules';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, type Day, toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { terminateAgreement } from '@/lib/modules/agreements/commands';
import { getPlacement } from '@/lib/modules/placements/record';
import { makePlacement, makePost } from '@/tests/support/contract-placements';
import { makePartner, newWorld, type World, within } from '@/tests/support/world';

let w: World;
let office: Ctx;
const day = (days: number) => addDays(office.today, days);
const db = (days: number) => toDbDate(day(days));
const broken = async (id: string) => (await getPlacement(office, { id })).broken.map(({ rule }) => rule);
/** The nightly run of a day; nothing else happens in between. */
const night = async (on: Day, id: string) => {
  await judgeInternships(w.institutionId, on);
  return broken(id);
};
const at = () => ({ institutionId: w.institutionId });
const keyOf = (id: string) => ({ institutionId_id: { ...at(), id } });

/** An agreement of the college with the enterprise that has begun and lasts until the day. */
function makeAgreement(
  of: World,
  { partnerId, to, kind, more }: { partnerId: string; to: number; kind: string; more: object },
) {
  const id = newId();
  const said = {
    kind,
    title: of.mark,
    number: id,
    state: 'SIGNED',
    signedOn: db(-60),
    validFrom: db(-60),
    validTo: db(to),
  };
  return within(of, async (tx) => {
    await tx.agreement.create({ data: { ...at(), id, ...said, ...more, searchTokens: [] } });
    for (const [part, party] of [
      ['A', null],
      ['B', partnerId],
    ] as const)
      await tx.agreementParty.create({ data: { ...at(), id: newId(), agreementId: id, part, partnerId: party } });
    return id;
  });
}

beforeAll(async () => {
  w = await newWorld('夜甲');
  office = w.as.OFFICE;
});

describe('the nightly run', () => {
  it('turns with an age: what bars a minor bars no longer from the birthday on', async () => {
    const { id: postId } = await makePost(w);
    const { id, studentId } = await makePlacement(w, 'STARTED', { postId });
    await within(w, async (tx) => {
      await tx.internshipPost.updateMany({ where: { ...at(), id: postId }, data: { hazards: ['BARRED_FOR_MINORS'] } });
      const birthOn = toDbDate(`${Number(day(10).slice(0, 4)) - 18}${day(10).slice(4)}`);
      await tx.student.updateMany({ where: { ...at(), id: studentId }, data: { birthOn } });
    });
    expect(await night(day(9), id)).toContain('IN-15');
    expect(await night(day(10), id)).not.toContain('IN-15');
  });

  it('turns with the caps, for all days of the internship: a tenth is kept, one more is not', async () => {
    const partnerId = await makePartner(w);
    const headcount = (n: number) =>
      within(w, (tx) => tx.partner.updateMany({ where: { ...at(), id: partnerId }, data: { headcount: n } }));
    await headcount(10);
    const first = await makePlacement(w, 'STARTED', { partnerId });
    expect(await night(day(0), first.id)).not.toContain('IN-08');
    // One who comes in ten days and leaves in twenty; whoever is drafted holds a place as well.
    await makePlacement(w, 'DRAFT', { partnerId, startsOn: db(10), endsOn: db(20) });
    const found = [];
    for (const n of [0, 10, 21]) found.push((await night(day(n), first.id)).includes('IN-08'));
    expect(found).toEqual([true, true, true]);
    // The unit grows: two of twenty are a tenth.
    await headcount(19);
    expect(await night(day(15), first.id)).toContain('IN-08');
    await headcount(20);
    expect(await night(day(15), first.id)).not.toContain('IN-08');
  });

  it('counts those of one post against the staff of that post', async () => {
    const { id: postId } = await makePost(w, 3);
    const [one] = [await makePlacement(w, 'STARTED', { postId }), await makePlacement(w, 'STARTED', { postId })];
    const peers = (n: number) =>
      within(w, (tx) => tx.internshipPost.updateMany({ where: { ...at(), id: postId }, data: { peers: n } }));
    await peers(10);
    expect(await night(day(0), one.id)).not.toContain('IN-08');
    await peers(9);
    expect(await night(day(0), one.id)).toContain('IN-08');
  });

  it('turns on the day after the last of the insurance and of the agreement, while the internship goes on', async () => {
    const { id } = await makePlacement(w, 'STARTED', { endsOn: db(120), insuredTo: db(125) });
    const of = async (n: number) => (await night(day(n), id)).filter((rule) => ['IN-11', 'IN-29'].includes(rule));
    expect(await of(120)).toEqual([]);
    expect(await of(121)).toEqual(['IN-11']);
    expect(await of(125)).toEqual(['IN-11']);
    expect(await of(126)).toEqual(['IN-11', 'IN-29']);
  });

  it('turns when no agreement with the enterprise lasts to the end any more, and back when another does', async () => {
    const partnerId = await makePartner(w);
    const { id } = await makePlacement(w, 'STARTED', { partnerId });
    const agreed = (to: number, kind = 'FRAMEWORK', more: object = {}) =>
      makeAgreement(w, { partnerId, to, kind, more });
    const breaks = async () => (await night(day(0), id)).includes('IN-33');
    expect(await breaks()).toBe(false);
    await agreed(119);
    await agreed(400, 'RESEARCH');
    await agreed(400, 'FRAMEWORK', { state: 'DRAFT' });
    expect(await breaks()).toBe(true);
    // Terminated on the day after the last is in time.
    const last = await agreed(400, 'BASE', { state: 'TERMINATED', terminatedOn: db(121), reason: w.mark });
    expect(await breaks()).toBe(false);
    await within(w, (tx) => tx.agreement.update({ where: keyOf(last), data: { terminatedOn: db(120) } }));
    expect(await breaks()).toBe(true);
    await agreed(10, 'INTERNSHIP', { autoRenew: true });
    expect(await breaks()).toBe(false);
  });

  it('is not waited for when an agreement is terminated', async () => {
    const partnerId = await makePartner(w);
    const { id } = await makePlacement(w, 'STARTED', { partnerId });
    const agreement = await makeAgreement(w, { partnerId, to: 400, kind: 'FRAMEWORK', more: {} });
    expect(await night(day(0), id)).not.toContain('IN-33');
    await terminateAgreement(office, { id: agreement, version: 1, on: day(0), reason: w.mark });
    expect(await broken(id)).toContain('IN-33');
  });
});
