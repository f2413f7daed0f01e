import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeWeeklyLinks } from '@/lib/jobs/weekly-links';
import type { Ctx } from '@/lib/kernel/context';
import { decryptText } from '@/lib/kernel/crypto';
import { addDays, toDbDate } from '@/lib/kernel/day';
import { deliverMail } from '@/lib/mail/deliver';
import { homeTodos } from '@/lib/modules/home/queries';
import { handOutLinks, issueLinks, renewLink } from '@/lib/modules/links/commands';
import { getLinkPage, listLinks } from '@/lib/modules/links/queries';
import { addContact } from '@/lib/modules/partners/contacts';
import { getPlacement } from '@/lib/modules/placements/record';
import { getPost } from '@/lib/modules/posts/record';
import { actByLink } from '@/lib/processes/act-by-link';
import { exportList } from '@/lib/processes/exports';
import { withdrawByLink } from '@/lib/processes/withdraw-by-link';
import { holding, makeLink, makeWaiting } from '@/tests/support/contract-links';
import { makePlacement, makePost } from '@/tests/support/contract-placements';
import { newWorld, type World, within } from '@/tests/support/world';

let w: World;
let other: World;
let office: Ctx;
const tokenOf = (url: string | undefined) => url?.split('/').at(-1) ?? '';
const slots = (count: number) => ({ answer: { slots: count, validTo: '2030-01-01' } });
const setWeekday = (weekday: number | null) =>
  within(w, (tx) =>
    tx.institution.updateMany({
      where: { id: w.institutionId },
      data: { settings: { internship: { weeklyLinksOn: weekday } } },
    }),
  );
const linksTo = (recipient: string) =>
  within(w, (tx) => tx.linkTask.findMany({ where: { institutionId: w.institutionId, recipient } }));

beforeAll(async () => {
  w = await newWorld('周甲');
  other = await newWorld('周乙');
  office = w.as.OFFICE;
});

