import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, settingsOf } from '@/lib/db/door';
import { makeCreditCode } from '@/lib/identifiers/credit-code';
import type { Ctx } from '@/lib/kernel/context';
import { addDays } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { figureOf } from '@/lib/kernel/indicator';
import {
  addComment,
  assignOwner,
  changePartnerState,
  createPartner,
  updatePartner,
  updateProfile,
} from '@/lib/modules/partners/commands';
import { addContact, leaveContact, revealPhone, updateContact } from '@/lib/modules/partners/contacts';
import { partnerIndicators } from '@/lib/modules/partners/indicators';
import { partnerList, screenHref, screenState } from '@/lib/modules/partners/list';
import { partnersManifest } from '@/lib/modules/partners/manifest';
import { findDuplicates, listPartners, partnerFacets, partnerTotals } from '@/lib/modules/partners/queries';
import { getPartner, getPartnerForm } from '@/lib/modules/partners/record';
import { partnerTimeline } from '@/lib/modules/partners/timeline';
import { partnersExport } from '@/lib/processes/export-partners';
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

describe('contacts', () => {
  it('are added, corrected, seen in clear on record, and leave', async () => {
    const { id } = await create();
    const contact = { partnerId: id, name: '王工', phone: '13800000001' };
    const { id: contactId } = await addContact(office, contact);
    expect(await revealPhone(office, { contactId })).toEqual({ phone: '13800000001' });
    // The mask that a form was given keeps the number.
    await updateContact(office, { id: contactId, version: 1, name: '王工', phone: '138****0001', title: '主任' });
    expect(await revealPhone(office, { contactId })).toEqual({ phone: '13800000001' });
    await expect(updateContact(office, { id: contactId, version: 1, name: '王' })).rejects.toMatchObject({
      code: 'CONFLICT',
      current: { name: '王工', version: 2 },
    });
    expect((await listPartners(office, { filter: { q: '王工' } })).total).toBe(1);
    await leaveContact(office, { id: contactId, version: 2 });
    expect((await getPartner(office, { id })).contactViews).toMatchObject([{ name: '王工', leftOn: office.today }]);
    expect((await listPartners(office, { filter: { q: '王工' } })).total).toBe(0);
    const { entries } = await partnerTimeline(office, { id, kind: 'change' });
    const commands = entries.map((entry) => (entry.kind === 'change' ? entry.command : ''));
    expect(commands.filter((command) => command === 'partners.reveal-phone')).toHaveLength(2);
    expect(JSON.stringify(entries)).not.toContain('13800000001');
  });

  it('added meanwhile are not lost to a form that was open', async () => {
    const { id } = await create();
    const open = await edited(id, { remark: '改' });
    await addContact(office, { partnerId: id, name: '王工' });
    await expect(updatePartner(office, open)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('are not for other colleges, teachers and other liaisons', async () => {
    const { id } = await create();
    const { id: contactId } = await addContact(office, { partnerId: id, name: '王工', phone: '13800000001' });
    const other = await colleague(office, 'LIAISON', { partnerId: await newPartner(office, '乙食品有限公司') });
    await expect(revealPhone(stranger, { contactId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(revealPhone(other, { contactId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const teacher = await colleague(office, 'TEACHER');
    await expect(revealPhone(teacher, { contactId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(leaveContact(teacher, { id: contactId, version: 1 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(addContact(stranger, { partnerId: id, name: '张' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
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

describe('lists and figures', () => {
  it('count the same in list, tabs, totals, sheet and figure', async () => {
    const longAgo = addDays(office.today, -800);
    await create({ state: 'ACTIVE', tier: 'LEADING', headcount: 100, cooperatingSince: office.today, chains: ['A'] });
    await create({ name: '乙', creditCode: code(2), state: 'ACTIVE', headcount: 50, cooperatingSince: longAgo });
    await create({ name: '丙', creditCode: code(3), state: 'PROSPECT', cooperation: ['旧说法'] });
    await create({ kind: 'PARK', name: '某园区', creditCode: null, state: 'ACTIVE' });
    const facets = await partnerFacets(office, { filter: { kind: ['ENTERPRISE'] } });
    expect(Object.fromEntries(facets.state.map((s) => [s.value, s.count]))).toEqual({ ACTIVE: 2, PROSPECT: 1 });
    expect(facets).toMatchObject({ coop: 2, missingCode: 0, agreement: { NONE: 3, ENDING: 0 } });
    expect(await partnerTotals(office, { filter: { kind: ['ENTERPRISE'] } })).toEqual({
      headcount: 150,
      agreements: 0,
    });
    const wanted = { enterprises: 2, newThisYear: 1, withoutAgreement: 2, leading: 1 };
    for (const [name, indicator] of Object.entries(partnerIndicators)) {
      const figure = await inTransaction(settingsOf(office, 'test'), (tx) =>
        figureOf(tx, office, indicator, office.today),
      );
      const params = Object.fromEntries(new URL(figure.href, 'http://x').searchParams);
      const { filter } = screenState(partnersManifest.screens[0], params);
      expect(figure.value, name).toBe(wanted[name as keyof typeof wanted]);
      expect((await listPartners(office, { filter })).total, name).toBe(figure.value);
      expect((await partnersExport.open(office, params)).rows, name).toBe(figure.value);
    }
    const found = await listPartners(office, { filter: { cooperation: ['旧说法'] } });
    expect(found.rows.map((row) => row.name)).toEqual(['丙']);
  });

  it('keep the screen’s kinds out of its addresses', () => {
    const [enterprises, , others] = partnersManifest.screens;
    expect(screenHref(enterprises)({}, screenState(enterprises, { state: 'ACTIVE' }))).toBe('/partners?state=ACTIVE');
    const park = screenState(others, { kind: 'PARK' });
    expect(screenHref(others)({}, park)).toBe('/partners/others?kind=PARK');
    expect(partnerList.parse({ kind: 'PARK' }).filter).toEqual(park.filter);
  });

  it('give nothing of another college', async () => {
    const { id } = await create();
    expect((await listPartners(stranger, {})).total).toBe(0);
    expect((await partnersExport.open(stranger, {})).rows).toBe(0);
    await expect(addComment(stranger, { partnerId: id, text: '？' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('who looks after them', () => {
  it('is assigned to many at once, all or none', async () => {
    const { id } = await create();
    const { id: other } = await create({ name: '乙', creditCode: code(2) });
    const teacher = await colleague(office, 'TEACHER');
    const ownerId = teacher.membershipId;
    expect(await assignOwner(office, { of: { ids: [id] }, ownerId })).toEqual({ count: 1 });
    expect(await assignOwner(office, { of: { filter: { q: code(2) } }, ownerId })).toEqual({ count: 1 });
    expect((await listPartners(office, { filter: { owner: [ownerId] } })).total).toBe(2);
    const theirs = await newPartner(stranger, '外');
    const both = { of: { ids: [id, theirs] }, ownerId: office.membershipId };
    await expect(assignOwner(office, both)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const departmentId = await newDepartment(office, '能源工程系');
    const department = await colleague(office, 'DEPARTMENT', { departmentId });
    await expect(assignOwner(department, { of: { filter: {} }, ownerId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await getPartner(office, { id: other })).ownerId).toBe(ownerId);
    expect((await listPartners(office, { filter: { owner: [office.membershipId] } })).total).toBe(0);
  });
});

describe('duplicates', () => {
  it('are found by code, by name without region and legal form, by former name and by likeness', async () => {
    const { id } = await create({ formerNames: ['塞北硅材料有限公司'] });
    const why = async (input: object) => (await findDuplicates(office, input)).map((hint) => [hint.id, hint.why]);
    expect(await why({ creditCode: code(1) })).toEqual([[id, 'code']]);
    expect(await why({ name: '内蒙古甲新能源股份有限公司' })).toEqual([[id, 'name']]);
    expect(await why({ name: '包头塞北硅材料有限责任公司' })).toEqual([[id, 'formerName']]);
    expect(await why({ name: '甲新能源科技有限公司' })).toEqual([[id, 'similar']]);
    expect(await why({ name: '完全不同的食品有限公司' })).toEqual([]);
    expect(await why({ name: '甲新能源', exceptId: id })).toEqual([]);
    expect(await findDuplicates(stranger, { creditCode: code(1) })).toEqual([]);
  });
});
