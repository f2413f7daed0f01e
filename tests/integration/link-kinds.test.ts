import { createTranslator } from 'use-intl/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { linkTexts } from '@/components/modules/links/link-texts';
import { loadMessages } from '@/lib/i18n/messages';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, toDbDate } from '@/lib/kernel/day';
import { issueLinks, renewLink } from '@/lib/modules/links/commands';
import { getLinkPage, linkCandidates, listLinks } from '@/lib/modules/links/queries';
import { LINK_KINDS } from '@/lib/modules/links/words';
import { getPlacement } from '@/lib/modules/placements/record';
import { getPost } from '@/lib/modules/posts/record';
import { actByLink } from '@/lib/processes/act-by-link';
import { holding, makeLink } from '@/tests/support/contract-links';
import { makePlacement, makePost } from '@/tests/support/contract-placements';
import { newWorld, type World, within } from '@/tests/support/world';

let w: World;
let office: Ctx;
const tokenOf = (url: string | undefined) => url?.split('/').at(-1) ?? '';
const slots = (count: number) => ({ answer: { slots: count, validTo: '2030-01-01' } });

beforeAll(async () => {
  w = await newWorld('链丙');
  office = w.as.OFFICE;
});

describe('a link that asks whether an intern would be taken again', () => {
  const soon = () => ({ endsOn: toDbDate(addDays(office.today, 3)) });

  it.each([['yes', true] as const, ['no', false] as const])('keeps the answer %s, once', async (said, kept) => {
    const { id } = await makePlacement(w, 'STARTED', soon());
    const ctx = await holding((await makeLink(w, 'HOST_AGAIN', id)).token);
    expect(await getLinkPage(ctx, {})).toMatchObject({ kind: 'HOST_AGAIN', facts: { intern: { placementId: id } } });
    await expect(actByLink(ctx, { answer: { hostAgain: 'perhaps' } })).rejects.toMatchObject({ code: 'INVALID' });
    await actByLink(ctx, { answer: { hostAgain: said } });
    expect(await getPlacement(office, { id })).toMatchObject({ hostAgain: kept, enterpriseScore: null });
    const other = { answer: { hostAgain: said === 'yes' ? 'no' : 'yes' } };
    await expect(actByLink(ctx, other)).rejects.toMatchObject({ key: 'linkOver' });
    expect(await getPlacement(office, { id })).toMatchObject({ hostAgain: kept });
  });

  it('is asked near the end only, and not of whom it is known', async () => {
    const far = await makePlacement(w, 'STARTED');
    const known = await makePlacement(w, 'STARTED', { ...soon(), hostAgain: false });
    const open = await makePlacement(w, 'STARTED', soon());
    const found = await linkCandidates(office, { kind: 'HOST_AGAIN', partnerId: w.partnerId });
    const asked = found.flatMap(({ recordIds }) => recordIds);
    expect([far, known, open].map(({ id }) => asked.includes(id))).toEqual([false, false, true]);
  });
});

describe('the texts to copy', () => {
  it.each(['zh-CN', 'en'] as const)('give the task and the address; an SMS is short: %s', (locale) => {
    const t = createTranslator({ locale, messages: loadMessages(locale), namespace: 'links' });
    const url = `https://example.edu.cn/t/${'x'.repeat(43)}`;
    for (const kind of LINK_KINDS) {
      // The longest name that a recipient may have.
      const link = { id: w.institutionId, kind, recipient: '甲'.repeat(40), partner: '乙公司', about: [], url };
      const texts = linkTexts(t as never, link, '', 30);
      for (const text of Object.values(texts)) {
        expect(text).toContain(url);
        expect(text).toContain(link.recipient);
        expect(text).toContain(t(`kinds.${kind}`));
        expect(text).not.toMatch(/[{}]/);
      }
      expect(texts.wechat).toMatch(/乙公司.*30/);
      expect(texts.sms.replace(url, '').length).toBeLessThanOrEqual(70);
    }
  });
});

describe('many links', () => {
  it('a hundred are made at once: one each, no address twice, and each opens its own record', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 100; n += 1) ids.push((await makePost(w, n + 1)).id);
    // The first one also gives the partner a liaison.
    const before = await listLinks(office, { filter: {} });
    await makeLink(w, 'SLOTS', (await makePost(w)).id);
    const { links } = await issueLinks(office, { kind: 'SLOTS', party: null, days: 7, recordIds: ids });
    expect(links).toHaveLength(100);
    expect(new Set(links.map(({ url }) => url)).size).toBe(100);
    expect((await listLinks(office, { filter: {} })).total).toBe(before.total + 101);
    const seen: number[] = [];
    for (const { url } of links) {
      const page = await getLinkPage(await holding(tokenOf(url)), {});
      if (page.facts?.kind === 'SLOTS') seen.push(page.facts.slots);
    }
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
  }, 60_000);

  it('a hundred renewals of one link, and an answer by each address that came of them, act once', async () => {
    const post = await makePost(w, 5);
    const first = await makeLink(w, 'SLOTS', post.id);
    const tokens = [first.token];
    let { id } = first;
    for (let n = 0; n < 100; n += 1) {
      const [link] = (await renewLink(office, { id })).links;
      tokens.push(tokenOf(link?.url));
      id = link?.id ?? id;
    }
    const holders = await Promise.all(tokens.map(holding));
    const all = await Promise.allSettled(holders.map((ctx, at) => actByLink(ctx, slots(6 + at))));
    expect(all.flatMap(({ status }, at) => (status === 'fulfilled' ? [at] : []))).toEqual([100]);
    // Replays of the one that acted, too.
    const last = holders.at(-1) as Ctx;
    const again = await Promise.allSettled(Array.from({ length: 100 }, () => actByLink(last, slots(50))));
    expect(again.every(({ status }) => status === 'rejected')).toBe(true);
    await expect(renewLink(office, { id })).rejects.toMatchObject({ key: 'linkUsed' });
    expect(await getPost(office, { id: post.id })).toMatchObject({ slots: 106, version: 2 });
    const used = await within(w, (tx) =>
      tx.linkTask.count({ where: { institutionId: w.institutionId, postId: post.id, usedAt: { not: null } } }),
    );
    expect(used).toBe(1);
  }, 60_000);
});
