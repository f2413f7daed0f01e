import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '@/lib/authz/roles';
import { inTransaction, settingsOf } from '@/lib/db/door';
import { type Ctx, mintContext } from '@/lib/kernel/context';
import { encryptText } from '@/lib/kernel/crypto';
import { newId } from '@/lib/kernel/id';
import { auditList } from '@/lib/modules/audit/list';
import { listAudit, verifyChain } from '@/lib/modules/audit/queries';
import { createPartner } from '@/lib/modules/partners/commands';
import {
  endMember,
  endMemberTotp,
  endSessions,
  inviteLiaison,
  inviteStaff,
  renewInvitationLink,
  reopenMember,
  resetLink,
  updateMember,
  withdrawInvitation,
} from '@/lib/modules/people/commands';
import { listInvitations } from '@/lib/modules/people/invitations';
import { opened } from '@/lib/modules/people/links';
import { getMember, listMembers } from '@/lib/modules/people/members';
import {
  closeDepartment,
  createDepartment,
  createEntry,
  orderDepartments,
  retireEntry,
  updateDepartment,
  updateEntry,
  updateInstitution,
} from '@/lib/modules/settings/commands';
import { getInstitution, listDepartments, listEntries, readSettings } from '@/lib/modules/settings/queries';
import { newCollege } from '@/tests/factories/college';

let admin: Ctx;

/** Another member of the same college, who can sign in. */
async function colleague(of: Ctx, role: Role): Promise<Ctx> {
  const [userId, membershipId] = [newId(), newId()];
  await inTransaction({ ...settingsOf(of, 'test'), scope: 'auth' }, async (tx) => {
    await tx.user.create({ data: { id: userId, name: role, email: `${userId}@example.org`, passwordHash: '-' } });
    await tx.membership.create({ data: { institutionId: of.institutionId, id: membershipId, userId, role } });
  });
  return mintContext({ ...of, userId, membershipId, role });
}

const entry = (over: object = {}) => ({
  dictionary: 'CHAIN',
  code: 'nev',
  labelZh: '新能源',
  labelEn: 'New energy',
  ...over,
});
const person = (over: object = {}) => ({ name: '新同事', email: `${newId()}@example.org`, role: 'TEACHER', ...over });

beforeEach(async () => {
  admin = await newCollege('ADMIN');
});

