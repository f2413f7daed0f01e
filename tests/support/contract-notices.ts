import { toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { searchTokens } from '@/lib/search/tokens';
import type { Fixture } from './contract';
import * as make from './world';

type World = make.World;

/** A notice; a draft, which only those see who write notices. */
export async function makeNotice(w: World, over: Record<string, unknown> = {}) {
  const id = newId();
  const title = make.word(w, newId().slice(-6));
  const data = {
    ...{ institutionId: w.institutionId, id, kind: 'PLAN', title, body: w.mark, source: w.mark },
    ...{ issuedOn: toDbDate(w.as.ADMIN.today), searchTokens: searchTokens({ text: [title] }), ...over },
  };
  await make.within(w, (tx) => tx.industryNotice.create({ data }));
  return { id, version: 1 };
}

const profile = (w: World) => ({
  ...{ kind: 'POLICY', title: make.word(w, newId().slice(-6)), body: w.mark, source: w.mark },
  ...{ sourceUrl: 'https://example.org/plan', issuedOn: w.as.ADMIN.today },
});

/** Inputs for the operations of industry notices. */
export const NOTICE_FIXTURES: Record<string, Fixture> = {
  'notices.createNotice': { input: profile },
  'notices.getNotice': { input: async (w) => ({ id: (await makeNotice(w)).id }) },
  'notices.listNotices': { input: () => ({ filter: {}, page: 1 }) },
  'notices.newNotice': { input: () => ({}) },
  'notices.noticeFacets': { input: () => ({ filter: {} }) },
  'notices.noticeTimeline': { input: async (w) => ({ id: (await makeNotice(w)).id }) },
  'notices.publishNotice': { input: (w) => makeNotice(w) },
  'notices.updateNotice': { input: async (w) => ({ ...(await makeNotice(w)), ...profile(w) }) },
  'notices.withdrawNotice': { input: (w) => makeNotice(w, { state: 'PUBLISHED' }) },
};
