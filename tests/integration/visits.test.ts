import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, settingsOf } from '@/lib/db/door';
import { stopJobs } from '@/lib/jobs/boss';
import { remindOfFollowUps } from '@/lib/jobs/follow-up-reminders';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, yearStart } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { figureOf } from '@/lib/kernel/indicator';
import { createVisit, deleteVisit, updateVisit } from '@/lib/modules/visits/commands';
import {
  addFollowUp,
  completeFollowUp,
  removeFollowUp,
  reopenFollowUp,
  updateFollowUp,
} from '@/lib/modules/visits/follow-ups';
import { visitIndicators } from '@/lib/modules/visits/indicators';
import { followUpList, visitList } from '@/lib/modules/visits/list';
import { followUpFacets, listFollowUps, listVisits, visitFacets, visitsOfPartner } from '@/lib/modules/visits/queries';
import { getVisit, visitTimeline } from '@/lib/modules/visits/record';
import { visitsExport } from '@/lib/processes/export-visits';
import { newCollege } from '@/tests/factories/college';
import { colleague, newPartner } from '@/tests/factories/members';
import { sheetText } from '@/tests/factories/sheet';

let office: Ctx;
let partnerId: string;

const visit = (over: object = {}) => ({
  partnerId,
  kind: 'SURVEY',
  visitedOn: office.today,
  subject: '订单班需求调研',
  participantIds: [office.membershipId],
  ...over,
});
const task = (over: object = {}) => ({
  what: '寄送人才培养方案',
  ownerId: office.membershipId,
  dueOn: office.today,
  ...over,
});
/** A visit of yesterday with one follow-up that was due then. */
async function late(ctx: Ctx = office) {
  const visitedOn = addDays(ctx.today, -1);
  const { id } = await createVisit(ctx, visit({ visitedOn, followUps: [task({ dueOn: visitedOn })] }));
  const [followUp] = (await getVisit(ctx, { id })).followUps;
  if (!followUp) throw new Error('no follow-up');
  return { id, followUp };
}
const field = (name: string, key: string) => ({ code: 'INVALID', fields: { [name]: { key } } });

afterAll(stopJobs);

beforeEach(async () => {
  office = await newCollege();
  partnerId = await newPartner(office, '甲新能源有限公司');
});