describe('the schedule', () => {
  it('makes one link a mentor and week, twice nothing twice, and none where it is off', async () => {
    await makePlacement(w, 'STARTED', { mentorName: '周甲未到' });
    await setWeekday(null);
    await makeWeeklyLinks(w.institutionId, office.today);
    expect(await linksTo('周甲未到')).toEqual([]);
    await makePlacement(w, 'STARTED', { mentorName: '周甲导师' });
    const first = await makeWaiting(w, '周甲导师');
    expect(first).toMatchObject([{ toSend: true, mailedAt: null }]);
    expect(await makeWaiting(w, '周甲导师')).toEqual(first);
    await Promise.allSettled([makeWeeklyLinks(w.institutionId, office.today), makeWeeklyLinks(w.institutionId)]);
    expect(await linksTo('周甲导师')).toHaveLength(1);
    expect(await linksTo('周甲未到')).toHaveLength(1);
    const next = addDays(office.today, 7);
    await within(w, (tx) =>
      tx.linkTask.updateMany({ where: { institutionId: w.institutionId }, data: { expiresAt: new Date() } }),
    );
    await makeWeeklyLinks(w.institutionId, next);
    expect(await linksTo('周甲导师')).toHaveLength(2);
  });

  it('leaves out weeks that were confirmed or asked by hand, and a round that is long ago', async () => {
    const { id } = await makePlacement(w, 'STARTED', { mentorName: '周甲手动' });
    await issueLinks(office, { kind: 'PRESENT', days: 7, recordIds: [id] });
    await makeWaiting(w, '周甲另一位');
    expect((await linksTo('周甲手动')).map((link) => link.weekOn)).toEqual([null]);
    await makePlacement(w, 'STARTED', { mentorName: '周甲迟到' });
    await makeWeeklyLinks(w.institutionId, addDays(office.today, 3));
    expect(await linksTo('周甲迟到')).toEqual([]);
  });

  it('mails where an address stands, the address of the link only inside', async () => {
    const { institutionId } = w;
    const { membershipId } = w.as.MENTOR;
    const { email } = await within(w, async (tx) => {
      const { user } = await tx.membership.findFirstOrThrow({
        where: { institutionId, id: membershipId },
        select: { user: { select: { email: true } } },
      });
      return user;
    });
    expect(email).not.toBeNull();
    await makePlacement(w, 'STARTED', { mentorId: membershipId, mentorName: '周甲有邮箱' });
    const made = await makeWaiting(w, '周甲有邮箱');
    expect(made).toMatchObject([{ toSend: false }]);
    expect(made[0]?.mailedAt).not.toBeNull();
    const mails = await within(w, (tx) => tx.mail.findMany({ where: { institutionId, template: 'weeklyLink' } }));
    const read = mails.map((mail) => JSON.parse(decryptText(mail.paramsEnc)) as Record<string, string>);
    const own = read.filter((params) => params.recipient === '周甲有邮箱');
    expect(own).toHaveLength(1);
    const page = await getLinkPage(await holding(tokenOf(own[0]?.url)), {});
    expect(page).toMatchObject({ kind: 'PRESENT', state: 'OPEN' });
  });

  it('gives back to be sent by hand what no mail could deliver', async () => {
    const { institutionId } = w;
    const [link] = await linksTo('周甲有邮箱');
    const id = link?.id ?? '';
    const mail = await within(w, (tx) => tx.mail.findFirstOrThrow({ where: { institutionId, linkId: id } }));
    // Its last try, and nothing can be made of it.
    await within(w, (tx) =>
      tx.mail.updateMany({ where: { institutionId, id: mail.id }, data: { template: 'none', attempts: 5 } }),
    );
    await expect(deliverMail({ institutionId, mailId: mail.id })).rejects.toThrow();
    const { rows } = await listLinks(office, { filter: { toSend: '1' }, size: 100 });
    const told = { toSend: true, mailed: true, mailFailure: { why: 'OTHER', code: '' } };
    expect(rows.find((row) => row.id === id)).toMatchObject(told);
    // What a server answered, as the list, the dialog and the sheet say it.
    await within(w, (tx) =>
      tx.mail.updateMany({ where: { institutionId, id: mail.id }, data: { error: 'EENVELOPE 550 5.1.1' } }),
    );
    const again = await listLinks(office, { filter: { toSend: '1' }, size: 100 });
    const found = again.rows.find((row) => row.id === id);
    expect(found?.mailFailure).toEqual({ why: 'MAILBOX', code: '550 5.1.1' });
    expect(again.rows.filter((row) => row.mailFailure)).toHaveLength(1);
    const { stream } = await exportList(office, 'links').open(office, { toSend: '1' });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await new Response(stream).arrayBuffer());
    const lines: string[] = [];
    book.worksheets[0]?.eachRow((row) => lines.push(JSON.stringify(row.values)));
    expect(lines.filter((line) => line.includes('邮箱不存在或已停用'))).toEqual([
      expect.stringContaining('周甲有邮箱'),
    ]);
    await handOutLinks(office, { linkIds: [id] });
    expect(await linksTo('周甲有邮箱')).toMatchObject([{ toSend: false, mailedAt: null }]);
    const after = await listLinks(office, { filter: {}, size: 100 });
    expect(after.rows.find((row) => row.id === id)).toMatchObject({ mailed: false, mailFailure: null });
  });

  it('lists the others to be sent: handed out once, with an address that opens', async () => {
    const [waiting] = await makeWaiting(w, '周甲待发');
    const linkIds = [waiting?.id ?? ''];
    const todo = (await homeTodos(office, {})).groups.find((group) => group.key === 'linksToSend');
    const list = await listLinks(office, { filter: { toSend: '1' }, size: 100 });
    expect(todo?.total).toBe(list.total);
    expect(list.rows.map((row) => row.id)).toContain(linkIds[0]);
    await expect(handOutLinks(w.as.LEADER, { linkIds })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(handOutLinks(other.as.OFFICE, { linkIds })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { links } = await handOutLinks(office, { linkIds });
    expect(links).toMatchObject([{ recipient: '周甲待发', kind: 'PRESENT' }]);
    await expect(handOutLinks(office, { linkIds })).rejects.toMatchObject({ key: 'linkNotWaiting' });
    const ctx = await holding(tokenOf(links[0]?.url));
    const { facts } = await getLinkPage(ctx, {});
    if (facts?.kind !== 'PRESENT') throw new Error('not about a week');
    const lines = facts.interns.map(({ placementId }) => ({ placementId, present: 'yes', note: '' }));
    await actByLink(ctx, { answer: { weekOn: facts.weekOn, lines } });
    expect((await listLinks(office, { filter: { toSend: '1' }, size: 100 })).total).toBe(list.total - 1);
    // A teacher sees those whose interns are all his.
    expect((await listLinks(w.as.TEACHER, { filter: {}, size: 100 })).rows.map((row) => row.id)).toContain(linkIds[0]);
  });

  it('can be renewed by hand without making the round again', async () => {
    const [waiting] = await makeWaiting(w, '周甲换新');
    await renewLink(office, { id: waiting?.id ?? '' });
    await makeWeeklyLinks(w.institutionId, office.today);
    const now = await linksTo('周甲换新');
    expect(now.filter((link) => link.revokedAt === null)).toHaveLength(1);
    expect(now).toHaveLength(2);
  });
});

describe('an answer taken back', () => {
  it('puts back what stood there, opens the link again, and the audit keeps both', async () => {
    const post = await makePost(w, 5);
    const ctx = await holding((await makeLink(w, 'SLOTS', post.id)).token);
    await expect(withdrawByLink(ctx, {})).rejects.toMatchObject({ key: 'linkNotBack' });
    await actByLink(ctx, slots(8));
    expect((await getLinkPage(ctx, {})).backUntil).not.toBeNull();
    const all = await Promise.allSettled(Array.from({ length: 5 }, () => withdrawByLink(ctx, {})));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await getPost(office, { id: post.id })).toMatchObject({ slots: 5, validTo: '2030-01-01' });
    expect(await getLinkPage(ctx, {})).toMatchObject({ state: 'OPEN', backUntil: null, facts: { slots: 5 } });
    await actByLink(ctx, slots(7));
    expect(await getPost(office, { id: post.id })).toMatchObject({ slots: 7 });
    const entries = await within(w, (tx) =>
      tx.auditEntry.findMany({
        where: { institutionId: w.institutionId, rowId: post.id, tbl: 'internship_posts', op: 'U' },
        orderBy: { id: 'asc' },
      }),
    );
    expect(entries.map((each) => each.command)).toEqual(['links.use', 'links.withdraw', 'links.use']);
    expect(entries.map((each) => (each.changed as { slots?: number[] }).slots)).toEqual([
      [5, 8],
      [8, 5],
      [5, 7],
    ]);
  });

  it('is refused after half an hour, and when the record has moved on', async () => {
    const post = await makePost(w, 5);
    const link = await makeLink(w, 'SLOTS', post.id);
    const ctx = await holding(link.token);
    await actByLink(ctx, slots(2));
    const late = (minutes: number) =>
      within(w, (tx) =>
        tx.linkTask.updateMany({
          where: { institutionId: w.institutionId, id: link.id },
          data: { usedAt: new Date(Date.now() - minutes * 60_000) },
        }),
      );
    await late(31);
    await expect(withdrawByLink(ctx, {})).rejects.toMatchObject({ key: 'linkNotBack' });
    expect((await getLinkPage(ctx, {})).backUntil).toBeNull();
    await late(29);
    await within(w, (tx) =>
      tx.internshipPost.updateMany({
        where: { institutionId: w.institutionId, id: post.id },
        data: { version: { increment: 1 } },
      }),
    );
    await expect(withdrawByLink(ctx, {})).rejects.toMatchObject({ key: 'linkMovedOn' });
    expect(await getPost(office, { id: post.id })).toMatchObject({ slots: 2 });
  });

  it('goes for a week, an assessment and contact data', async () => {
    const mentor = { mentorName: '周甲评价' };
    const { id } = await makePlacement(w, 'STARTED', { ...mentor, endsOn: toDbDate(addDays(office.today, 3)) });
    const assess = await holding((await makeLink(w, 'ASSESS', id)).token);
    await actByLink(assess, { answer: { score: '40', remark: '错', hostAgain: 'no' } });
    await withdrawByLink(assess, {});
    expect(await getPlacement(office, { id })).toMatchObject({ enterpriseScore: null, hostAgain: null });

    const { links } = await issueLinks(office, { kind: 'PRESENT', days: 7, recordIds: [id] });
    const present = await holding(tokenOf(links[0]?.url));
    const { facts } = await getLinkPage(present, {});
    if (facts?.kind !== 'PRESENT') throw new Error('not about a week');
    const say = (answer: string) =>
      actByLink(present, { answer: { weekOn: facts.weekOn, lines: [{ placementId: id, present: answer }] } });
    await say('no');
    await withdrawByLink(present, {});
    expect((await getPlacement(office, { id })).weeks).toEqual([]);
    await say('yes');
    expect((await getPlacement(office, { id })).weeks).toMatchObject([{ present: true }]);

    const contact = await addContact(office, { partnerId: w.partnerId, name: '周甲联系', phone: '13700004321' });
    const own = await holding((await makeLink(w, 'CONTACT', contact.id)).token);
    await actByLink(own, { answer: { name: '误', title: '', phone: '13900001111', email: '', wechat: '' } });
    await withdrawByLink(own, {});
    const now = await within(w, (tx) =>
      tx.contact.findFirstOrThrow({ where: { institutionId: w.institutionId, id: contact.id } }),
    );
    expect(now).toMatchObject({ name: '周甲联系', phoneMasked: '137****4321' });
    expect(decryptText(now.phoneEnc ?? new Uint8Array())).toContain('13700004321');
  });

  it('does not go for a report', async () => {
    const { id } = await makePlacement(w, 'STARTED');
    const ctx = await holding((await makeLink(w, 'INCIDENT', id)).token);
    await actByLink(ctx, { answer: { kind: 'ILLNESS', happenedOn: office.today, what: '发烧' } });
    expect((await getLinkPage(ctx, {})).backUntil).toBeNull();
    await expect(withdrawByLink(ctx, {})).rejects.toMatchObject({ key: 'linkNotBack' });
  });
});
