import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, settingsOf } from '@/lib/db/door';
import { makeCreditCode } from '@/lib/identifiers/credit-code';
import type { Ctx } from '@/lib/kernel/context';
import { addDays } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { changePartnerState, createPartner, updatePartner, updateProfile } from '@/lib/modules/partners/commands';
import { listPartners } from '@/lib/modules/partners/queries';
import { getPartner, getPartnerForm } from '@/lib/modules/partners/record';
import { partnerTimeline } from '@/lib/modules/partners/timeline';
import { newCollege } from '@/tests/factories/college';
import { colleague, newDepartment, newPartner } from '@/tests/factories/members';

let office: Ctx;
let stranger: Ctx;

const code = (n: number) => makeCreditCode('91', '150200', n);
const enterprise = (over: object = {}) => ({
  kind: 'ENTERPRISE',
  name: '包头市甲新能源有限公司',
  creditCode: code(1),
  ...over,
});
const create = (over: object = {}, ctx = office) => createPartner(ctx, enterprise(over));
const field = (name: string, key: string) => ({ code: 'INVALID', fields: { [name]: { key } } });
/** What the form would send back, with something changed. */
async function edited(id: string, over: object) {
  const { kind: _k, state: _s, ...form } = await getPartnerForm(office, { id });
  return { ...form, ...over };
}

beforeEach(async () => {
  office = await newCollege();
  stranger = await newCollege();
});

