import { beforeEach, describe, expect, it } from 'vitest';
import { makeCreditCode } from '@/lib/identifiers/credit-code';
import type { Ctx } from '@/lib/kernel/context';
import { createPartner, updatePartner } from '@/lib/modules/partners/commands';
import { addContact, leaveContact, revealPhone, updateContact } from '@/lib/modules/partners/contacts';
import { listPartners } from '@/lib/modules/partners/queries';
import { getPartner, getPartnerForm } from '@/lib/modules/partners/record';
import { partnerTimeline } from '@/lib/modules/partners/timeline';
import { newCollege } from '@/tests/factories/college';
import { colleague, newPartner } from '@/tests/factories/members';

let office: Ctx;
let stranger: Ctx;

const create = () =>
  createPartner(office, { kind: 'ENTERPRISE', name: '甲有限公司', creditCode: makeCreditCode('91', '150200', 1) });
/** What the form would send back, with something changed. */
async function edited(id: string, over: object) {
  const { kind: _k, state: _s, ...form } = await getPartnerForm(office, { id });
  return { ...form, ...over };
}

beforeEach(async () => {
  office = await newCollege();
  stranger = await newCollege();
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
