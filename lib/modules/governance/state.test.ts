import { expect, it } from 'vitest';
import { documentSeries, dueStateOn } from './state';
import type { DocumentKind } from './words';

const open = { dueOn: '2026-06-30', doneOn: null };

it('is late from the day after the due day, and neither when done nor when given up', () => {
  expect(dueStateOn(open, '2026-06-30')).toBe('OPEN');
  expect(dueStateOn(open, '2026-07-01')).toBe('OVERDUE');
  expect(dueStateOn({ dueOn: null, doneOn: null }, '2026-07-01')).toBe('OPEN');
  expect(dueStateOn({ ...open, doneOn: '2026-07-05' }, '2026-08-01')).toBe('DONE');
  expect(dueStateOn({ ...open, droppedOn: '2026-07-05' }, '2026-08-01')).toBe('DROPPED');
});

it('has in force the last version that holds by the day, of the charter whatever its title', () => {
  const version = (id: string, kind: DocumentKind, title: string, effectiveOn: string) => ({
    ...{ id, kind, title, effectiveOn },
  });
  const [charter, rules] = documentSeries(
    [
      version('a', 'CHARTER', '章程', '2024-05-15'),
      version('b', 'CHARTER', '章程（修订）', '2025-05-15'),
      version('c', 'CHARTER', '章程（修订）', '2026-12-01'),
      version('d', 'RULES', '运行规则', '2026-12-01'),
    ],
    '2026-11-25',
  );
  expect([charter?.current?.id, charter?.earlier.map(({ id }) => id), charter?.coming.map(({ id }) => id)]).toEqual([
    'b',
    ['a'],
    ['c'],
  ]);
  expect([rules?.current, rules?.coming.length]).toEqual([null, 1]);
});
