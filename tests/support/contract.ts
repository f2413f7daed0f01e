import type { Role } from '@/lib/authz/roles';
import type { Ctx } from '@/lib/kernel/context';
import { newId } from '@/lib/kernel/id';
import { totpBegin } from '@/lib/modules/account/commands';
import { getAgreementForm } from '@/lib/modules/agreements/queries';
import { createAttachment } from '@/lib/modules/attachments/commands';
import { checkImport, commitImport } from '@/lib/modules/imports/commands';
import { getImport } from '@/lib/modules/imports/queries';
import { answerNeed, closeNeed } from '@/lib/modules/needs/commands';
import { getNeedForm } from '@/lib/modules/needs/queries';
import { addContact } from '@/lib/modules/partners/contacts';
import { getPartnerForm } from '@/lib/modules/partners/record';
import { endMember, inviteLiaison } from '@/lib/modules/people/commands';
import { closeDepartment, createDepartment, createEntry, retireEntry } from '@/lib/modules/settings/commands';
import { getInstitution } from '@/lib/modules/settings/queries';
import { saveView } from '@/lib/modules/views/commands';
import { savedViews } from '@/lib/modules/views/queries';
import { mergePartners } from '@/lib/processes/merge-partners';
import { PASSWORD } from '@/tests/factories/account';
import { colleague } from '@/tests/factories/members';
import { MODULE_FIXTURES } from '@/tests/support/contract-modules';
import * as make from '@/tests/support/world';

type World = make.World;
type Input = Record<string, unknown>;
export type Fixture = {
  /** An input that succeeds, with records made for it. */
  input: (w: World) => Promise<Input> | Input;
  /** Who may; the administrator when not given. */
  as?: Role;
  /** Somebody of the world who is made for the call. */
  by?: (w: World) => Promise<Ctx>;
  /** The operation writes nothing that the audit is for; the text says why. */
  silent?: string;
};

const nothing: Fixture = { input: () => ({}) };
const search: Fixture = { input: (w) => ({ q: w.mark }) };
const filter: Fixture = { input: () => ({ filter: {} }) };
const list: Fixture = { input: () => ({ filter: {}, page: 1 }) };
const ofPartner: Fixture = { input: (w) => ({ partnerId: w.partnerId }) };
const partner: Fixture = { input: (w) => ({ id: w.partnerId }) };
const agreement: Fixture = { input: async (w) => ({ id: (await make.makeAgreement(w)).id }) };
const need: Fixture = { input: async (w) => ({ id: await make.makeNeed(w) }) };
const batch: Fixture = { input: async (w) => ({ id: (await make.makeImport(w)).id }) };
const self = (w: World) => make.newSelf({ mark: w.mark, admin: w.as.ADMIN }, 'OFFICE');
const own: Fixture = { ...nothing, by: self };

/** Keeps of a form what the command takes. */
const form = (all: object, but: string[] = ['kind', 'state']): Input =>
  Object.fromEntries(Object.entries(all).filter(([key]) => !but.includes(key)));

const at = (row: { id: string }, version = 1) => ({ id: row.id, version });
const department = (w: World) =>
  createDepartment(w.as.ADMIN, { code: newId().slice(-12), name: make.word(w, newId().slice(-8)) });
const entryInput = (w: World) => ({
  ...{ dictionary: 'CHAIN', code: make.word(w, newId().slice(-12)), labelZh: make.word(w, newId().slice(-6)) },
  ...{ labelEn: make.word(w, newId().slice(-6)), aliases: [make.word(w, newId().slice(-6))] },
});
const entry = (w: World) => createEntry(w.as.ADMIN, entryInput(w));
const member = async (w: World) =>
  (await colleague(w.as.ADMIN, 'TEACHER', { departmentId: w.departmentId })).membershipId;
const liaison = (w: World) => ({ name: w.mark, email: `${newId()}@example.org`, partnerId: w.partnerId });

