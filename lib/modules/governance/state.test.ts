import { expect, it } from 'vitest';
import { dueStateOn } from './state';

const open = { dueOn: '2026-06-30', doneOn: null };

it('is late from the day after the due day, and neither when done nor when given up', () => {
  expect(dueStateOn(open, '2026-06-30')).toBe('OPEN');
  expect(dueStateOn(open, '2026-07-01')).toBe('OVERDUE');
  expect(dueStateOn({ dueOn: null, doneOn: null }, '2026-07-01')).toBe('OPEN');
  expect(dueStateOn({ ...open, doneOn: '2026-07-05' }, '2026-08-01')).toBe('DONE');
  expect(dueStateOn({ ...open, droppedOn: '2026-07-05' }, '2026-08-01')).toBe('DROPPED');
});
