import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, settingsOf } from '@/lib/db/door';
import type { Ctx } from '@/lib/kernel/context';
import { addDays } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { askRenewal, issueLinks, renewLink, revokeLinks } from '@/lib/modules/links/commands';
import { getLinkPage, linkCandidates, linkFacets, listLinks } from '@/lib/modules/links/queries';
import { weekAsked } from '@/lib/modules/links/recipients';
import { addContact } from '@/lib/modules/partners/contacts';
import { listPlacements } from '@/lib/modules/placements/queries';
import { getPlacement } from '@/lib/modules/placements/record';
import { listPosts } from '@/lib/modules/posts/queries';
import { getPost } from '@/lib/modules/posts/record';
import { actByLink } from '@/lib/processes/act-by-link';
import { openLink } from '@/lib/processes/agreement-of-link';
import { exportList } from '@/lib/processes/exports';
import { expire, holding, makeLink, makeSlotsLink } from '@/tests/support/contract-links';
import { makePlacement, makePost } from '@/tests/support/contract-placements';
import { newWorld, type World, within } from '@/tests/support/world';

let w: World;
let other: World;
let office: Ctx;

beforeAll(async () => {
  w = await newWorld('链甲');
  other = await newWorld('链乙');
  office = w.as.OFFICE;
});

const slots = (count: number) => ({ answer: { slots: count, validTo: '2030-01-01' } });
const linkOf = (id: string) =>
  within(w, (tx) => tx.linkTask.findFirstOrThrow({ where: { institutionId: w.institutionId, id } }));

describe('a link about slots', () => {
  it('is made for the liaison, opens without an account, acts once, and the audit says by whom', async () => {
    const post = await makePost(w, 5);
    const link = await makeLink(w, 'SLOTS', post.id);
    const ctx = await holding(link.token);
    expect(await getLinkPage(ctx, {})).toMatchObject({ state: 'OPEN', kind: 'SLOTS', facts: { slots: 5, taken: 0 } });
    await actByLink(ctx, slots(8));
    expect(await getPost(office, { id: post.id })).toMatchObject({ slots: 8 });
    expect(await getLinkPage(ctx, {})).toMatchObject({ state: 'USED', facts: null });
    await expect(actByLink(ctx, slots(9))).rejects.toMatchObject({ code: 'RULE', key: 'linkOver' });
    const entries = await within(w, (tx) =>
      tx.auditEntry.findMany({ where: { institutionId: w.institutionId, command: 'links.use' } }),
    );
    expect(entries.map((each) => each.tbl)).toEqual(expect.arrayContaining(['internship_posts', 'link_tasks']));
    expect(new Set(entries.map((each) => each.actor))).toEqual(new Set([w.mark]));
  });

  it('acts once however many submit at the same time', async () => {
    const post = await makePost(w, 5);
    const { token } = await makeLink(w, 'SLOTS', post.id);
    const ctx = await holding(token);
    const all = await Promise.allSettled(Array.from({ length: 100 }, (_, at) => actByLink(ctx, slots(6 + at))));
    const done = all.filter(({ status }) => status === 'fulfilled');
    const refused = all.flatMap((each) => (each.status === 'rejected' ? [each.reason.key] : []));
    expect(done).toHaveLength(1);
    expect(new Set(refused)).toEqual(new Set(['linkOver']));
    const { version } = await getPost(office, { id: post.id });
    expect(version).toBe(2);
  });

  it('stays good when the answer is refused, by field', async () => {
    const post = await makePost(w, 5);
    await makePlacement(w, 'APPROVED', { postId: post.id });
    const ctx = await holding((await makeLink(w, 'SLOTS', post.id)).token);
    await expect(actByLink(ctx, slots(0))).rejects.toMatchObject({ fields: { slots: { key: 'fewerThanTaken' } } });
    await expect(actByLink(ctx, { answer: { slots: 'x' } })).rejects.toMatchObject({ code: 'INVALID' });
    expect(await getLinkPage(ctx, {})).toMatchObject({ state: 'OPEN' });
    await actByLink(ctx, slots(4));
    expect(await getPost(office, { id: post.id })).toMatchObject({ slots: 4 });
  });

  it('opens nothing once it is past its day or taken back, and is renewed by staff', async () => {
    const late = await makeSlotsLink(w);
    await expire(w, late.id);
    const ctx = await holding(late.token);
    await expect(actByLink(ctx, slots(7))).rejects.toMatchObject({ key: 'linkOver' });
    expect(await Promise.all([askRenewal(ctx, {}), askRenewal(ctx, {})])).toContainEqual({ asked: true });
    expect(await askRenewal(ctx, {})).toEqual({ asked: false });
    const asked = await listLinks(office, { filter: { asked: '1' } });
    expect(asked.rows.map((row) => row.id)).toEqual([late.id]);
    const { links } = await renewLink(office, { id: late.id });
    const fresh = await holding(links[0]?.url.split('/').at(-1) ?? '');
    expect((await listLinks(office, { filter: { asked: '1' } })).total).toBe(0);
    await actByLink(fresh, slots(7));
    await expect(actByLink(ctx, slots(9))).rejects.toMatchObject({ key: 'linkOver' });
    const back = await makeSlotsLink(w);
    expect(await revokeLinks(office, { linkIds: [back.id] })).toEqual({ count: 1 });
    await expect(actByLink(await holding(back.token), slots(7))).rejects.toMatchObject({ key: 'linkOver' });
  });

  it('keeps its token as a hash, and gives no address in the list or the sheet', async () => {
    const { id, token } = await makeSlotsLink(w);
    expect(Buffer.from((await linkOf(id)).tokenHash).toString('base64url')).not.toBe(token);
    const rows = await listLinks(office, { filter: {}, size: 100 });
    expect(JSON.stringify(rows)).not.toContain(token);
    const facets = await linkFacets(office, { filter: {} });
    expect(facets.total).toBe(rows.total);
    expect(facets.state.reduce((sum, { count }) => sum + count, 0)).toBe(rows.total);
    const sheet = await exportList(office, 'links').open(office, {});
    await sheet.stream.cancel();
    expect(sheet.rows).toBe(rows.total);
  });
});