describe('visits', () => {
  it('keeps who went, and is found by its partner', async () => {
    const teacher = await colleague(office, 'TEACHER');
    const participantIds = [office.membershipId, teacher.membershipId];
    const { id } = await createVisit(office, visit({ participantIds, followUps: [task()] }));
    const record = await getVisit(office, { id });
    expect(record).toMatchObject({ partnerName: '甲新能源有限公司', may: { write: true } });
    expect(record.people.map((p) => p.id).sort()).toEqual([...participantIds].sort());
    const { rows } = await listVisits(office, { filter: { q: 'xinnengyuan' } });
    expect(rows.map((row) => row.id)).toEqual([id]);
    expect(await visitsOfPartner(office, { partnerId })).toHaveLength(1);
    expect((await visitTimeline(office, { id })).changes.map((change) => change.tbl)).toContain('follow_ups');
  });

  it('refuses a day to come, a foreign partner and people who are not of the college', async () => {
    const stranger = await newCollege();
    const theirs = await newPartner(stranger, '外校合作企业');
    await expect(createVisit(office, visit({ visitedOn: addDays(office.today, 1) }))).rejects.toMatchObject(
      field('visitedOn', 'inTheFuture'),
    );
    await expect(createVisit(office, visit({ partnerId: theirs }))).rejects.toMatchObject(
      field('partnerId', 'unknownChoice'),
    );
    for (const outsider of [stranger, await colleague(office, 'LIAISON', { partnerId })])
      await expect(createVisit(office, visit({ participantIds: [outsider.membershipId] }))).rejects.toMatchObject(
        field('participantIds', 'unknownChoice'),
      );
    await expect(createVisit(office, visit({ participantIds: [] }))).rejects.toMatchObject({ code: 'INVALID' });
  });

  it('writes once when it is sent twice', async () => {
    const key = newId();
    const first = await createVisit(office, visit(), key);
    expect(await createVisit(office, visit(), key)).toEqual(first);
    expect((await listVisits(office, {})).total).toBe(1);
  });

  it('refuses a stale version and shows what stands there now', async () => {
    const { id } = await createVisit(office, visit());
    const { version } = await getVisit(office, { id });
    await updateVisit(office, { ...visit({ subject: '改过的主题' }), id, version });
    await expect(updateVisit(office, { ...visit(), id, version })).rejects.toMatchObject({
      code: 'CONFLICT',
      current: { subject: '改过的主题', version: version + 1 },
    });
    await expect(deleteVisit(office, { id, version })).rejects.toMatchObject({ code: 'CONFLICT' });
    await deleteVisit(office, { id, version: version + 1 });
    await expect(getVisit(office, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('counts the same in list, tabs and figure', async () => {
    const lastYear = addDays(yearStart(office.today), -1);
    await createVisit(office, visit());
    await createVisit(office, visit({ kind: 'EXCHANGE' }));
    await createVisit(office, visit({ visitedOn: lastYear }));
    await late();
    const facets = await visitFacets(office, { filter: {} });
    expect(facets).toMatchObject({ total: 4, open: 1, overdue: 1, mine: 4 });
    for (const indicator of Object.values(visitIndicators)) {
      const figure = await inTransaction(settingsOf(office, 'test'), (tx) =>
        figureOf(tx, office, indicator, office.today),
      );
      const address = Object.fromEntries(new URL(figure.href, 'http://x').searchParams);
      const { filter } = visitList.parse(address);
      expect((await listVisits(office, { filter })).total).toBe(figure.value);
    }
  });
});

describe('who may', () => {
  it('lets a teacher change what he took part in or entered, and no more', async () => {
    const teacher = await colleague(office, 'TEACHER');
    const { id: his } = await createVisit(teacher, visit());
    const { id: theirs } = await createVisit(office, visit());
    const { id: together } = await createVisit(office, visit({ participantIds: [teacher.membershipId] }));
    for (const id of [his, together]) expect((await getVisit(teacher, { id })).may.write).toBe(true);
    const { version, may } = await getVisit(teacher, { id: theirs });
    expect(may.write).toBe(false);
    const change = { ...visit(), id: theirs, version };
    await expect(updateVisit(teacher, change)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(addFollowUp(teacher, { visitId: theirs, ...task() })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('lets the leader read only', async () => {
    const leader = await colleague(office, 'LEADER');
    await createVisit(office, visit());
    expect((await listVisits(leader, {})).total).toBe(1);
    await expect(createVisit(leader, visit())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('shows nothing to outsiders and other colleges', async () => {
    const { id } = await createVisit(office, visit());
    const liaison = await colleague(office, 'LIAISON', { partnerId });
    await expect(listVisits(liaison, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    // The wall holds without the application, too.
    expect(await inTransaction(settingsOf(liaison, 'test'), (tx) => tx.visit.count())).toBe(0);
    expect(await inTransaction(settingsOf(liaison, 'test'), (tx) => tx.followUp.count())).toBe(0);
    const stranger = await newCollege();
    await expect(getVisit(stranger, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const change = { ...visit(), id, version: 1 };
    await expect(updateVisit(stranger, change)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await listVisits(stranger, {})).total).toBe(0);
  });
});

describe('follow-ups', () => {
  it('are completed with a result and opened again', async () => {
    const { id, followUp } = await late();
    expect(followUp).toMatchObject({ state: 'OVERDUE', daysLeft: -1, mayDo: true });
    const done = { id: followUp.id, version: 1, doneOn: office.today, result: '已寄送' };
    await expect(completeFollowUp(office, { ...done, result: ' ' })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(completeFollowUp(office, { ...done, doneOn: addDays(office.today, 1) })).rejects.toMatchObject(
      field('doneOn', 'inTheFuture'),
    );
    await completeFollowUp(office, done);
    await expect(completeFollowUp(office, done)).rejects.toMatchObject({ code: 'RULE', key: 'followUpDone' });
    expect((await getVisit(office, { id })).followUps).toMatchObject([{ state: 'DONE', result: '已寄送' }]);
    await expect(reopenFollowUp(office, { id: followUp.id, version: 1 })).rejects.toMatchObject({ code: 'CONFLICT' });
    await reopenFollowUp(office, { id: followUp.id, version: 2 });
    expect((await getVisit(office, { id })).followUps).toMatchObject([{ state: 'OVERDUE', result: null }]);
  });

  it('belong to whoever they were given to, who must be able to do them', async () => {
    const teacher = await colleague(office, 'TEACHER');
    const leader = await colleague(office, 'LEADER');
    const { id: visitId } = await createVisit(office, visit());
    await expect(addFollowUp(office, { visitId, ...task({ ownerId: leader.membershipId }) })).rejects.toMatchObject(
      field('ownerId', 'unknownChoice'),
    );
    await expect(addFollowUp(office, { visitId, ...task({ dueOn: addDays(office.today, -1) }) })).rejects.toMatchObject(
      field('dueOn', 'beforeVisit'),
    );
    const { id } = await addFollowUp(office, { visitId, ...task({ ownerId: teacher.membershipId }) });
    await expect(updateFollowUp(teacher, { id, version: 1, ...task() })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await completeFollowUp(teacher, { id, version: 1, doneOn: office.today, result: '完成' });
    await expect(removeFollowUp(teacher, { id, version: 2 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await removeFollowUp(office, { id, version: 2 });
    expect((await getVisit(office, { id: visitId })).followUps).toEqual([]);
  });

  it('stand on one list, mine and late ones by their own tabs', async () => {
    const teacher = await colleague(office, 'TEACHER');
    const { id: visitId } = await late();
    await addFollowUp(office, { visitId, ...task({ ownerId: teacher.membershipId, dueOn: addDays(office.today, 9) }) });
    const { filter } = followUpList.parse({ state: 'OPEN', mine: '1' });
    expect(await listFollowUps(teacher, { filter })).toMatchObject({ total: 1, rows: [{ visitId, mayDo: true }] });
    const facets = await followUpFacets(office, { filter: {} });
    expect(facets.state).toEqual([
      { value: 'OPEN', count: 2 },
      { value: 'OVERDUE', count: 1 },
      { value: 'DONE', count: 0 },
    ]);
    expect(facets).toMatchObject({ mine: 1, total: 2 });
    expect((await listFollowUps(office, { filter: { dueTo: office.today } })).total).toBe(1);
  });

  it('remind their owner once the day before and once when they are late', async () => {
    const dueOn = addDays(office.today, 5);
    await createVisit(office, visit({ followUps: [task({ dueOn })] }));
    const told = () =>
      inTransaction(settingsOf(office, 'test'), async (tx) =>
        (await tx.notification.findMany({ orderBy: { createdAt: 'asc' } })).map((notice) => notice.kind),
      );
    await remindOfFollowUps(office.institutionId, addDays(dueOn, -2));
    expect(await told()).toEqual([]);
    for (const day of [-1, -1, 0, 1, 2]) await remindOfFollowUps(office.institutionId, addDays(dueOn, day));
    expect(await told()).toEqual(['followUpDue', 'followUpOverdue']);
  });
});

describe('the sheet', () => {
  it('holds the rows of the list with their follow-ups, and is not for teachers', async () => {
    await late();
    await createVisit(office, visit({ kind: 'EXCHANGE', subject: '专业建设交流' }));
    const sheet = await visitsExport.open(office, { kind: 'SURVEY' });
    expect(sheet.rows).toBe(1);
    const text = await sheetText(sheet.stream);
    expect(text).toContain('寄送人才培养方案');
    expect(text).not.toContain('专业建设交流');
    const teacher = await colleague(office, 'TEACHER');
    await expect(visitsExport.open(teacher, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
