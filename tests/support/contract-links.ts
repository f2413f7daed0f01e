import { contextOfLink } from '@/lib/auth/link-context';
import { makeWeeklyLinks } from '@/lib/jobs/weekly-links';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { issueLinks } from '@/lib/modules/links/commands';
import { addContact } from '@/lib/modules/partners/contacts';
import { mentorPhoneColumns } from '@/lib/modules/placements/writes';
import { actByLink } from '@/lib/processes/act-by-link';
import { agreementsToSign } from '@/lib/processes/sign-for-school';
import type { Fixture } from './contract';
import { makePlacement, makePost } from './contract-placements';
import * as make from './world';

type World = make.World;
const REFUSES_KEYS = 'needs no key, a link works once: tests/integration/links.test.ts';

/** A partner's liaison with a number, once a world. */
async function withLiaison(w: World): Promise<void> {
  const known = await make.within(w, (tx) =>
    tx.contact.count({ where: { institutionId: w.institutionId, partnerId: w.partnerId, isLiaison: true } }),
  );
  if (known === 0)
    await addContact(w.as.ADMIN, { partnerId: w.partnerId, name: w.mark, phone: '13800005678', isLiaison: true });
}

/** A link of the kind for the record, as the office makes one: its id and token. */
export async function makeLink(
  w: World,
  kind: string,
  recordId: string,
  party: string | null = null,
  signerId: string | null = null,
) {
  await withLiaison(w);
  const made = await issueLinks(w.as.OFFICE, { kind, party, signerId, days: 7, recordIds: [recordId] });
  const [link] = made.links;
  if (!link) throw new Error('no link was made');
  return { id: link.id, token: link.url.split('/').at(-1) ?? '' };
}

/** A link about a post's slots. */
export const makeSlotsLink = async (w: World) => makeLink(w, 'SLOTS', (await makePost(w)).id);

/** The context of whoever holds the token. Throws when it leads nowhere. */
export async function holding(token: string): Promise<Ctx> {
  const visitor = { ip: null, userAgent: null, device: null, locale: 'zh-CN' as const, requestId: newId() };
  const ctx = await contextOfLink(token, visitor);
  if (!ctx) throw new Error('the token leads nowhere');
  return ctx;
}

/** Puts a link's end into the past. */
export const expire = (w: World, id: string) =>
  make.within(w, (tx) =>
    tx.linkTask.updateMany({
      where: { institutionId: w.institutionId, id },
      data: { expiresAt: new Date(Date.now() - 60_000) },
    }),
  );

const holder = async (w: World) => holding((await makeSlotsLink(w)).token);

/** Makes the schedule's links of the world on its weekday, for the placement's mentor: those that wait. */
export async function makeWaiting(w: World, mentorName: string = make.word(w)) {
  await makePlacement(w, 'STARTED', { mentorName });
  const weekday = (toDbDate(w.as.OFFICE.today).getUTCDay() + 6) % 7;
  await make.within(w, (tx) =>
    tx.institution.updateMany({
      where: { id: w.institutionId },
      data: { settings: { internship: { weeklyLinksOn: weekday + 1 } } },
    }),
  );
  await makeWeeklyLinks(w.institutionId, w.as.OFFICE.today);
  const where = { institutionId: w.institutionId, recipient: mentorName };
  return make.within(w, (tx) => tx.linkTask.findMany({ where, select: { id: true, toSend: true, mailedAt: true } }));
}

/** A number that nobody has. */
export const mobile = () => `138${newId().replaceAll(/\D/g, '').padEnd(8, '0').slice(-8)}`;

/** Whoever holds a link that was answered just now. */
async function answered(w: World): Promise<Ctx> {
  const ctx = await holder(w);
  await actByLink(ctx, { answer: { slots: 4, validTo: '2030-01-01' } });
  return ctx;
}

/** An agreement that waits for the school, as its page sends it. */
async function toSign(w: World) {
  const { id: placementId } = await makePlacement(w, 'APPROVED', { agreementSignedOn: null });
  const { rows } = await agreementsToSign(w.as.OFFICE, { placementId });
  return { lines: rows.map(({ id, code }) => ({ id, code })), phone: mobile() };
}

/** Inputs for the operations of one-tap links. */
export const LINK_FIXTURES: Record<string, Fixture> = {
  'links.askRenewal': { input: () => ({}), by: holder, silent: REFUSES_KEYS },
  'links.getLinkPage': { input: () => ({}), by: holder },
  'links.handOutLinks': {
    input: async (w) => ({ linkIds: (await makeWaiting(w)).map((link) => link.id) }),
  },
  'links.issueLinks': {
    input: async (w) => {
      await withLiaison(w);
      return { kind: 'SLOTS', party: null, days: 7, recordIds: [(await makePost(w)).id] };
    },
  },
  'links.linkCandidates': { input: (w) => ({ kind: 'SLOTS', partnerId: w.partnerId }) },
  'links.linkFacets': { input: () => ({ filter: {} }) },
  'links.listLinks': { input: () => ({ filter: {}, page: 1 }) },
  'links.plansToChoose': { input: () => ({}) },
  'links.renewLink': { input: async (w) => ({ id: (await makeSlotsLink(w)).id }) },
  'links.revokeLinks': { input: async (w) => ({ linkIds: [(await makeSlotsLink(w)).id] }) },
  'links.signersToChoose': { input: () => ({}) },
  'processes.answerByLink': {
    input: () => ({ answer: { slots: 4, validTo: '2030-01-01' }, agreement: null }),
    by: holder,
    silent: REFUSES_KEYS,
  },
  'processes.agreementsToSign': { input: () => ({}), as: 'OFFICE' },
  'processes.signForSchool': { input: toSign, as: 'OFFICE' },
  'processes.inviteMentors': {
    input: async (w) => ({ placementIds: [(await makePlacement(w, 'STARTED', mentorPhoneColumns(mobile()))).id] }),
  },
  'processes.mentorsToInvite': { input: () => ({}) },
  'processes.demandScans': { input: () => ({}) },
  'processes.scannedPaper': {
    input: async (w) => ({ id: (await makePlacement(w, 'STARTED')).id, paper: 'agreement', code: w.mark }),
  },
  'processes.withdrawByLink': { input: () => ({}), by: answered, silent: REFUSES_KEYS },
};
