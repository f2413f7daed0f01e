import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, settingsOf } from '@/lib/db/door';
import { makeCreditCode } from '@/lib/identifiers/credit-code';
import type { Ctx } from '@/lib/kernel/context';
import { newId } from '@/lib/kernel/id';
import { createNeed } from '@/lib/modules/needs/commands';
import { addComment, createPartner, updatePartner } from '@/lib/modules/partners/commands';
import { listPartners } from '@/lib/modules/partners/queries';
import { getPartner, getPartnerForm } from '@/lib/modules/partners/record';
import { mergePartners, previewMerge, undoMerge } from '@/lib/processes/merge-partners';
import { newCollege } from '@/tests/factories/college';
import { colleague, newDepartment } from '@/tests/factories/members';

let office: Ctx;
let sourceId: string;
let targetId: string;
let departmentId: string;

const code = (n: number) => makeCreditCode('91', '150200', n);
const blank = { kind: 'ENTERPRISE', noCodeReason: '待补' };
const make = async (over: object) => (await createPartner(office, { ...blank, ...over })).id;

beforeEach(async () => {
  office = await newCollege();
  departmentId = await newDepartment(office, '能源工程系');
  sourceId = await make({
    ...{ name: '弘远学院', creditCode: code(1), formerNames: ['弘远培训'], departmentIds: [departmentId] },
    contacts: [{ name: '刘工' }],
  });
  targetId = await make({ name: '弘远产业学院', departmentIds: [departmentId], contacts: [{ name: '王工' }] });
  await createNeed(office, { partnerId: sourceId, kind: 'TALENT', title: '技术员', raisedOn: office.today });
  await addComment(office, { partnerId: sourceId, text: '两条是同一家' });
});

const names = async (q: string) => (await listPartners(office, { filter: { q } })).rows.map((row) => row.name);

