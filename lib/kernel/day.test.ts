import { describe, expect, it } from 'vitest';
import { monthLater, weeksOf } from './day';

describe('months', () => {
  it('follow each other over the turn of the year', () => {
    expect([monthLater('2026-12', 1), monthLater('2026-01', -1), monthLater('2024-01', 13)]).toEqual([
      '2027-01',
      '2025-12',
      '2025-02',
    ]);
  });

  it.each([
    ['2026-11', '2026-10-26', '2026-12-06', 6],
    ['2027-02', '2027-02-01', '2027-02-28', 4],
    ['2024-02', '2024-01-29', '2024-03-03', 5],
  ])('%s is shown in whole weeks from Monday', (month, first, last, count) => {
    const weeks = weeksOf(month);
    expect([weeks[0]?.[0], weeks.at(-1)?.at(-1), weeks.length]).toEqual([first, last, count]);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
  });
});
