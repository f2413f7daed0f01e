import { describe, expect, it } from 'vitest';
import { toDbDate } from '@/lib/kernel/day';
import { vacancyState } from './state';

const vacancy = (withdrawnOn: string | null = null) => ({
  opensOn: toDbDate('2026-03-01'),
  closesOn: toDbDate('2026-04-01'),
  withdrawnOn: withdrawnOn ? toDbDate(withdrawnOn) : null,
});

describe('the state of a vacancy', () => {
  it.each([
    ['2026-02-28', 'PLANNED'],
    ['2026-03-01', 'OPEN'],
    ['2026-03-31', 'OPEN'],
    ['2026-04-01', 'EXPIRED'],
  ])('follows from its days: %s is %s', (day, state) => {
    expect(vacancyState(vacancy(), day)).toBe(state);
  });

  it('is withdrawn from the day of the withdrawal on, and stays what it was before', () => {
    expect(vacancyState(vacancy('2026-03-10'), '2026-03-09')).toBe('OPEN');
    expect(vacancyState(vacancy('2026-03-10'), '2026-03-10')).toBe('WITHDRAWN');
    expect(vacancyState(vacancy('2026-03-10'), '2026-05-01')).toBe('WITHDRAWN');
  });
});
