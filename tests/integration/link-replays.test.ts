import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '@/lib/kernel/day';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { askRenewal, renewLink } from '@/lib/modules/links/commands';
import { getLinkPage } from '@/lib/modules/links/queries';
import { weekAsked } from '@/lib/modules/links/recipients';
import { LINK_KINDS, type LinkKind } from '@/lib/modules/links/words';
import { addContact } from '@/lib/modules/partners/contacts';
import { actByLink } from '@/lib/processes/act-by-link';
import { withdrawByLink } from '@/lib/processes/withdraw-by-link';
import { expire, holding, makeLink } from '@/tests/support/contract-links';
import { makePlacement, makePost } from '@/tests/support/contract-placements';
import { newWorld, type World, within } from '@/tests/support/world';

const MANY = 100;
let w: World;
beforeAll(async () => {
  w = await newWorld('链重');
});

const tokenOf = (url: string | undefined) => url?.split('/').at(-1) ?? '';
/** How many came about, and the keys under which the others were refused. */
async function outcomes(calls: Promise<unknown>[]): Promise<{ done: number; refused: string[] }> {
  const settled = await Promise.allSettled(calls);
  const refused = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
  // A fault of the program is none of the answers.
  for (const error of refused) if (!(error instanceof AppError)) throw error;
  return {
    done: settled.length - refused.length,
    refused: [...new Set(refused.map((error) => (error as AppError).key))],
  };
}
const many = (call: () => Promise<unknown>) => outcomes(Array.from({ length: MANY }, call));

/** Audit entries of a command that tell of a table. */
const entries = (command: string, tbl: string) =>
  within(w, (tx) => tx.auditEntry.count({ where: { institutionId: w.institutionId, command, tbl } }));

/** An internship of whose intern the enterprise is asked already. */
async function nearlyOver(): Promise<string> {
  const endsOn = new Date(`${addDays(w.as.OFFICE.today, 3)}T00:00:00Z`);
  return (await makePlacement(w, 'STARTED', { endsOn })).id;
}

type Asked = { recordId: string; party?: string; answer: Record<string, unknown>; table: string };
/** For each kind of link: a record that it may be about, an answer, and the table in which the answer is found. */
const ASKED: Record<LinkKind, () => Promise<Asked>> = {
  SLOTS: async () => ({
    recordId: (await makePost(w)).id,
    answer: { slots: 7, validTo: '2030-01-01' },
    table: 'internship_posts',
  }),
  PRESENT: async () => {
    const { id } = await makePlacement(w, 'STARTED', { mentorName: newId() });
    const lines = [{ placementId: id, present: 'yes' }];
    return { recordId: id, answer: { weekOn: weekAsked(w.as.OFFICE.today), lines }, table: 'placement_weeks' };
  },
  ASSESS: async () => ({
    recordId: await nearlyOver(),
    answer: { score: '88', remark: '踏实', hostAgain: 'yes' },
    table: 'placements',
  }),
  HOST_AGAIN: async () => ({ recordId: await nearlyOver(), answer: { hostAgain: 'yes' }, table: 'placements' }),
  SIGN: async () => ({
    recordId: (await makePlacement(w, 'DRAFT', { agreementSignedOn: null })).id,
    party: 'ENTERPRISE',
    answer: { signer: '厂长', lastDigits: '5678', agreed: 'yes' },
    table: 'tri_signatures',
  }),
  INCIDENT: async () => ({
    recordId: (await makePlacement(w, 'STARTED')).id,
    answer: { kind: 'ILLNESS', happenedOn: w.as.OFFICE.today, what: '发烧' },
    table: 'incidents',
  }),
  CONTACT: async () => {
    const { id } = await addContact(w.as.OFFICE, { partnerId: w.partnerId, name: newId(), phone: '13700004321' });
    return {
      recordId: id,
      answer: { name: newId(), title: '主管', phone: '', email: '', wechat: '' },
      table: 'contacts',
    };
  },
};

