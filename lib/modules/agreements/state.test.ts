import { describe, expect, it } from 'vitest';
import { toDbDate } from '@/lib/kernel/day';
import { followingDays } from './renew';
import { shownState } from './state';

const signed = {
  state: 'SIGNED',
  validFrom: toDbDate('2026-01-01'),
  validTo: toDbDate('2026-12-31'),
  terminatedOn: null,
};
const terminated = { ...signed, state: 'TERMINATED', terminatedOn: toDbDate('2026-06-01') };

describe('shownState', () => {
  it.each([
    ['2025-12-31', 'SIGNED'],
    ['2026-01-01', 'IN_FORCE'],
    ['2026-12-31', 'IN_FORCE'],
    ['2027-01-01', 'EXPIRED'],
  ])('of a signed agreement on %s is %s', (day, state) => expect(shownState(signed, day)).toBe(state));

  it.each([
    ['2026-05-31', 'IN_FORCE'],
    ['2026-06-01', 'TERMINATED'],
    ['2027-01-01', 'TERMINATED'],
  ])('of one terminated on 2026-06-01 is on %s %s', (day, state) => expect(shownState(terminated, day)).toBe(state));

  it('of a draft does not depend on its proposed days', () =>
    expect(shownState({ ...signed, state: 'DRAFT' }, '2026-05-01')).toBe('DRAFT'));
});

describe('followingDays', () => {
  it.each([
    ['2023-01-01', '2025-12-31', '2026-01-01', '2028-12-31'],
    ['2025-03-01', '2026-02-28', '2026-03-01', '2027-02-28'],
    ['2026-01-01', '2026-06-30', '2026-07-01', '2027-06-30'],
    ['2023-03-01', '2024-02-28', '2024-02-29', '2025-02-27'],
  ])('after %s to %s are %s to %s', (from, to, nextFrom, nextTo) =>
    expect(followingDays(from, to)).toEqual({ validFrom: nextFrom, validTo: nextTo }),
  );
});