describe('institution and departments', () => {
  it('keeps settings with defaults and refuses a stale version', async () => {
    const before = await getInstitution(admin, {});
    expect(before.settings.totp.rule).toBe('optional');
    const settings = { ...before.settings, session: { idleMinutes: 15, absoluteMinutes: 480 } };
    await updateInstitution(admin, { version: before.version, name: '新校名', settings });
    const read = await inTransaction(settingsOf(admin, 'test'), (tx) => readSettings(tx, admin.institutionId));
    expect(read).toEqual(settings);
    await expect(updateInstitution(admin, { version: before.version, name: '旧', settings })).rejects.toMatchObject({
      code: 'CONFLICT',
      current: { name: '新校名' },
    });
    await expect(
      updateInstitution(admin, {
        version: 2,
        name: 'X',
        settings: { ...settings, session: { idleMinutes: 60, absoluteMinutes: 30 } },
      }),
    ).rejects.toMatchObject({ code: 'INVALID' });
  });

  it('makes one department of a form that was sent twice', async () => {
    const key = newId();
    const form = { code: 'ME', name: '机电系' };
    const both = await Promise.all([createDepartment(admin, form, key), createDepartment(admin, form, key)]);
    expect(both[0]).toEqual(both[1]);
    expect(await listDepartments(admin, {})).toHaveLength(1);
    await expect(createDepartment(admin, form)).rejects.toMatchObject({
      fields: { code: { key: 'departmentCodeTaken' } },
    });
  });

  it('renames, orders and closes', async () => {
    const a = await createDepartment(admin, { code: 'A', name: '甲系' });
    const b = await createDepartment(admin, { code: 'B', name: '乙系' });
    await updateDepartment(admin, { ...a, version: 1, code: 'A', name: '甲工程系' });
    await expect(updateDepartment(admin, { ...a, version: 1, code: 'A', name: '丙系' })).rejects.toMatchObject({
      code: 'CONFLICT',
      current: { name: '甲工程系', version: 2 },
    });
    await orderDepartments(admin, { ids: [b.id, a.id] });
    await closeDepartment(admin, { ...b, version: 1 });
    const rows = await listDepartments(admin, {});
    expect(rows.map((row) => [row.name, row.closedOn])).toEqual([
      ['乙系', admin.today],
      ['甲工程系', null],
    ]);
    await expect(orderDepartments(admin, { ids: [a.id] })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('is closed to other institutions and to teachers', async () => {
    const { id } = await createDepartment(admin, { code: 'A', name: '甲系' });
    const other = await newCollege('ADMIN');
    await expect(updateDepartment(other, { id, version: 1, code: 'A', name: '乙系' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(getMember(other, { id: admin.membershipId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const teacher = await colleague(admin, 'TEACHER');
    for (const call of [createDepartment, updateInstitution, createEntry, listMembers, listAudit, inviteStaff])
      await expect(call(teacher, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('dictionaries', () => {
  it('lets a word belong to one entry of a dictionary only', async () => {
    const { id } = await createEntry(admin, entry({ aliases: ['新能源汽车'] }));
    await expect(createEntry(admin, entry({ code: 'x', labelZh: '新能源汽车', labelEn: 'X' }))).rejects.toMatchObject({
      fields: { labelZh: { key: 'dictionaryWordTaken' } },
    });
    await expect(
      createEntry(admin, entry({ code: 'x', labelZh: '乙', labelEn: 'X', aliases: ['NEV'] })),
    ).rejects.toMatchObject({
      fields: { aliases: { key: 'dictionaryAliasTaken' } },
    });
    await createEntry(admin, entry({ dictionary: 'OWNERSHIP' }));
    await updateEntry(admin, { id, version: 1, labelZh: '新能源产业', labelEn: 'New energy', aliases: [] });
    await retireEntry(admin, { id, version: 2 });
    expect(await listEntries(admin, { dictionary: 'CHAIN' })).toMatchObject([
      { labelZh: '新能源产业', retiredOn: admin.today },
    ]);
  });
});

describe('people', () => {
  it('keeps an administrator who can sign in, also when two act at once', async () => {
    const [one, two] = [await colleague(admin, 'ADMIN'), await colleague(admin, 'ADMIN')];
    await expect(endMember(one, { id: one.membershipId, version: 1 })).rejects.toMatchObject({ key: 'notOneself' });
    const outcomes = await Promise.allSettled([
      endMember(one, { id: two.membershipId, version: 1 }),
      updateMember(two, { id: one.membershipId, version: 1, role: 'OFFICE' }),
    ]);
    expect(outcomes.map((o) => o.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((o) => o.status === 'rejected')).toMatchObject({ reason: { code: 'RULE', key: 'lastAdmin' } });
  });

  it('changes role and place, and ends and restores a membership', async () => {
    const teacher = await colleague(admin, 'TEACHER');
    const department = await createDepartment(admin, { code: 'A', name: '甲系' });
    const at = { id: teacher.membershipId };
    await expect(updateMember(admin, { ...at, version: 1, role: 'DEPARTMENT' })).rejects.toMatchObject({
      fields: { departmentId: { key: 'roleNeedsDepartment' } },
    });
    await updateMember(admin, { ...at, version: 1, role: 'DEPARTMENT', departmentId: department.id, staffNo: '007' });
    await expect(updateMember(admin, { ...at, version: 1, role: 'TEACHER' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await expect(inviteStaff(admin, person({ staffNo: '007' }))).rejects.toMatchObject({
      fields: { staffNo: { key: 'staffNoTakenBy' } },
    });
    await endMember(admin, { ...at, version: 2 });
    const listed = async (state: string) =>
      (await listMembers(admin, { filter: { state: [state] } })).rows.map((r) => r.id);
    expect(await listed('ENDED')).toEqual([teacher.membershipId]);
    await reopenMember(admin, { ...at, version: 3 });
    expect(await listed('ENDED')).toEqual([]);
    expect((await listMembers(admin, { filter: { department: [department.id], q: '00' } })).total).toBe(1);
  });

  it('ends the sessions of a person and gives a reset link once', async () => {
    const teacher = await colleague(admin, 'TEACHER');
    const { institutionId } = admin;
    await inTransaction({ ...settingsOf(admin, 'test'), scope: 'auth' }, (tx) =>
      tx.session.create({
        data: {
          ...{ id: newId(), tokenHash: Buffer.from(newId()), userId: teacher.userId, institutionId },
          ...{ membershipId: teacher.membershipId, expiresAt: new Date(Date.now() + 3_600_000) },
        },
      }),
    );
    expect((await getMember(admin, { id: teacher.membershipId })).sessions).toHaveLength(1);
    expect(await endSessions(admin, { id: teacher.membershipId })).toEqual({ count: 1 });
    expect((await getMember(admin, { id: teacher.membershipId })).sessions).toEqual([]);
    await expect(endMemberTotp(admin, { id: teacher.membershipId })).rejects.toMatchObject({ key: 'noTotp' });
    await inTransaction({ ...settingsOf(admin, 'test'), scope: 'auth' }, (tx) =>
      tx.user.update({
        where: { id: teacher.userId },
        data: { totpSecretEnc: encryptText('x'), totpEnabledAt: new Date(), recoveryHashes: ['x'] },
      }),
    );
    expect((await getMember(admin, { id: teacher.membershipId })).may.endTotp).toBe(true);
    await endMemberTotp(admin, { id: teacher.membershipId });
    expect(await getMember(admin, { id: teacher.membershipId })).toMatchObject({
      ...{ totpEnabledAt: null, may: { endTotp: false } },
    });
    await expect(endMemberTotp(teacher, { id: admin.membershipId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const key = newId();
    const link = await opened(resetLink)(admin, { id: teacher.membershipId }, key);
    expect(link.url).toMatch(/^https?:/);
    const kept = await inTransaction(settingsOf(admin, 'test'), (tx) =>
      tx.idempotencyKey.findFirstOrThrow({ where: { institutionId, id: key } }),
    );
    expect(JSON.stringify(kept.result)).not.toContain(link.url);
  });
});

describe('invitations', () => {
  it('shows a link once, renews and withdraws it', async () => {
    const first = await opened(inviteStaff)(admin, person());
    const [invitation] = await listInvitations(admin, {});
    expect(invitation).toMatchObject({ name: '新同事', role: 'TEACHER', expired: false });
    expect(JSON.stringify(invitation)).not.toContain(first.url);
    const second = await opened(renewInvitationLink)(admin, { id: invitation?.id });
    expect(second.url).not.toBe(first.url);
    await expect(renewInvitationLink(admin, { id: invitation?.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const [renewed] = await listInvitations(admin, {});
    await withdrawInvitation(admin, { id: renewed?.id });
    expect(await listInvitations(admin, {})).toEqual([]);
    expect((await getMember(admin, { id: renewed?.membershipId })).state).toBe('ENDED');
  });

  it('lets the office invite liaisons, and see no other invitations', async () => {
    const office = await colleague(admin, 'OFFICE');
    await inviteStaff(admin, person());
    const partner = await createPartner(office, { kind: 'SECONDARY_SCHOOL', name: '某中职学校' });
    await inviteLiaison(office, { name: '联络人', phone: `139${String(Date.now()).slice(-8)}`, partnerId: partner.id });
    expect(await listInvitations(office, {})).toMatchObject([{ role: 'SCHOOL', partner: { id: partner.id } }]);
    expect(await listInvitations(admin, {})).toHaveLength(2);
    await expect(inviteLiaison(office, { name: '联络人', partnerId: partner.id })).rejects.toMatchObject({
      fields: { email: { key: 'emailOrPhone' } },
    });
  });
});

describe('audit', () => {
  it('is found by person, record, command and day, and its chain holds', async () => {
    const office = await colleague(admin, 'OFFICE');
    const { id } = await createDepartment(admin, { code: 'A', name: '甲系' });
    await updateDepartment(office, { id, version: 1, code: 'A', name: '乙系' });
    const total = async (filter: object) => (await listAudit(admin, { filter })).total;
    expect(await total({ row: [id] })).toBe(2);
    expect(await total({ row: [id], person: [office.membershipId] })).toBe(1);
    expect(await total({ table: ['departments'], op: ['I'] })).toBe(1);
    expect(await total({ command: 'settings.update' })).toBe(1);
    expect(await total({ row: [id], from: admin.today, to: admin.today })).toBe(2);
    expect(await total({ row: [id], to: '2020-01-01' })).toBe(0);
    const { rows } = await listAudit(admin, auditList.schema.parse({ filter: { row: [id] }, size: 1 }));
    expect(rows).toMatchObject([{ op: 'U', subject: '乙系', changed: { name: ['甲系', '乙系'] } }]);
    expect(await verifyChain(admin, {})).toMatchObject({ brokenAt: null });
    expect((await listAudit(await newCollege('ADMIN'), { filter: { row: [id] } })).total).toBe(0);
  });
});
