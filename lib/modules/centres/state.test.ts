import { expect, it } from 'vitest';
import { momentAt, trainingStateOn, weekOf } from './state';

it('a programme is in development until the day on which it is offered, and offered until it is retired', () => {
  const days = { offeredOn: '2025-03-01', retiredOn: '2026-03-01' };
  const states = ['2025-02-28', '2025-03-01', '2026-02-28', '2026-03-01'].map((day) => trainingStateOn(days, day));
  expect(states).toEqual(['DEVELOPMENT', 'OFFERED', 'OFFERED', 'RETIRED']);
  expect(trainingStateOn({ offeredOn: null, retiredOn: null }, '2030-01-01')).toBe('DEVELOPMENT');
});

it('a week begins on Monday, also for its Sunday', () => {
  for (const day of ['2026-11-23', '2026-11-25', '2026-11-29'])
    expect([weekOf(day)[0], weekOf(day)[6]]).toEqual(['2026-11-23', '2026-11-29']);
});

it('a moment is by the college’s clock, wherever the server stands', () => {
  expect(momentAt('2026-11-25', '08:30').toISOString()).toBe('2026-11-25T00:30:00.000Z');
});