describe('a mentor by links', () => {
  it('confirms a week for all interns with one tap, and assesses', async () => {
    const mentor = { mentorName: '链甲导师' };
    const [one, two] = [await makePlacement(w, 'STARTED', mentor), await makePlacement(w, 'STARTED', mentor)];
    const asked = await linkCandidates(office, { kind: 'PRESENT', partnerId: w.partnerId });
    const group = asked.find((each) => each.recipient === '链甲导师');
    expect(group?.recordIds.sort()).toEqual([one.id, two.id].sort());
    const { links } = await issueLinks(office, { kind: 'PRESENT', days: 7, recordIds: [one.id, two.id] });
    expect(links).toHaveLength(1);
    const ctx = await holding(links[0]?.url.split('/').at(-1) ?? '');
    const weekOn = weekAsked(office.today);
    const lines = [
      { placementId: one.id, present: 'yes' },
      { placementId: two.id, present: 'no', note: '病假' },
    ];
    const foreign = { ...lines[0], placementId: (await makePlacement(w, 'STARTED')).id };
    await expect(actByLink(ctx, { answer: { weekOn, lines: [foreign] } })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await actByLink(ctx, { answer: { weekOn, lines } });
    const said = await Promise.all([one, two].map(({ id }) => getPlacement(office, { id })));
    expect(said.map(({ weeks }) => weeks.find((week) => week.weekOn === weekOn)?.present)).toEqual([true, false]);
    const again = await linkCandidates(office, { kind: 'PRESENT', partnerId: w.partnerId });
    expect(again.flatMap((each) => each.recordIds)).not.toContain(one.id);
    await within(w, (tx) =>
      tx.placement.updateMany({
        where: { institutionId: w.institutionId, id: one.id },
        data: { endsOn: new Date(`${addDays(office.today, 3)}T00:00:00Z`) },
      }),
    );
    const assess = await holding((await makeLink(w, 'ASSESS', one.id)).token);
    await actByLink(assess, { answer: { score: '88', remark: '踏实', hostAgain: 'yes' } });
    expect(await getPlacement(office, { id: one.id })).toMatchObject({ enterpriseScore: 88, hostAgain: true });
    const incident = await holding((await makeLink(w, 'INCIDENT', two.id)).token);
    await actByLink(incident, { answer: { kind: 'ILLNESS', happenedOn: office.today, what: '发烧' } });
    expect((await getPlacement(office, { id: two.id })).incidents).toMatchObject([{ kind: 'ILLNESS', what: '发烧' }]);
  });
});

describe('an agreement signed by links', () => {
  let placement: { id: string };
  beforeEach(async () => {
    placement = await makePlacement(w, 'DRAFT', { agreementSignedOn: null });
    await within(w, async (tx) => {
      const { studentId } = await tx.placement.findFirstOrThrow({
        where: { institutionId: w.institutionId, id: placement.id },
      });
      const { blindIndex, encryptText } = await import('@/lib/kernel/crypto');
      const phone = `139${newId().replaceAll(/\D/g, '').padEnd(8, '0').slice(-8)}`;
      await tx.student.updateMany({
        where: { institutionId: w.institutionId, id: studentId },
        data: { phoneEnc: encryptText(phone), phoneIndex: blindIndex(phone), phoneMasked: `139****${phone.slice(-4)}` },
      });
    });
  });

  it('takes the number it was sent to, and one signature a party', async () => {
    const link = await makeLink(w, 'SIGN', placement.id, 'STUDENT');
    const ctx = await holding(link.token);
    const { phoneMasked } = await linkOf(link.id);
    const answer = { signer: '学生甲', lastDigits: phoneMasked?.slice(-4), agreed: 'yes' };
    const { page } = await openLink(ctx);
    expect(page.facts).toMatchObject({ kind: 'SIGN', party: 'STUDENT', hash: expect.stringMatching(/^[0-9A-F]{12}$/) });
    const wrong = actByLink(ctx, { answer: { ...answer, lastDigits: '0001' } });
    await expect(wrong).rejects.toMatchObject({ fields: { lastDigits: { key: 'otherPhone' } } });
    const not = actByLink(ctx, { answer: { ...answer, agreed: 'no' } });
    await expect(not).rejects.toMatchObject({ fields: { agreed: { key: 'required' } } });
    await actByLink(ctx, { answer });
    const { signatures } = await getPlacement(office, { id: placement.id });
    expect(signatures).toMatchObject([{ party: 'STUDENT', method: 'LINK', signer: '学生甲', phone: phoneMasked }]);
    const rest = await linkCandidates(office, { kind: 'SIGN', party: 'STUDENT', placementId: placement.id });
    expect(rest).toEqual([]);
  });

  it('cannot be sent to a party without a number', async () => {
    const sought = { kind: 'SIGN', party: 'GUARDIAN', placementId: placement.id };
    const found = await linkCandidates(office, sought);
    expect(found.every((each) => each.lacks !== null)).toBe(true);
    await expect(makeLink(w, 'SIGN', placement.id, 'GUARDIAN')).rejects.toMatchObject({
      code: expect.stringMatching(/RULE|NOT_FOUND/),
    });
  });
});

describe('a contact by a link', () => {
  it('corrects its data and keeps a number that is left blank', async () => {
    const { id } = await addContact(office, { partnerId: w.partnerId, name: '链甲联系', phone: '13700004321' });
    const ctx = await holding((await makeLink(w, 'CONTACT', id)).token);
    await actByLink(ctx, { answer: { name: '链甲新名', title: '主管', phone: '', email: '', wechat: '' } });
    const now = await within(w, (tx) => tx.contact.findFirstOrThrow({ where: { institutionId: w.institutionId, id } }));
    expect(now).toMatchObject({ name: '链甲新名', title: '主管', phoneMasked: '137****4321' });
  });
});

describe('whoever holds a link', () => {
  it('reaches its own record only, also when the application forgets', async () => {
    const [mine, theirs] = [await makePost(w), await makePost(w)];
    const placement = await makePlacement(w, 'STARTED');
    const { token } = await makeLink(w, 'SLOTS', mine.id);
    const ctx = await holding(token);
    const reads = [
      listPosts(ctx, { filter: {} }),
      getPost(ctx, { id: mine.id }),
      getPost(ctx, { id: theirs.id }),
      listPlacements(ctx, { filter: {} }),
      getPlacement(ctx, { id: placement.id }),
    ];
    for (const read of reads) await expect(read).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(issueLinks(ctx, { kind: 'SLOTS', days: 7, recordIds: [mine.id] })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const seen = await inTransaction(settingsOf(ctx, 'test'), async (tx) => ({
      posts: await tx.internshipPost.findMany({ select: { id: true } }),
      placements: await tx.placement.count(),
      students: await tx.student.count(),
      links: await tx.linkTask.count(),
      partners: await tx.partner.findMany({ select: { id: true } }),
      changed: (await tx.internshipPost.updateMany({ where: { id: theirs.id }, data: { slots: 99 } })).count,
    }));
    expect(seen).toEqual({
      ...{ posts: [{ id: mine.id }], placements: 0, students: 0, links: 1, changed: 0 },
      partners: [{ id: w.partnerId }],
    });
  });

  it('is nobody with an account, and no account is whoever holds a link', async () => {
    await expect(getLinkPage(w.as.LIAISON, {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(actByLink(w.as.LIAISON, slots(3))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(holding('x'.repeat(43))).rejects.toThrow('nowhere');
    await expect(holding("x' or 1=1")).rejects.toThrow('nowhere');
  });

  it('is made by those only who may write the record, and never for another college', async () => {
    const post = await makePost(w);
    await expect(issueLinks(w.as.TEACHER, { kind: 'SLOTS', days: 7, recordIds: [post.id] })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const foreign = await makePost(other);
    await expect(issueLinks(office, { kind: 'SLOTS', days: 7, recordIds: [foreign.id] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const guided = await makePlacement(w, 'STARTED');
    expect((await issueLinks(w.as.TEACHER, { kind: 'INCIDENT', days: 3, recordIds: [guided.id] })).links).toHaveLength(
      1,
    );
    expect((await listLinks(w.as.TEACHER, { filter: {} })).rows.every((row) => row.kind !== 'SLOTS')).toBe(true);
  });
});
