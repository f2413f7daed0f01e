import { describe, expect, it } from 'vitest';
import { standing } from './standing';

const target = { year: 2024, percent: 96, source: '计划' };
const missing = (part: number, whole: number, percent = 96) =>
  standing({ ...target, percent }, { part, whole })?.missing;

describe('standing', () => {
  it.each([
    // Exactly reached, one short, one more.
    ...([[96, 100, 0] as const, [95, 100, 1] as const, [97, 100, 0] as const] as const),
    // Shows as 96.0% and is not.
    [24_003, 25_004, 1] as const,
    // 96% of 26 are 24.96 people: it takes 25.
    ...([[24, 26, 1] as const, [25, 26, 0] as const] as const),
    [0, 10, 10] as const,
  ])('of %i among %i lack %i', (part, whole, lack) => {
    expect(missing(part, whole)).toBe(lack);
  });

  it('takes tenths of a percent exactly', () => {
    // 0.1 × 3 is more than 0.3 to a computer.
    expect(missing(3, 1_000, 0.3)).toBe(0);
    expect(missing(559, 1_000, 55.9)).toBe(0);
    expect(missing(558, 1_000, 55.9)).toBe(1);
    expect(missing(1_150, 1_000, 100)).toBe(0);
  });

  it('says nothing of nobody', () => {
    expect(standing(target, { part: 0, whole: 0 })).toBeNull();
  });
});
