import { expect, it } from 'vitest';
import { indicatorStateOf, sumsOf } from './state';

const scored = (maxScore: number, selfScore: number | null) => ({ maxScore, selfScore, met: null });
const judged = (met: boolean | null) => ({ maxScore: null, selfScore: null, met });

it('is open until it is scored or judged; a score of nothing is an assessment', () => {
  expect(indicatorStateOf(scored(10, null))).toBe('OPEN');
  expect(indicatorStateOf(scored(10, 0))).toBe('ASSESSED');
  expect(indicatorStateOf(judged(null))).toBe('OPEN');
  expect(indicatorStateOf(judged(true))).toBe('ASSESSED');
  expect(indicatorStateOf(judged(false))).toBe('UNMET');
});

it('adds scores exactly and counts what is assessed and what is not met', () => {
  const sums = sumsOf([scored(0.1, 0.1), scored(0.2, 0.2), scored(5, null), judged(false), judged(null)]);
  expect(sums).toEqual({ indicators: 5, assessed: 3, unmet: 1, full: 5.3, self: 0.3 });
  expect(sumsOf([])).toEqual({ indicators: 0, assessed: 0, unmet: 0, full: 0, self: 0 });
});
