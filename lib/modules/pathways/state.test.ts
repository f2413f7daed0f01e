import { expect, it } from 'vitest';
import { codesFit, pupilStateOn } from './state';

it.each([
  ['660301', '460301', true],
  ['660301', '450301', false],
  ['610101', '410101', true],
  [null, '460301', true],
  ['660301', null, true],
])('%s leads to %s: %s', (secondary, college, fits) => expect(codesFit(secondary, college)).toBe(fits));

it('tells where a pupil stands by its dates, each from its day on', () => {
  const pupil = { transferredOn: '2024-09-01', graduatedOn: '2026-07-01', leftOn: null };
  const states = ['2024-08-31', '2024-09-01', '2026-06-30', '2026-07-01'].map((day) => pupilStateOn(pupil, day));
  expect(states).toEqual(['ENROLLED', 'TRANSFERRED', 'TRANSFERRED', 'GRADUATED']);
  expect(pupilStateOn({ ...pupil, leftOn: '2025-01-01' }, '2026-08-01')).toBe('LEFT');
});
