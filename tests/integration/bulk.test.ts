import { beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/kernel/context';
import { newId } from '@/lib/kernel/id';
import {
  approveAgreement,
  createAgreement,
  handOverAgreements,
  submitAgreement,
} from '@/lib/modules/agreements/commands';
import { agreementTotals, listAgreements } from '@/lib/modules/agreements/queries';
import { answerNeed, assignDepartment, closeNeed, createNeed } from '@/lib/modules/needs/commands';
import { listNeeds, needTotals } from '@/lib/modules/needs/queries';
import { createVisit } from '@/lib/modules/visits/commands';
import { completeFollowUp, handOverFollowUps } from '@/lib/modules/visits/follow-ups';
import { listFollowUps } from '@/lib/modules/visits/queries';
import { newCollege } from '@/tests/factories/college';
import { colleague, newDepartment, newPartner } from '@/tests/factories/members';

let office: Ctx;
let partnerId: string;

beforeEach(async () => {
  office = await newCollege();
  partnerId = await newPartner(office, '甲新能源有限公司');
});

describe('a department for many needs', () => {
  const need = (over: object = {}) =>
    createNeed(office, {
      ...{ partnerId, kind: 'TALENT', title: '技术员', quantity: 12, raisedOn: office.today },
      ...over,
    });

  it('is given to those chosen or found, all or none, and what is met stays as it is', async () => {
    const departmentId = await newDepartment(office, '能源工程系');
    const { id } = await need();
    const { id: met } = await need({ kind: 'PRODUCT' });
    await closeNeed(office, { id: met, version: 1 });
    expect(await assignDepartment(office, { of: { filter: {} }, departmentId })).toEqual({ count: 1 });
    const given = await listNeeds(office, { filter: { department: [departmentId] } });
    expect(given.rows.map((row) => row.id)).toEqual([id]);
    expect(await assignDepartment(office, { of: { ids: [id] }, departmentId })).toEqual({ count: 0 });
    const lost = { of: { ids: [id, newId()] }, departmentId };
    await expect(assignDepartment(office, lost)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const nowhere = { of: { ids: [id] }, departmentId: newId() };
    await expect(assignDepartment(office, nowhere)).rejects.toMatchObject({
      code: 'INVALID',
      fields: { departmentId: { key: 'unknownChoice' } },
    });
    const liaison = await colleague(office, 'LIAISON', { partnerId });
    await expect(assignDepartment(liaison, { of: { ids: [id] }, departmentId })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('stands under totals that add up what the filter finds', async () => {
    const { id } = await need();
    await need({ quantity: null });
    await need({ kind: 'PRODUCT', quantity: 3 });
    await answerNeed(office, { id, text: '可安排两个班。' });
    expect(await needTotals(office, { filter: {} })).toEqual({ quantity: 15, answers: 1 });
    expect(await needTotals(office, { filter: { kind: ['PRODUCT'] } })).toEqual({ quantity: 3, answers: 0 });
  });
});

describe('agreements', () => {
  const parties = (ids: (string | null)[]) => ids.map((id, i) => ({ partnerId: id, part: 'AB'[i], signatory: null }));
  const draft = (over: object = {}) =>
    createAgreement(office, { kind: 'FRAMEWORK', title: '框架协议', parties: parties([null, partnerId]), ...over });

  it('are handed over in any state, by those who may on every one of them', async () => {
    const leader = await colleague(office, 'LEADER');
    const heir = await colleague(office, 'TEACHER');
    const { id } = await draft();
    const { id: signed } = await draft();
    await submitAgreement(office, { id: signed, version: 1 });
    const term = { signedOn: office.today, validFrom: office.today, validTo: office.today };
    await approveAgreement(leader, { id: signed, version: 2, number: 'T-1', ...term });
    const to = { responsibleId: heir.membershipId };
    expect(await handOverAgreements(office, { of: { ids: [id, signed] }, ...to })).toEqual({ count: 2 });
    const filter = { responsible: [heir.membershipId] };
    expect((await listAgreements(office, { filter })).total).toBe(2);
    const departmentId = await newDepartment(office, '能源工程系');
    const department = await colleague(office, 'DEPARTMENT', { departmentId });
    const back = { of: { filter }, responsibleId: office.membershipId };
    await expect(handOverAgreements(department, back)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const outside = await colleague(office, 'LIAISON', { partnerId });
    const wrong = { of: { ids: [id] }, responsibleId: outside.membershipId };
    await expect(handOverAgreements(office, wrong)).rejects.toMatchObject({
      fields: { responsibleId: { key: 'unknownChoice' } },
    });
  });

  it('add up their money to the cent', async () => {
    await draft({ amount: 10.1 });
    await draft({ amount: 20.2, kind: 'BASE' });
    expect(await agreementTotals(office, { filter: {} })).toEqual({ amount: 30.3 });
    expect(await agreementTotals(office, { filter: { kind: ['BASE'] } })).toEqual({ amount: 20.2 });
  });
});

describe('follow-ups', () => {
  it('are handed over while they are open, by their owner or whoever may change the visit', async () => {
    const teacher = await colleague(office, 'TEACHER');
    const heir = await colleague(office, 'TEACHER');
    const task = { what: '寄送方案', ownerId: teacher.membershipId, dueOn: office.today };
    await createVisit(office, {
      ...{ partnerId, kind: 'SURVEY', visitedOn: office.today, subject: '调研' },
      ...{ participantIds: [office.membershipId], followUps: [task, { ...task, what: '安排参观' }] },
    });
    const { rows } = await listFollowUps(office, {});
    const [first, second] = rows;
    if (!first || !second) throw new Error('no follow-ups');
    const done = { id: second.id, version: second.version, doneOn: office.today, result: '已安排' };
    await completeFollowUp(office, done);
    const to = { ownerId: heir.membershipId };
    await expect(handOverFollowUps(heir, { of: { ids: [first.id] }, ...to })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await handOverFollowUps(teacher, { of: { filter: { mine: '1' } }, ...to })).toEqual({ count: 1 });
    const of = async (owner: string) => (await listFollowUps(office, { filter: { owner: [owner] } })).rows;
    expect((await of(heir.membershipId)).map(({ id }) => id)).toEqual([first.id]);
    expect((await of(teacher.membershipId)).map(({ id }) => id)).toEqual([second.id]);
  });
});