describe.each([...LINK_KINDS])('a link %s', (kind) => {
  it('acts once in 100 replays at the same time, and never again after a renewal', async () => {
    const { recordId, party, answer, table } = await ASKED[kind]();
    const link = await makeLink(w, kind, recordId, party ?? null);
    const ctx = await holding(link.token);
    const before = [await entries('links.use', table), await entries('links.use', 'link_tasks')];
    const first = await many(() => actByLink(ctx, { answer }));
    expect(first).toEqual({ done: 1, refused: ['linkOver'] });
    const acted = [await entries('links.use', table), await entries('links.use', 'link_tasks')];
    expect(acted[0]).toBe((before[0] ?? 0) + 1);
    // Each later one alone, from the start again with the same token, and with a key of its own.
    for (let n = 0; n < 3; n++)
      await expect(actByLink(await holding(link.token), { answer }, newId())).rejects.toMatchObject({
        key: 'linkOver',
      });
    expect(await many(() => renewLink(w.as.OFFICE, { id: link.id }))).toEqual({ done: 0, refused: ['linkUsed'] });
    expect([await entries('links.use', table), await entries('links.use', 'link_tasks')]).toEqual(acted);
    expect(await getLinkPage(ctx, {})).toMatchObject({ state: 'USED' });
  });
});

describe('100 renewals at the same time', () => {
  it('make one new link, which acts once; the old one opens nothing more', async () => {
    const { recordId, answer, table } = await ASKED.SLOTS();
    const old = await makeLink(w, 'SLOTS', recordId);
    const made: string[] = [];
    const renewed = await many(async () => {
      const { links } = await renewLink(w.as.OFFICE, { id: old.id });
      made.push(tokenOf(links[0]?.url));
    });
    expect(renewed).toEqual({ done: 1, refused: ['linkOver'] });
    const links = await within(w, (tx) =>
      tx.linkTask.findMany({ where: { institutionId: w.institutionId, postId: recordId } }),
    );
    expect(links).toHaveLength(2);
    const before = await entries('links.use', table);
    const [fresh, stale] = [await holding(made[0] ?? ''), await holding(old.token)];
    const both = Array.from({ length: MANY }, (_, at) => actByLink(at % 2 ? fresh : stale, { answer }));
    expect(await outcomes(both)).toEqual({ done: 1, refused: ['linkOver'] });
    expect(await entries('links.use', table)).toBe(before + 1);
  });

  it('and as many answers act once: either the old link or the new one', async () => {
    for (let round = 0; round < 5; round++) {
      const { recordId, answer, table } = await ASKED.SLOTS();
      const link = await makeLink(w, 'SLOTS', recordId);
      const ctx = await holding(link.token);
      const before = await entries('links.use', table);
      const fresh: string[] = [];
      const renew = async () => fresh.push(tokenOf((await renewLink(w.as.OFFICE, { id: link.id })).links[0]?.url));
      const calls = Array.from({ length: 20 }, (_, at) => (at % 2 ? actByLink(ctx, { answer }) : renew()));
      expect((await outcomes(calls)).done).toBe(1);
      for (const token of fresh) await actByLink(await holding(token), { answer });
      expect(await entries('links.use', table)).toBe(before + 1);
    }
  });

  it('the database refuses a second renewal, should the application forget', async () => {
    const { id } = await makeLink(w, 'SLOTS', (await ASKED.SLOTS()).recordId);
    await renewLink(w.as.OFFICE, { id });
    const twice = within(w, async (tx) => {
      const one = await tx.linkTask.findFirstOrThrow({ where: { institutionId: w.institutionId, renewsId: id } });
      const { result: _result, ...columns } = one;
      await tx.linkTask.create({ data: { ...columns, id: newId(), tokenHash: new Uint8Array(32).fill(1) } });
    });
    await expect(twice).rejects.toMatchObject({ code: 'P2002' });
  });

  it('by the recipient of a link past its day are one question', async () => {
    const link = await makeLink(w, 'SLOTS', (await ASKED.SLOTS()).recordId);
    await expire(w, link.id);
    const ctx = await holding(link.token);
    const asked = await Promise.all(Array.from({ length: MANY }, () => askRenewal(ctx, {})));
    expect(asked.filter((each) => each.asked)).toHaveLength(1);
  });
});

describe('what was answered and is taken back', () => {
  it('is taken back once of 100 taps, and answered anew once', async () => {
    const { recordId, answer, table } = await ASKED.SLOTS();
    const ctx = await holding((await makeLink(w, 'SLOTS', recordId)).token);
    await actByLink(ctx, { answer });
    expect(await many(() => withdrawByLink(ctx, {}))).toEqual({ done: 1, refused: ['linkNotBack'] });
    const before = await entries('links.use', table);
    expect(await many(() => actByLink(ctx, { answer }))).toEqual({ done: 1, refused: ['linkOver'] });
    expect(await entries('links.use', table)).toBe(before + 1);
  });
});
