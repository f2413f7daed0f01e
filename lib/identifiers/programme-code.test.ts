import { describe, expect, it } from 'vitest';
import { levelOfProgrammeCode, PROGRAMME_CODE } from './programme-code';

describe('programme codes', () => {
  it('are six digits', () => {
    expect(['460301', '61010', '4603011', '46030a', ''].map((code) => PROGRAMME_CODE.test(code))).toEqual([
      ...[true, false, false, false, false],
    ]);
  });

  it('say their level by the first two digits, at both ends of each', () => {
    const levels = ['610101', '799999', '410101', '599999', '210101', '399999'].map(levelOfProgrammeCode);
    expect(levels).toEqual(['SECONDARY', 'SECONDARY', 'COLLEGE', 'COLLEGE', 'BACHELOR', 'BACHELOR']);
    expect(['200101', '400101', '600101', '800101', null].map(levelOfProgrammeCode)).toEqual(Array(5).fill(null));
  });
});