async function invited(w: World): Promise<Input> {
  await inviteLiaison(w.as.ADMIN, liaison(w));
  const link = await make.within(w, (tx) =>
    tx.accountLink.findFirstOrThrow({
      where: { institutionId: w.institutionId, kind: 'INVITATION' },
      orderBy: { id: 'desc' },
    }),
  );
  return { id: link.id };
}

async function contact(w: World): Promise<{ id: string; version: number }> {
  const partnerId = await make.makePartner(w);
  await addContact(w.as.ADMIN, { partnerId, name: w.mark, phone: '13800001234' });
  return make.within(w, (tx) =>
    tx.contact.findFirstOrThrow({
      where: { institutionId: w.institutionId, partnerId, phoneEnc: { not: null } },
      select: { id: true, version: true },
    }),
  );
}

const fileInput = (w: World, needId: string) => ({
  ...{ owner: { needId }, name: `${w.mark}.pdf`, contentType: 'application/pdf', size: 9 },
  ...{ sha256: new Uint8Array(32).fill(7), storageKey: newId() },
});
const attachment = async (w: World) => ({
  id: (await createAttachment(w.as.ADMIN, fileInput(w, await make.makeNeed(w)))).id,
});

async function checked(w: World): Promise<{ id: string; version: number }> {
  const { id, version, columns } = await make.makeImport(w);
  await checkImport(w.as.ADMIN, { id, version, columns });
  return { id, version: (await getImport(w.as.ADMIN, { id })).version };
}

async function done(w: World): Promise<{ id: string; version: number }> {
  const { id, version } = await checked(w);
  await commitImport(w.as.ADMIN, { id, version });
  return { id, version: (await getImport(w.as.ADMIN, { id })).version };
}

async function notification(w: World): Promise<Input> {
  const id = newId();
  const { institutionId, membershipId } = w.as.ADMIN;
  await make.within(w, (tx) =>
    tx.notification.create({
      data: { institutionId, id, membershipId, kind: 'followUpDue', params: { what: w.mark } },
    }),
  );
  return { id };
}

const pair = async (w: World) => ({ sourceId: await make.makePartner(w), targetId: await make.makePartner(w) });
const own18 = { password: PASSWORD, next: 'Harbour-Lantern-5519' };

