import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, settingsOf } from '@/lib/db/door';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, yearStart } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { figureOf } from '@/lib/kernel/indicator';
import {
  approveAgreement,
  createAgreement,
  deleteAgreement,
  returnAgreement,
  submitAgreement,
  terminateAgreement,
  updateAgreement,
} from '@/lib/modules/agreements/commands';
import { agreementIndicators } from '@/lib/modules/agreements/indicators';
import { agreementList } from '@/lib/modules/agreements/list';
import { agreementCalendar, agreementsOfPartner, listAgreements } from '@/lib/modules/agreements/queries';
import { agreementTimeline, getAgreement } from '@/lib/modules/agreements/record';
import { followingDays, renewAgreement } from '@/lib/modules/agreements/renew';
import { agreementsExport } from '@/lib/processes/export-agreements';
import { newCollege } from '@/tests/factories/college';
import { colleague, newDepartment, newPartner } from '@/tests/factories/members';
import { sheetText } from '@/tests/factories/sheet';

let office: Ctx;
let leader: Ctx;
let partnerId: string;
let serial = 0;

const parties = (ids: (string | null)[] = [null, partnerId]) =>
  ids.map((id, i) => ({ partnerId: id, part: 'ABCDEF'[i], signatory: null }));
const draft = (over: object = {}) => ({ kind: 'FRAMEWORK', title: '校企合作框架协议', parties: parties(), ...over });
const edit = (over: object = {}) => draft(over);
const days = (from: string, to: string) => ({ signedOn: from, validFrom: from, validTo: to });
const field = (name: string, key: string) => ({ code: 'INVALID', fields: { [name]: { key } } });

/** A signed agreement that holds from a year ago for so many more days. */
async function signed(left: number, over: object = {}): Promise<string> {
  const { id } = await createAgreement(office, draft(over));
  await submitAgreement(office, { id, version: 1 });
  const term = days(addDays(office.today, -365), addDays(office.today, left));
  await approveAgreement(leader, { id, version: 2, number: `T-${++serial}`, ...term });
  return id;
}

beforeEach(async () => {
  office = await newCollege();
  leader = await colleague(office, 'LEADER');
  partnerId = await newPartner(office, '甲新能源有限公司');
});