describe('a new partner', () => {
  it('holds what was filled in, tidied', async () => {
    const departmentId = await newDepartment(office, '能源工程系');
    const { id } = await create({
      ...{ state: 'ACTIVE', cooperatingSince: '2021-06-18', departmentIds: [departmentId], chains: ['NEW_ENERGY'] },
      ...{ creditCode: ` ${code(1).toLowerCase()} `, headcount: '4,200', formerNames: ['甲光伏有限公司'] },
      contacts: [{ name: '刘志强', title: '部长', phone: '13900000417', isLiaison: true }],
    });
    const partner = await getPartner(office, { id });
    expect(partner).toMatchObject({
      ...{ creditCode: code(1), headcount: 4200, state: 'ACTIVE', inCooperation: true, version: 1 },
      ...{ departments: [{ id: departmentId, name: '能源工程系' }], formerNames: ['甲光伏有限公司'] },
      statePeriods: [{ state: 'ACTIVE', startedOn: '2021-06-18', endedOn: null }],
    });
    expect(partner.contactViews).toMatchObject([{ name: '刘志强', phoneMasked: '139****0417', isLiaison: true }]);
    for (const q of ['甲新能源', 'jiaxin', '刘志强', code(1).slice(-6), '甲光伏'])
      expect((await listPartners(office, { filter: { q } })).total, q).toBe(1);
  });

  it('is refused with a wrong check digit, which is told with the right one', async () => {
    const right = code(1);
    const wrong = right.slice(0, 17) + (right.endsWith('A') ? 'B' : 'A');
    await expect(create({ creditCode: wrong })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { creditCode: { key: 'creditCode.check', params: { expected: right.slice(17), position: 18 } } },
    });
    await expect(create({ creditCode: null })).rejects.toMatchObject(field('creditCode', 'creditCode.codeOrReason'));
    await create({ creditCode: null, noCodeReason: '外国公司办事机构' });
  });

  it('is refused when another has its code, also in a race', async () => {
    await create();
    await expect(create({ name: '别的有限公司' })).rejects.toMatchObject({
      fields: { creditCode: { key: 'creditCode.taken', params: { name: '包头市甲新能源有限公司' } } },
    });
    const race = await Promise.allSettled([create({ creditCode: code(2) }), create({ creditCode: code(2) })]);
    expect(race.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    // Another college may know the same enterprise.
    await create({}, stranger);
  });

  it('is written once when it is sent twice', async () => {
    const key = newId();
    const first = await createPartner(office, enterprise(), key);
    expect(await createPartner(office, enterprise(), key)).toEqual(first);
    expect((await listPartners(office, {})).total).toBe(1);
  });

  it('belongs to the department that made it', async () => {
    const departmentId = await newDepartment(office, '能源工程系');
    const department = await colleague(office, 'DEPARTMENT', { departmentId });
    const { id } = await create({}, department);
    expect((await getPartner(department, { id })).may.update).toBe(true);
    const { id: other } = await create({ creditCode: code(2) });
    await expect(updatePartner(department, await edited(other, {}))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(create({ creditCode: code(3) }, await colleague(office, 'LEADER'))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('changing a partner', () => {
  it('refuses a stale version and shows what stands there now', async () => {
    const { id } = await create();
    const stale = await edited(id, { tier: 'LEADING' });
    await updatePartner(office, await edited(id, { tier: 'BACKBONE' }));
    await expect(updatePartner(office, stale)).rejects.toMatchObject({
      code: 'CONFLICT',
      current: { tier: 'BACKBONE', version: 2 },
    });
    const both = [await edited(id, { headcount: 10 }), await edited(id, { headcount: 20 })];
    const race = await Promise.allSettled(both.map((each) => updatePartner(office, each)));
    expect(race.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
  });

  it('is told in the audit, field by field', async () => {
    const { id } = await create({ headcount: 100 });
    await updatePartner(office, await edited(id, { headcount: 120 }));
    const { entries } = await partnerTimeline(office, { id, kind: 'change' });
    expect(entries[0]).toMatchObject({
      command: 'partners.update',
      changes: [{ tbl: 'partners', changed: { headcount: [100, 120] } }],
    });
  });

  it('is not for other colleges, nor for those who only read', async () => {
    const { id } = await create();
    const form = await edited(id, {});
    await expect(updatePartner(stranger, form)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(getPartner(stranger, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(partnerTimeline(stranger, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(updatePartner(await colleague(office, 'LEADER'), form)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('takes related records of one’s own college only', async () => {
    const { id } = await create();
    const theirs = await newDepartment(stranger, '外系');
    const refused = (over: object, name: string) =>
      edited(id, over).then((form) =>
        expect(updatePartner(office, form)).rejects.toMatchObject(field(name, 'unknownChoice')),
      );
    await refused({ departmentIds: [theirs] }, 'departmentIds');
    await refused({ ownerId: stranger.membershipId }, 'ownerId');
    await refused({ groupId: await newPartner(stranger, '外集团') }, 'groupId');
    await expect(updatePartner(office, await edited(id, { groupId: id }))).rejects.toMatchObject(
      field('groupId', 'ownGroup'),
    );
  });
});

describe('the state', () => {
  it('changes with a reason and is counted by day', async () => {
    const before = addDays(office.today, -30);
    const { id } = await create({ state: 'ACTIVE', cooperatingSince: before });
    const ended = { id, version: 1, state: 'ENDED', on: office.today };
    await expect(changePartnerState(office, ended)).rejects.toMatchObject(field('reason', 'required'));
    await expect(
      changePartnerState(office, { ...ended, reason: '停产', on: addDays(office.today, 1) }),
    ).rejects.toMatchObject(field('on', 'inTheFuture'));
    await changePartnerState(office, { ...ended, reason: '停产' });
    const count = async (on: string) => (await listPartners(office, { filter: { coop: '1', on } })).total;
    expect([await count(addDays(office.today, -1)), await count(office.today)]).toEqual([1, 0]);
    expect((await getPartner(office, { id })).statePeriods).toMatchObject([
      { state: 'ENDED', reason: '停产' },
      { state: 'ACTIVE', startedOn: before, endedOn: office.today },
    ]);
    await expect(changePartnerState(office, { ...ended, version: 2, reason: '再' })).rejects.toMatchObject({
      code: 'RULE',
    });
    await expect(changePartnerState(office, { ...ended, reason: '再' })).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe('a liaison', () => {
  it('sees and corrects its own enterprise only', async () => {
    const { id } = await create();
    const { id: other } = await create({ name: '乙食品有限公司', creditCode: code(2) });
    const liaison = await colleague(office, 'LIAISON', { partnerId: id });
    expect((await listPartners(liaison, {})).rows.map((row) => row.id)).toEqual([id]);
    await expect(getPartner(liaison, { id: other })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const own = { id, version: 1, address: '青山区某路 1 号', headcount: 80, contacts: [{ name: '联络员' }] };
    await updateProfile(liaison, own);
    expect(await getPartner(liaison, { id })).toMatchObject({
      ...{ address: '青山区某路 1 号', headcount: 80, name: '包头市甲新能源有限公司', version: 2 },
      may: { update: false, profile: true, comment: false, merge: false },
    });
    await expect(updateProfile(liaison, own)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(updateProfile(liaison, { ...own, id: other })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(updateProfile(liaison, { ...own, name: '改名' })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(updatePartner(liaison, await edited(id, {}))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(partnerTimeline(liaison, { id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    // The wall holds without the application, too.
    expect(await inTransaction(settingsOf(liaison, 'test'), (tx) => tx.partner.count())).toBe(1);
  });
});