/** An input for every operation of the project. One without a row here fails the suite. */
export const FIXTURES: Record<string, Fixture> = {
  ...MODULE_FIXTURES,
  'account.changePassword': {
    ...own,
    input: () => ({ current: own18.password, password: own18.next, repeat: own18.next }),
  },
  'account.endOtherSessions': {
    ...own,
    by: async (w) => {
      const ctx = await self(w);
      await make.newSession(ctx);
      return ctx;
    },
  },
  'account.endSession': { input: async (w) => ({ id: await make.newSession(w.as.ADMIN) }) },
  'account.getAccount': own,
  'account.recoveryRenew': {
    ...own,
    input: () => ({ current: own18.password }),
    silent: 'needs a second factor in force: auth-totp.test.ts',
  },
  'account.switchMembership': {
    input: async (w) => {
      const { institutionId, userId } = w.as.ADMIN;
      const id = newId();
      const departmentId = (await department(w)).id;
      await make.within(w, (tx) =>
        tx.membership.create({
          data: { institutionId, id, userId, role: 'TEACHER', departmentId, endedAt: null },
        }),
      );
      return { membershipId: id };
    },
  },
  'account.totpBegin': own,
  'account.totpConfirm': {
    ...own,
    input: () => ({ code: '000000' }),
    silent: 'needs the code of the moment: auth-totp.test.ts',
  },
  'account.totpEnd': {
    ...{ input: () => ({ current: own18.password }) },
    by: async (w) => {
      const ctx = await self(w);
      await totpBegin(ctx, {});
      return ctx;
    },
  },
  'account.updateProfile': {
    ...{ by: self, input: (w) => ({ version: 1, name: make.word(w), locale: 'en' }) },
  },
  'agreements.agreementCalendar': { input: () => ({ year: 2030 }) },
  'agreements.agreementFacets': filter,
  'agreements.agreementOptions': search,
  'agreements.agreementTimeline': agreement,
  'agreements.agreementTotals': filter,
  'agreements.agreementsOfPartner': ofPartner,
  'agreements.approveAgreement': {
    as: 'OFFICE',
    input: async (w) => ({
      ...(await make.makeAgreement(w, 'IN_REVIEW')),
      ...{ number: make.word(w), signedOn: '2024-01-01', validFrom: '2024-01-01', validTo: '2030-01-01' },
    }),
  },
  'agreements.createAgreement': { input: make.agreementInput },
  'agreements.deleteAgreement': { input: (w) => make.makeAgreement(w) },
  'agreements.getAgreement': agreement,
  'agreements.getAgreementForm': agreement,
  'agreements.handOverAgreements': {
    input: async (w) => ({
      of: { ids: [(await make.makeAgreement(w)).id] },
      responsibleId: await member(w),
    }),
  },
  'agreements.listAgreements': list,
  'agreements.newAgreement': ofPartner,
  'agreements.renewAgreement': { input: (w) => make.makeAgreement(w, 'SIGNED') },
  'agreements.returnAgreement': {
    as: 'OFFICE',
    input: async (w) => ({ ...(await make.makeAgreement(w, 'IN_REVIEW')), reason: w.mark }),
  },
  'agreements.submitAgreement': { input: (w) => make.makeAgreement(w) },
  'agreements.terminateAgreement': {
    as: 'OFFICE',
    input: async (w) => ({ ...(await make.makeAgreement(w, 'SIGNED')), reason: w.mark, on: '2025-01-01' }),
  },
  'agreements.updateAgreement': {
    input: async (w) => {
      const { id } = await make.makeAgreement(w);
      return { ...form(await getAgreementForm(w.as.ADMIN, { id }), ['state']), title: make.word(w) };
    },
  },
  'attachments.createAttachment': { input: async (w) => fileInput(w, await make.makeNeed(w)) },
  'attachments.demandAttachable': { input: async (w) => ({ needId: await make.makeNeed(w) }) },
  'attachments.getAttachment': { input: attachment },
  'attachments.listAttachments': { input: (w) => ({ partnerId: w.partnerId }) },
  'attachments.removeAttachment': { input: attachment },
  'audit.auditChoices': nothing,
  'audit.chainHead': nothing,
  'audit.listAudit': list,
  'audit.verifyChain': nothing,
  'dashboard.dashboard': { input: () => ({ on: '2025-06-01' }) },
  'dashboard.figures': { input: () => ({ on: '2025-06-01' }) },
  'dashboard.wall': nothing,
  'home.homeTodos': nothing,
  'imports.checkImport': {
    input: async (w) => {
      const { id, version, columns } = await make.makeImport(w);
      return { id, version, columns };
    },
  },
  'imports.chooseHeader': {
    input: async (w) => {
      const { columns: _columns, ...input } = await make.makeImport(w);
      return input;
    },
  },
  'imports.commitImport': { input: checked },
  'imports.createImport': {
    input: (w) => ({
      ...{ module: 'partners', fileName: `${w.mark}.xlsx`, storageKey: newId(), sheet: w.mark, headerRow: 1, rows: 1 },
      columns: [],
    }),
  },
  'imports.discardImport': { input: checked },
  'imports.getImport': batch,
  'imports.listImports': list,
  'imports.rememberedMaps': { input: () => ({ module: 'partners' }) },
  'imports.undoImport': { input: done },
  'needs.answerNeed': { input: async (w) => ({ id: await make.makeNeed(w), text: w.mark }) },
  'needs.assignDepartment': {
    input: async (w) => ({ of: { ids: [await make.makeNeed(w)] }, departmentId: (await department(w)).id }),
  },
  'needs.closeNeed': {
    input: async (w) => {
      const id = await make.makeNeed(w);
      await answerNeed(w.as.ADMIN, { id, text: w.mark });
      return { id, version: 2 };
    },
  },
  'needs.createNeed': { input: make.needInput },
  'needs.getNeed': need,
  'needs.getNeedForm': need,
  'needs.listNeeds': list,
  'needs.needFacets': filter,
  'needs.needTotals': filter,
  'needs.needTimeline': need,
  'needs.needsOfPartner': ofPartner,
  'needs.newNeed': ofPartner,
  'needs.reopenNeed': {
    input: async (w) => {
      const id = await make.makeNeed(w);
      await answerNeed(w.as.ADMIN, { id, text: w.mark });
      await closeNeed(w.as.ADMIN, { id, version: 2 });
      return { id, version: 3 };
    },
  },
  'needs.updateNeed': {
    input: async (w) => {
      const shown = await getNeedForm(w.as.ADMIN, { id: await make.makeNeed(w) });
      return { ...form(shown, ['state', 'partnerId', 'partnerName', 'partner']), title: make.word(w) };
    },
  },
  'needs.withdrawNeed': { input: async (w) => ({ id: await make.makeNeed(w), version: 1, reason: w.mark }) },
  'notifications.listNotifications': list,
  'notifications.markAllRead': { ...nothing, silent: "one's own list of what was told" },
  'notifications.markRead': { input: notification, silent: "one's own list of what was told" },
  'notifications.unreadCount': nothing,
  'partners.addComment': { input: (w) => ({ partnerId: w.partnerId, text: w.mark }) },
  'partners.addContact': { input: (w) => ({ partnerId: w.partnerId, name: make.word(w), phone: '13800001234' }) },
  'partners.assignOwner': {
    input: async (w) => ({ of: { ids: [await make.makePartner(w)] }, ownerId: w.as.TEACHER.membershipId }),
  },
  'partners.changePartnerState': {
    input: async (w) => ({
      ...{ id: await make.makePartner(w), version: 1, state: 'ACTIVE', reason: w.mark, on: w.as.ADMIN.today },
    }),
  },
  'partners.createPartner': { input: make.partnerInput },
  'partners.findDuplicates': { input: (w) => ({ name: w.mark }) },
  'partners.formChoices': partner,
  'partners.getPartner': partner,
  'partners.getPartnerForm': partner,
  'partners.leaveContact': { input: contact },
  'partners.listPartners': list,
  'partners.newPartner': nothing,
  'partners.partnerFacets': filter,
  'partners.partnerFilterNames': filter,
  'partners.partnerOptions': search,
  'partners.partnerTimeline': partner,
  'partners.partnerTotals': filter,
  'partners.revealPhone': { input: async (w) => ({ contactId: (await contact(w)).id }) },
  'partners.updateContact': { input: async (w) => ({ ...(await contact(w)), name: make.word(w) }) },
  'partners.updatePartner': {
    input: async (w) => {
      const shown = await getPartnerForm(w.as.ADMIN, { id: await make.makePartner(w) });
      return { ...form(shown), remark: make.word(w) };
    },
  },
  'partners.updateProfile': {
    as: 'LIAISON',
    input: async (w) => {
      const { id, version } = await getPartnerForm(w.as.LIAISON, { id: w.partnerId });
      return { id, version, shortName: make.word(w) };
    },
  },
  'people.departmentOptions': nothing,
  'people.endMember': { input: async (w) => ({ id: await member(w), version: 1 }) },
  'people.endMemberTotp': {
    input: async (w) => {
      const { membershipId, userId } = await self(w);
      await make.giveTotp(w, userId);
      return { id: membershipId };
    },
  },
  'people.endSessions': {
    input: async (w) => ({ id: (await self(w)).membershipId }),
  },
  'people.getMember': { input: async (w) => ({ id: await member(w) }) },
  'people.inviteLiaison': { input: liaison },
  'people.inviteStaff': { input: (w) => ({ name: w.mark, email: `${newId()}@example.org`, role: 'TEACHER' }) },
  'people.listInvitations': nothing,
  'people.listMembers': list,
  'people.memberFacets': filter,
  'people.renewInvitationLink': { input: invited },
  'people.reopenMember': {
    input: async (w) => {
      const id = await member(w);
      await endMember(w.as.ADMIN, { id, version: 1 });
      return { id, version: 2 };
    },
  },
  'people.resetLink': { input: async (w) => ({ id: (await self(w)).membershipId }) },
  'people.staffOptions': nothing,
  'people.updateMember': { input: async (w) => ({ id: await member(w), version: 1, role: 'OFFICE', title: w.mark }) },
  'people.updateOutsider': {
    input: async (w) => ({
      ...{ id: (await colleague(w.as.ADMIN, 'LIAISON', { partnerId: w.partnerId })).membershipId, version: 1 },
      title: w.mark,
    }),
  },
  'people.withdrawInvitation': { input: invited },
  'processes.importColumns': batch,
  'processes.importPreview': { input: async (w) => ({ id: (await checked(w)).id }) },
  'processes.mergePartners': { input: pair },
  'processes.previewMerge': { input: pair },
  'processes.refusedRows': { input: async (w) => ({ id: (await checked(w)).id }) },
  'processes.undoMerge': {
    input: async (w) => ({ mergeId: (await mergePartners(w.as.ADMIN, await pair(w))).mergeId }),
  },
  'reference.industryOptions': search,
  'reference.regionOptions': search,
  'search.searchEverything': search,
  'settings.closeDepartment': { input: async (w) => at(await department(w)) },
  'settings.createDepartment': { input: (w) => ({ code: newId().slice(-12), name: make.word(w, newId().slice(-8)) }) },
  'settings.createEntry': { input: entryInput },
  'settings.dictionaries': nothing,
  'settings.getInstitution': nothing,
  'settings.listDepartments': nothing,
  'settings.listEntries': { input: () => ({ dictionary: 'CHAIN' }) },
  'settings.orderDepartments': {
    input: async (w) => {
      await department(w);
      const rows = await make.within(w, (tx) =>
        tx.department.findMany({ where: { institutionId: w.institutionId }, orderBy: { id: 'desc' } }),
      );
      return { ids: rows.map((row) => row.id) };
    },
  },
  'settings.orderEntries': {
    input: async (w) => {
      await entry(w);
      const rows = await make.within(w, (tx) =>
        tx.dictionaryEntry.findMany({
          where: { institutionId: w.institutionId, dictionary: 'CHAIN' },
          orderBy: { id: 'desc' },
        }),
      );
      return { dictionary: 'CHAIN', ids: rows.map((row) => row.id) };
    },
  },
  'settings.permissionMatrix': nothing,
  'settings.reopenDepartment': {
    input: async (w) => {
      const row = await department(w);
      await closeDepartment(w.as.ADMIN, at(row));
      return at(row, 2);
    },
  },
  'settings.restoreEntry': {
    input: async (w) => {
      const row = await entry(w);
      await retireEntry(w.as.ADMIN, at(row));
      return at(row, 2);
    },
  },
  'settings.retireEntry': { input: async (w) => at(await entry(w)) },
  'settings.updateDepartment': {
    input: async (w) => ({
      ...at(await department(w)),
      code: newId().slice(-12),
      name: make.word(w, newId().slice(-8)),
    }),
  },
  'settings.updateEntry': {
    input: async (w) => {
      const { dictionary: _dictionary, code: _code, ...labels } = entryInput(w);
      return { ...at(await entry(w)), ...labels };
    },
  },
  'settings.updateInstitution': {
    input: async (w) => {
      const { version, settings } = await getInstitution(w.as.ADMIN, {});
      return { version, settings, name: make.word(w) };
    },
  },
  'views.removeView': {
    ...{ silent: "one's own bookmarks" },
    input: async (w) => {
      const { name } = await saveView(w.as.ADMIN, { module: 'agreements', name: make.word(w), query: '' });
      const views = await savedViews(w.as.ADMIN, { module: 'agreements' });
      return { id: views.find((view) => view.name === name)?.id };
    },
  },
  'views.saveView': {
    ...{
      silent: "one's own bookmarks",
      input: (w) => ({ module: 'partners', name: make.word(w), query: 'state=ACTIVE' }),
    },
  },
  'views.savedViews': { input: () => ({ module: 'partners' }) },
};
