import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Candidate, drawLots, type Offer, propose, sealOf, type Unit } from './propose';

const candidate = (id: string, wishes: string[], barred: string[] = []): Candidate => ({
  ...{ id, wishes, barred: new Set(barred) },
});
const offer = (id: string, free: number, over: Partial<Offer> = {}): Offer => ({
  ...{ id, unitId: 'u', free, cap: null, ...over },
});
const noCap: Unit[] = [{ id: 'u', cap: null }];
const ask = (candidates: Candidate[], offers: Offer[], units = noCap, fill = false) =>
  propose({ planId: 'plan', candidates, offers, units, fill });

it('meets first wishes before second ones, and says which wish was refused and why', () => {
  const { given, left } = ask(
    [candidate('a', ['x', 'y']), candidate('b', ['y']), candidate('c', ['x', 'y']), candidate('d', [])],
    [offer('x', 1), offer('y', 1)],
  );
  const lots = drawLots('plan', ['a', 'b', 'c', 'd']);
  const [winner, loser] = (lots.get('a') ?? 0) < (lots.get('c') ?? 0) ? ['a', 'c'] : ['c', 'a'];
  expect(given).toContainEqual({ studentId: winner, postId: 'x', rank: 1 });
  expect(given).toContainEqual({ studentId: 'b', postId: 'y', rank: 1 });
  expect(left).toContainEqual({
    studentId: loser,
    wishes: [
      { postId: 'x', rank: 1, refusal: 'FULL' },
      { postId: 'y', rank: 2, refusal: 'FULL' },
    ],
  });
  expect(left).toContainEqual({ studentId: 'd', wishes: [] });
});

it('names the cap of the enterprise, the cap of the post, what is barred and what is gone', () => {
  const refusal = (wish: Candidate, offers: Offer[], units = noCap) => ask([wish], offers, units).left[0]?.wishes[0];
  const wish = candidate('a', ['x']);
  expect(refusal(wish, [offer('x', 2)], [{ id: 'u', cap: 0 }])).toMatchObject({ refusal: 'UNIT_CAP' });
  expect(refusal(wish, [offer('x', 2, { cap: 0 })])).toMatchObject({ refusal: 'POST_CAP' });
  expect(refusal(candidate('a', ['x'], ['x']), [offer('x', 2)])).toMatchObject({ refusal: 'BARRED' });
  expect(refusal(wish, [])).toMatchObject({ refusal: 'GONE' });
});

it('gives the rest what is left only when asked, never what is barred', () => {
  const students = [candidate('a', []), candidate('b', [], ['x'])];
  expect(ask(students, [offer('x', 2)]).given).toEqual([]);
  const { given, left } = ask(students, [offer('x', 2)], noCap, true);
  expect(given).toEqual([{ studentId: 'a', postId: 'x', rank: null }]);
  expect(left.map(({ studentId }) => studentId)).toEqual(['b']);
});

const POSTS = ['p', 'q', 'r', 's'];
const market = fc.record({
  candidates: fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      wishes: fc.uniqueArray(fc.constantFrom(...POSTS), { maxLength: 4 }),
      barred: fc.uniqueArray(fc.constantFrom(...POSTS), { maxLength: 1 }),
    }),
    { selector: ({ id }) => id, maxLength: 30 },
  ),
  offers: fc.tuple(
    ...POSTS.map((id, at) =>
      fc.record({
        ...{ id: fc.constant(id), unitId: fc.constant(at < 2 ? 'u' : 'v'), free: fc.nat(6) },
        cap: fc.option(fc.nat(6)),
      }),
    ),
  ),
  units: fc.tuple(
    fc.record({ id: fc.constant('u'), cap: fc.option(fc.nat(8)) }),
    fc.record({ id: fc.constant('v'), cap: fc.option(fc.nat(8)) }),
  ),
  fill: fc.boolean(),
});

it('never goes above slots and caps, places each once, leaves nobody behind somebody who wanted it less', () => {
  fc.assert(
    fc.property(market, ({ candidates: asked, offers, units, fill }) => {
      const candidates = asked.map(({ barred, ...each }) => ({ ...each, barred: new Set(barred) }));
      const { given, left } = propose({ planId: 'plan', candidates, offers, units, fill });
      const at = (postId: string) => given.filter((each) => each.postId === postId).length;
      for (const { id, free, cap } of offers) expect(at(id)).toBeLessThanOrEqual(Math.min(free, cap ?? free));
      for (const { id, cap } of units) {
        const there = offers.filter(({ unitId }) => unitId === id).reduce((sum, post) => sum + at(post.id), 0);
        if (cap !== null) expect(there).toBeLessThanOrEqual(cap);
      }
      const all = [...given, ...left].map(({ studentId }) => studentId).sort();
      expect(all).toEqual(candidates.map(({ id }) => id).sort());
      const lots = drawLots(
        'plan',
        candidates.map(({ id }) => id),
      );
      const rankOf = (id: string) => given.find(({ studentId }) => studentId === id)?.rank ?? Number.POSITIVE_INFINITY;
      for (const who of candidates)
        for (const [wish, postId] of who.wishes.entries()) {
          expect(who.barred.has(given.find(({ studentId }) => studentId === who.id)?.postId ?? '')).toBe(false);
          if (rankOf(who.id) <= wish + 1 || who.barred.has(postId)) continue;
          // Whoever has it instead asked for it as early, and came before by lot where both asked alike.
          for (const { studentId, rank } of given.filter((each) => each.postId === postId)) {
            expect(rank ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(wish + 1);
            if (rank === wish + 1) expect(lots.get(studentId)).toBeLessThan(lots.get(who.id) ?? 0);
          }
        }
    }),
    { numRuns: 300 },
  );
});

it('gives the same whatever the order in which students and posts are told, with the same seal', () => {
  fc.assert(
    fc.property(market, ({ candidates: asked, offers, units, fill }) => {
      const candidates = asked.map(({ barred, ...each }) => ({ ...each, barred: new Set(barred) }));
      const once = propose({ planId: 'plan', candidates, offers, units, fill });
      const again = propose({
        ...{ planId: 'plan', fill, units: [...units].reverse() },
        ...{ candidates: [...candidates].reverse(), offers: [...offers].reverse() },
      });
      expect(again).toEqual(once);
      expect(sealOf([...again.given].reverse())).toBe(sealOf(once.given));
    }),
    { numRuns: 100 },
  );
});
