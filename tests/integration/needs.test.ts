import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, settingsOf } from '@/lib/db/door';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, yearStart } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { figureOf } from '@/lib/kernel/indicator';
import { answerNeed, closeNeed, createNeed, reopenNeed, updateNeed, withdrawNeed } from '@/lib/modules/needs/commands';
import { needIndicators } from '@/lib/modules/needs/indicators';
import { needList } from '@/lib/modules/needs/list';
import { listNeeds, needFacets, needsOfPartner, newNeed } from '@/lib/modules/needs/queries';
import { getNeed, needTimeline } from '@/lib/modules/needs/record';
import { needsExport } from '@/lib/processes/export-needs';
import { newCollege } from '@/tests/factories/college';
import { colleague, newDepartment, newPartner } from '@/tests/factories/members';
import { sheetText } from '@/tests/factories/sheet';

let office: Ctx;
let liaison: Ctx;
let partnerId: string;
let otherId: string;

const need = (over: object = {}) => ({
  partnerId,
  kind: 'TALENT',
  title: '设备维护技术员',
  quantity: 12,
  raisedOn: office.today,
  ...over,
});
const edit = (over: object = {}) => {
  const { partnerId: _p, ...profile } = need(over);
  return profile;
};
const field = (name: string, key: string) => ({ code: 'INVALID', fields: { [name]: { key } } });

beforeEach(async () => {
  office = await newCollege();
  partnerId = await newPartner(office, '甲新能源有限公司');
  otherId = await newPartner(office, '乙食品有限公司');
  liaison = await colleague(office, 'LIAISON', { partnerId });
});

describe('the life of a need', () => {
  it('is answered, met and opened again', async () => {
    const teacher = await colleague(office, 'TEACHER');
    const { id } = await createNeed(office, need());
    expect((await getNeed(office, { id })).events).toEqual(['answer', 'close', 'withdraw']);
    await answerNeed(teacher, { id, text: '可安排毕业实习' });
    await answerNeed(office, { id, text: '已推荐 6 人' });
    const answered = await getNeed(office, { id });
    expect(answered).toMatchObject({ state: 'MATCHED', version: 3 });
    expect(answered.answers.map((a) => [a.answeredBy, a.text])).toEqual([
      ['TEACHER', '可安排毕业实习'],
      ['test', '已推荐 6 人'],
    ]);
    await closeNeed(office, { id, version: 3 });
    expect(await getNeed(office, { id })).toMatchObject({
      state: 'MET',
      closedOn: office.today,
      events: ['reopen'],
      may: { update: false },
    });
    await expect(answerNeed(office, { id, text: '太迟' })).rejects.toMatchObject({ code: 'RULE' });
    await expect(updateNeed(office, { id, version: 4, ...edit() })).rejects.toMatchObject({ code: 'RULE' });
    await reopenNeed(office, { id, version: 4 });
    expect(await getNeed(office, { id })).toMatchObject({ state: 'OPEN', closedOn: null });
    expect((await needTimeline(office, { id })).changes.map((change) => change.command)).toContain('needs.answer');
  });

  it('is withdrawn with a reason only', async () => {
    const { id } = await createNeed(office, need());
    await expect(withdrawNeed(office, { id, version: 1, reason: ' ' })).rejects.toMatchObject({ code: 'INVALID' });
    await withdrawNeed(office, { id, version: 1, reason: '岗位取消' });
    expect(await getNeed(office, { id })).toMatchObject({ state: 'WITHDRAWN', reason: '岗位取消' });
  });

  it('refuses days that do not fit and choices that are not there', async () => {
    const refused = (over: object, error: object) =>
      expect(createNeed(office, need(over))).rejects.toMatchObject(error);
    await refused({ raisedOn: addDays(office.today, 1) }, field('raisedOn', 'inTheFuture'));
    await refused({ wantedBy: addDays(office.today, -1) }, field('wantedBy', 'beforeRaised'));
    await refused({ departmentId: newId() }, field('departmentId', 'unknownChoice'));
    await refused({ partnerId: newId() }, field('partnerId', 'unknownChoice'));
    await refused({ quantity: 0 }, { code: 'INVALID' });
  });

  it('writes once when it is sent twice', async () => {
    const key = newId();
    const first = await createNeed(office, need(), key);
    expect(await createNeed(office, need(), key)).toEqual(first);
    const answer = newId();
    await answerNeed(office, { ...first, text: '收到' }, answer);
    await answerNeed(office, { ...first, text: '收到' }, answer);
    expect((await getNeed(office, first)).answers).toHaveLength(1);
    expect((await listNeeds(office, {})).total).toBe(1);
  });

  it('refuses a stale version and shows what stands there now', async () => {
    const { id } = await createNeed(office, need());
    await updateNeed(office, { id, version: 1, ...edit({ title: '电气技术员' }) });
    const stale = { code: 'CONFLICT', current: { title: '电气技术员', version: 2 } };
    await expect(updateNeed(office, { id, version: 1, ...edit() })).rejects.toMatchObject(stale);
    await expect(closeNeed(office, { id, version: 1 })).rejects.toMatchObject(stale);
    await closeNeed(office, { id, version: 2 });
    // Met meanwhile: what the reader saw is old, which he is told before any rule.
    const late = { id, version: 2, reason: '岗位取消' };
    await expect(withdrawNeed(office, late)).rejects.toMatchObject({ code: 'CONFLICT', current: { state: 'MET' } });
  });
});