describe('a merge', () => {
  it('says what moves, moves it, and gives it back', async () => {
    const preview = await previewMerge(office, { sourceId, targetId });
    expect(preview).toMatchObject({ problem: null, source: { counts: { contacts: 1, needs: 1, comments: 1 } } });
    const before = await getPartnerForm(office, { id: sourceId });
    const { mergeId } = await mergePartners(office, { sourceId, targetId });
    await expect(getPartner(office, { id: sourceId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await getPartner(office, { id: targetId })).toMatchObject({
      ...{ creditCode: code(1), aliases: ['弘远学院'], formerNames: ['弘远培训'], counts: { needs: 1 } },
      merges: [{ mergeId, name: '弘远学院', undoneAt: null }],
    });
    expect([await names('弘远学院'), await names('刘工'), await names('弘远培训')]).toEqual([
      ['弘远产业学院'],
      ['弘远产业学院'],
      ['弘远产业学院'],
    ]);
    await undoMerge(office, { mergeId });
    expect(await getPartnerForm(office, { id: sourceId })).toEqual({ ...before, version: expect.any(Number) });
    expect(await getPartner(office, { id: targetId })).toMatchObject({
      ...{ creditCode: null, noCodeReason: '待补', aliases: [], formerNames: [], counts: { needs: 0 } },
      contactViews: [{ name: '王工' }],
    });
    expect([await names('刘工'), await names('弘远学院')]).toEqual([['弘远学院'], ['弘远学院']]);
  });

  it('keeps a code that the target was given afterwards', async () => {
    const { mergeId } = await mergePartners(office, { sourceId, targetId });
    const { kind: _k, state: _s, ...form } = await getPartnerForm(office, { id: targetId });
    await updatePartner(office, { ...form, creditCode: code(2) });
    await undoMerge(office, { mergeId });
    expect((await getPartner(office, { id: targetId })).creditCode).toBe(code(2));
    expect((await getPartner(office, { id: sourceId })).creditCode).toBe(code(1));
  });

  it('takes groups along and back', async () => {
    const group = await make({ name: '弘远集团' });
    const daughter = await make({ name: '弘远子公司', groupId: sourceId });
    const { kind: _k, state: _s, ...form } = await getPartnerForm(office, { id: sourceId });
    await updatePartner(office, { ...form, groupId: group });
    const { mergeId } = await mergePartners(office, { sourceId, targetId });
    expect((await getPartner(office, { id: daughter })).groupId).toBe(targetId);
    await undoMerge(office, { mergeId });
    expect((await getPartner(office, { id: daughter })).groupId).toBe(sourceId);
    expect((await getPartner(office, { id: sourceId })).groupId).toBe(group);
    // A target that belonged to the source does not stay with a record that is gone.
    const again = await mergePartners(office, { sourceId, targetId: daughter });
    expect((await getPartner(office, { id: daughter })).groupId).toBe(group);
    await undoMerge(office, { mergeId: again.mergeId });
    expect((await getPartner(office, { id: daughter })).groupId).toBe(sourceId);
  });

  it('is refused for two that cannot be one', async () => {
    const other = await make({ name: '另一家', creditCode: code(3) });
    const park = await make({ name: '园区', kind: 'PARK' });
    const refused = (input: object, error: object) => expect(mergePartners(office, input)).rejects.toMatchObject(error);
    await refused({ sourceId, targetId: other }, { code: 'RULE', key: 'mergeCodes' });
    await refused({ sourceId, targetId: park }, { code: 'RULE', key: 'mergeKinds' });
    await refused({ sourceId, targetId: sourceId }, { code: 'INVALID' });
    await refused({ sourceId, targetId: newId() }, { code: 'NOT_FOUND' });
    expect((await previewMerge(office, { sourceId, targetId: other })).problem).toBe('mergeCodes');
  });

  it('is not for other colleges and not for those who only read', async () => {
    const stranger = await newCollege();
    await expect(mergePartners(stranger, { sourceId, targetId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { mergeId } = await mergePartners(office, { sourceId, targetId });
    await expect(undoMerge(stranger, { mergeId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const department = await colleague(office, 'DEPARTMENT', { departmentId });
    await expect(undoMerge(department, { mergeId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is done once and undone once, however many try at the same time', async () => {
    const race = await Promise.allSettled([
      mergePartners(office, { sourceId, targetId }),
      mergePartners(office, { sourceId: targetId, targetId: sourceId }),
      mergePartners(office, { sourceId, targetId }),
    ]);
    expect(race.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    expect((await listPartners(office, {})).total).toBe(1);
    const merge = await inTransaction(settingsOf(office, 'test'), (tx) =>
      tx.partnerMerge.findFirstOrThrow({ where: { institutionId: office.institutionId } }),
    );
    const undone = await Promise.allSettled([
      undoMerge(office, { mergeId: merge.id }),
      undoMerge(office, { mergeId: merge.id }),
    ]);
    expect(undone.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    expect((await listPartners(office, {})).total).toBe(2);
    await expect(undoMerge(office, { mergeId: merge.id })).rejects.toMatchObject({ code: 'RULE', key: 'mergeUndone' });
  });

  it('is undone last first', async () => {
    const third = await make({ name: '弘远' });
    const first = await mergePartners(office, { sourceId, targetId });
    const second = await mergePartners(office, { sourceId: targetId, targetId: third });
    await expect(undoMerge(office, { mergeId: first.mergeId })).rejects.toMatchObject({ key: 'mergeTargetMerged' });
    await undoMerge(office, { mergeId: second.mergeId });
    await undoMerge(office, { mergeId: first.mergeId });
    expect((await listPartners(office, {})).total).toBe(3);
    expect((await getPartner(office, { id: sourceId })).counts.needs).toBe(1);
  });

  it('leaves an account where its person has one with the target already', async () => {
    const liaison = await colleague(office, 'LIAISON', { partnerId: sourceId });
    const { institutionId } = office;
    await inTransaction({ ...settingsOf(office, 'test'), scope: 'auth' }, (tx) =>
      tx.membership.create({
        data: { institutionId, id: newId(), userId: liaison.userId, role: 'LIAISON', partnerId: targetId },
      }),
    );
    await colleague(office, 'LIAISON', { partnerId: sourceId });
    await mergePartners(office, { sourceId, targetId });
    const live = await inTransaction(settingsOf(office, 'test'), (tx) =>
      tx.membership.count({ where: { institutionId, partnerId: targetId } }),
    );
    expect(live).toBe(2);
  });
});
