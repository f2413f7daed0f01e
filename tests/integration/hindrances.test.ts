import { beforeAll, describe, expect, it } from 'vitest';
import { judgeInternships } from '@/lib/jobs/internship-rules';
import type { Ctx } from '@/lib/kernel/context';
import { addDays } from '@/lib/kernel/day';
import { startPlacement, startPlan } from '@/lib/modules/placements/life';
import { overrideRule, withdrawOverride } from '@/lib/modules/placements/overrides';
import { listPlacements } from '@/lib/modules/placements/queries';
import { getPlacement } from '@/lib/modules/placements/record';
import { decideUnit } from '@/lib/modules/placements/units';
import { makePlacement, makePost, makeUnit } from '@/tests/support/contract-placements';
import { newWorld, type World, within } from '@/tests/support/world';

let w: World;
let office: Ctx;
const day = (days: number) => addDays(office.today, days);

beforeAll(async () => {
  w = await newWorld('阻甲');
  office = w.as.OFFICE;
  const unit = await makeUnit(w, -64);
  await decideUnit(office, { ...unit, meetingNo: '院〔2026〕5号', decidedOn: day(-60), publishedOn: day(-50) });
});

/** Placement and what it breaks; that the world's placements lack fields of the agreement (IN-12, a warning) is beside the point. */
const record = async (id: string) => {
  const found = await getPlacement(office, { id });
  return { ...found, broken: found.broken.filter(({ rule }) => rule !== 'IN-12') };
};
const broken = async (id: string) => (await record(id)).broken.map(({ rule }) => rule);
const INCOMPLETE = { code: 'RULE', key: 'placementIncomplete', params: { count: 1 } };

describe('a rule that blocks', () => {
  it('stops a start although all eight checks are met, until it is overridden, and again when that is taken back', async () => {
    const { id, planId } = await makePlacement(w, 'APPROVED', { fees: 100 });
    await judgeInternships(w.institutionId);
    expect(await record(id)).toMatchObject({ openChecks: [], broken: [{ rule: 'IN-23', severity: 'BLOCK' }] });
    const start = async () => startPlacement(office, { id, version: (await record(id)).version, on: office.today });
    await expect(start()).rejects.toMatchObject(INCOMPLETE);
    expect(await startPlan(office, { planId })).toEqual({ started: 0, left: 1 });
    expect(await record(id)).toMatchObject({ state: 'APPROVED', startedOn: null });
    const override = await overrideRule(office, { placementId: id, rule: 'IN-23', reason: '误填' });
    expect(await broken(id)).toEqual([]);
    await withdrawOverride(office, { id: override.id, version: 1 });
    expect(await record(id)).toMatchObject({ overrides: [], broken: [{ rule: 'IN-23' }] });
    await expect(start()).rejects.toMatchObject(INCOMPLETE);
    // Nothing is in the way of another override, and then of the start.
    await overrideRule(office, { placementId: id, rule: 'IN-23', reason: '已退费' });
    await start();
    expect(await record(id)).toMatchObject({ state: 'STARTED', overrides: [{ rule: 'IN-23', reason: '已退费' }] });
  });
});

describe('an override that needs a filing number', () => {
  it('is refused without one, and the rule counts again once it is taken back', async () => {
    const { id: postId } = await makePost(w, 1);
    await within(w, (tx) =>
      tx.internshipPost.updateMany({
        where: { institutionId: w.institutionId, id: postId },
        data: { nightShift: true },
      }),
    );
    const { id } = await makePlacement(w, 'STARTED', { postId });
    await judgeInternships(w.institutionId);
    expect((await record(id)).broken).toMatchObject([{ rule: 'IN-20', filing: true }]);
    const said = { placementId: id, rule: 'IN-20', reason: '专业需要夜班' };
    for (const filingNo of [undefined, '', '  '])
      await expect(overrideRule(office, { ...said, filingNo })).rejects.toMatchObject({
        ...{ code: 'INVALID', fields: { filingNo: { key: 'required' } } },
      });
    expect(await record(id)).toMatchObject({ overrides: [], broken: [{ rule: 'IN-20' }] });
    const breaking = async () =>
      (await listPlacements(office, { filter: { breaks: ['IN-20'] } })).rows.map((row) => row.id);
    expect(await breaking()).toEqual([id]);
    const { id: overrideId } = await overrideRule(office, { ...said, filingNo: '教备〔2026〕9号' });
    const where = { institutionId: w.institutionId, id: overrideId };
    const kept = () => within(w, (tx) => tx.ruleOverride.findFirstOrThrow({ where }));
    expect(await kept()).toMatchObject({ filingNo: '教备〔2026〕9号', withdrawnOn: null });
    expect([await broken(id), await breaking()]).toEqual([[], []]);
    await expect(withdrawOverride(office, { id: overrideId, version: 9 })).rejects.toMatchObject({ code: 'CONFLICT' });
    await withdrawOverride(office, { id: overrideId, version: 1 });
    expect([await broken(id), await breaking()]).toEqual([['IN-20'], [id]]);
    // It stays on record as what was allowed for a time, and is taken back once.
    expect(await kept()).toMatchObject({ filingNo: '教备〔2026〕9号', withdrawnOn: expect.any(Date) });
    await expect(withdrawOverride(office, { id: overrideId, version: 2 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