describe('lists and figures', () => {
  it('count the same in list, tabs and figure', async () => {
    const lastYear = addDays(yearStart(office.today), -1);
    const departmentId = await newDepartment(office, '自动化系');
    await createNeed(office, need({ departmentId }));
    await createNeed(office, need({ partnerId: otherId, kind: 'TECHNOLOGY', title: '产线改造' }));
    const { id } = await createNeed(office, need({ raisedOn: lastYear }));
    await closeNeed(office, { id, version: 1 });
    const facets = await needFacets(office, { filter: {} });
    expect(facets.total).toBe(3);
    expect(Object.fromEntries(facets.state.map((s) => [s.value, s.count]))).toEqual({ OPEN: 2, MET: 1 });
    expect(Object.fromEntries(facets.kind.map((k) => [k.value, k.count]))).toEqual({ TALENT: 2, TECHNOLOGY: 1 });
    expect(facets.departments).toEqual([{ value: departmentId, label: '自动化系', count: 1 }]);
    for (const indicator of Object.values(needIndicators)) {
      const figure = await inTransaction(settingsOf(office, 'test'), (tx) =>
        figureOf(tx, office, indicator, office.today),
      );
      const { filter } = needList.parse(Object.fromEntries(new URL(figure.href, 'http://x').searchParams));
      expect(figure.value).toBe(2);
      expect((await listNeeds(office, { filter })).total).toBe(figure.value);
    }
    expect((await listNeeds(office, { filter: { q: 'yishipin' } })).rows.map((row) => row.title)).toEqual(['产线改造']);
  });
});

describe('who may', () => {
  it('keeps a liaison to its own enterprise', async () => {
    const departmentId = await newDepartment(office, '自动化系');
    const { id: theirs } = await createNeed(office, need({ partnerId: otherId }));
    await expect(createNeed(liaison, need({ partnerId: otherId }))).rejects.toMatchObject(
      field('partnerId', 'unknownChoice'),
    );
    const { id } = await createNeed(liaison, need({ departmentId }));
    expect(await getNeed(liaison, { id })).toMatchObject({
      departmentId: null,
      events: ['close', 'withdraw'],
      may: { update: true },
    });
    expect((await listNeeds(liaison, {})).rows.map((row) => row.id)).toEqual([id]);
    expect(await needsOfPartner(liaison, { partnerId: otherId })).toEqual([]);
    expect((await newNeed(liaison, { partnerId: otherId })).partner?.id).toBe(partnerId);
    await expect(getNeed(liaison, { id: theirs })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const change = { id: theirs, version: 1, ...edit() };
    await expect(updateNeed(liaison, change)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(answerNeed(liaison, { id, text: '自答' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    // The wall holds without the application, too.
    expect(await inTransaction(settingsOf(liaison, 'test'), (tx) => tx.need.count())).toBe(1);
  });

  it('shows a liaison the answers, and leaves the department to the college', async () => {
    const departmentId = await newDepartment(office, '自动化系');
    const { id } = await createNeed(liaison, need());
    await updateNeed(office, { id, version: 1, ...edit({ departmentId }) });
    await answerNeed(office, { id, text: '已安排' });
    await updateNeed(liaison, { id, version: 3, ...edit({ quantity: 8 }) });
    const seen = await getNeed(liaison, { id });
    expect(seen).toMatchObject({ departmentId, quantity: 8, answers: [{ text: '已安排', answeredBy: 'test' }] });
  });

  it('lets teachers answer and leaders read', async () => {
    const [teacher, leader] = [await colleague(office, 'TEACHER'), await colleague(office, 'LEADER')];
    const { id } = await createNeed(office, need());
    expect((await getNeed(teacher, { id })).events).toEqual(['answer']);
    expect((await getNeed(leader, { id })).events).toEqual([]);
    await expect(createNeed(teacher, need())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(answerNeed(leader, { id, text: '阅' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('shows nothing to other colleges', async () => {
    const { id } = await createNeed(office, need());
    const stranger = await newCollege();
    await expect(getNeed(stranger, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(answerNeed(stranger, { id, text: '？' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await listNeeds(stranger, {})).total).toBe(0);
  });
});

describe('the sheet', () => {
  it('holds the rows of the list with their answers, and is not for liaisons', async () => {
    const { id } = await createNeed(office, need());
    await answerNeed(office, { id, text: '已推荐 6 人' });
    await createNeed(office, need({ kind: 'TECHNOLOGY', title: '产线改造' }));
    const sheet = await needsExport.open(office, { kind: 'TALENT' });
    expect(sheet.rows).toBe(1);
    const text = await sheetText(sheet.stream);
    expect(text).toContain('已推荐 6 人');
    expect(text).not.toContain('产线改造');
    await expect(needsExport.open(liaison, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