describe('the life of an agreement', () => {
  it('is drafted, returned with a reason, approved, and holds by its days', async () => {
    const { id } = await createAgreement(office, draft());
    expect((await getAgreement(office, { id })).events).toEqual(['submit', 'delete']);
    await submitAgreement(office, { id, version: 1 });
    await returnAgreement(leader, { id, version: 2, reason: '补充实习条款' });
    expect(await getAgreement(office, { id })).toMatchObject({ state: 'DRAFT', reason: '补充实习条款' });
    await submitAgreement(office, { id, version: 3 });
    const term = days(office.today, addDays(office.today, 729));
    await approveAgreement(leader, { id, version: 4, number: 'T-1', ...term });
    expect(await getAgreement(office, { id })).toMatchObject({ state: 'SIGNED', shown: 'IN_FORCE', daysLeft: 729 });
    const { changes } = await agreementTimeline(office, { id });
    expect(changes.map((change) => change.command)).toContain('agreements.approve');
  });

  it('holds to its last day, and a terminated one no longer from that day on', async () => {
    const lastDay = await signed(0);
    const over = await signed(-1);
    expect((await getAgreement(office, { id: lastDay })).shown).toBe('IN_FORCE');
    expect((await getAgreement(office, { id: over })).shown).toBe('EXPIRED');
    await terminateAgreement(leader, { id: lastDay, version: 3, reason: '企业停产', on: office.today });
    expect(await getAgreement(office, { id: lastDay })).toMatchObject({ shown: 'TERMINATED', reason: '企业停产' });
    await expect(
      terminateAgreement(leader, { id: over, version: 3, reason: '-', on: addDays(office.today, 1) }),
    ).rejects.toMatchObject(field('on', 'inTheFuture'));
  });

  it('goes the way of its states only, by those who may', async () => {
    const teacher = await colleague(office, 'TEACHER');
    const { id } = await createAgreement(office, draft());
    const approval = { id, version: 1, number: 'T-9', ...days(office.today, addDays(office.today, 9)) };
    await expect(approveAgreement(leader, approval)).rejects.toMatchObject({ code: 'RULE' });
    await expect(submitAgreement(teacher, { id, version: 1 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(submitAgreement(leader, { id, version: 1 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await submitAgreement(office, { id, version: 1 });
    await expect(deleteAgreement(office, { id, version: 2 })).rejects.toMatchObject({ code: 'RULE' });
  });

  it('is approved once when two approve at once', async () => {
    const { id } = await createAgreement(office, draft());
    await submitAgreement(office, { id, version: 1 });
    const term = days(office.today, addDays(office.today, 365));
    const both = await Promise.allSettled([
      approveAgreement(leader, { id, version: 2, number: 'T-1', ...term }),
      approveAgreement(office, { id, version: 2, number: 'T-2', ...term }),
    ]);
    expect(both.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    expect(both.find((each) => each.status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT' } });
  });

  it('is renewed once, by a draft whose days follow', async () => {
    const id = await signed(10);
    const renewal = await renewAgreement(office, { id, version: 3 });
    const { chain, validFrom, validTo, state } = await getAgreement(office, { id: renewal.id });
    expect(state).toBe('DRAFT');
    expect(validFrom).toBe(addDays(office.today, 11));
    expect(validTo && validFrom && validTo > validFrom).toBe(true);
    expect(chain.map((link) => link.id)).toEqual([id, renewal.id]);
    await expect(renewAgreement(office, { id, version: 4 })).rejects.toMatchObject({ key: 'alreadyRenewed' });
    expect(followingDays('2024-02-29', '2025-02-28')).toEqual({ validFrom: '2025-03-01', validTo: '2026-02-28' });
  });
});

describe('what an agreement must say', () => {
  it('refuses wrong parties, days and numbers at the field', async () => {
    const other = await newPartner(office, '乙食品有限公司');
    await expect(createAgreement(office, draft({ parties: parties([partnerId, other]) }))).rejects.toMatchObject(
      field('parties', 'agreementParties'),
    );
    await expect(
      createAgreement(office, draft({ parties: parties([null, partnerId, partnerId]) })),
    ).rejects.toMatchObject(field('parties', 'agreementPartyTwice'));
    await expect(
      createAgreement(office, draft({ validFrom: '2026-02-01', validTo: '2026-01-31' })),
    ).rejects.toMatchObject(field('validTo', 'endBeforeStart'));
    await createAgreement(office, draft({ number: 'T-7' }));
    await expect(createAgreement(office, draft({ number: 'T-7' }))).rejects.toMatchObject({
      fields: { number: { key: 'agreementNumberTakenBy' } },
    });
  });

  it("keeps to one's own college and department", async () => {
    const stranger = await newCollege();
    const theirs = await newPartner(stranger, '外校合作企业');
    await expect(createAgreement(office, draft({ parties: parties([null, theirs]) }))).rejects.toMatchObject(
      field('parties', 'unknownChoice'),
    );
    const { id } = await createAgreement(office, draft());
    await expect(getAgreement(stranger, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const [own, foreign] = [await newDepartment(office, '甲系'), await newDepartment(office, '乙系')];
    const head = await colleague(office, 'DEPARTMENT', { departmentId: own });
    await expect(createAgreement(head, draft({ departmentId: foreign }))).rejects.toMatchObject(
      field('departmentId', 'ownDepartmentOnly'),
    );
    await expect(updateAgreement(head, { id, version: 1, ...edit() })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('tells a stale editor what changed, and writes a double submit once', async () => {
    const key = newId();
    const [one, two] = await Promise.all([
      createAgreement(office, draft(), key),
      createAgreement(office, draft(), key),
    ]);
    expect(one).toEqual(two);
    await updateAgreement(office, { id: one.id, version: 1, ...edit({ title: '改后' }) });
    await expect(updateAgreement(office, { id: one.id, version: 1, ...edit() })).rejects.toMatchObject({
      code: 'CONFLICT',
      current: { title: '改后', version: 2 },
    });
  });
});

describe('who sees which agreements', () => {
  it('shows a partner its own once they are signed, and no drafts', async () => {
    const other = await newPartner(office, '乙食品有限公司');
    const mine = await signed(100);
    const theirs = await signed(100, { parties: parties([null, other]) });
    await createAgreement(office, draft());
    const liaison = await colleague(office, 'LIAISON', { partnerId });
    expect((await listAgreements(liaison, { filter: {} })).rows.map((row) => row.id)).toEqual([mine]);
    // Without the application's own filter the database shows no more.
    const seen = await inTransaction(settingsOf(liaison, 'test'), (tx) => tx.agreement.findMany());
    expect(seen.map((row) => row.id)).toContain(mine);
    expect(seen.map((row) => row.id)).not.toContain(theirs);
    const foreign = await inTransaction(settingsOf(liaison, 'test'), (tx) =>
      tx.agreementParty.findMany({ where: { partnerId: other } }),
    );
    expect(foreign).toEqual([]);
    expect((await agreementsOfPartner(office, { partnerId })).length).toBe(2);
  });
});

describe('figures', () => {
  it('equal the list behind them, its export and the calendar', async () => {
    for (const left of [-1, 0, 30, 90, 91, 400]) await signed(left);
    await createAgreement(office, draft());
    for (const indicator of Object.values(agreementIndicators)) {
      const figure = await inTransaction(settingsOf(office, 'test'), (tx) =>
        figureOf(tx, office, indicator, office.today),
      );
      const params = Object.fromEntries(new URL(figure.href, 'http://x').searchParams);
      const { filter } = agreementList.parse(params);
      expect((await listAgreements(office, { filter })).total).toBe(figure.value);
      expect((await agreementsExport.open(office, params)).rows).toBe(figure.value);
    }
    const ending = await listAgreements(office, { filter: { ending: '1' } });
    expect(ending.total).toBe(3);
    const year = Number(yearStart(office.today).slice(0, 4));
    for (const month of await agreementCalendar(office, { year })) {
      const { filter } = agreementList.parse(Object.fromEntries(new URL(month.href, 'http://x').searchParams));
      expect((await listAgreements(office, { filter })).total).toBe(month.total);
    }
  });

  it('stay as they were on past days when something is added later', async () => {
    const past = addDays(office.today, -100);
    await signed(50);
    const count = async () => (await listAgreements(office, { filter: { state: ['IN_FORCE'], on: past } })).total;
    const before = await count();
    const { id } = await createAgreement(office, draft());
    await submitAgreement(office, { id, version: 1 });
    const term = days(office.today, addDays(office.today, 300));
    await approveAgreement(leader, { id, version: 2, number: 'T-new', ...term });
    expect(await count()).toBe(before);
  });

  it('leave as a sheet with the partners in it', async () => {
    await signed(60);
    const { stream } = await agreementsExport.open(office, { ending: '1' });
    const text = await sheetText(stream);
    expect(text).toContain('甲新能源有限公司');
    expect(text).toContain('生效中');
  });
});
