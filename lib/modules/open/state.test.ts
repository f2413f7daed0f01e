import { expect, it } from 'vitest';
import { daysFrom, freeOn, without } from './state';

const at = (time: string) => Date.parse(`2026-12-02T${time}:00+08:00`);
const taken = (...spans: [string, string][]) => spans.map(([from, to]) => ({ from: at(from), to: at(to) }));
const before = Date.parse('2026-12-01T00:00:00Z');

it('what is taken is cut out, whatever its order and however it overlaps', () => {
  const whole = { from: 0, to: 10 };
  expect(without(whole, [])).toEqual([whole]);
  const some = [
    { from: 5, to: 7 },
    { from: -2, to: 1 },
    { from: 6, to: 8 },
  ];
  expect(without(whole, some)).toEqual([
    { from: 1, to: 5 },
    { from: 8, to: 10 },
  ]);
  expect(without(whole, [{ from: -1, to: 11 }])).toEqual([]);
});

it('a room is free within the open hours, for half an hour at least', () => {
  expect(freeOn('2026-12-02', taken(['08:20', '12:00'], ['13:00', '14:00'], ['14:20', '23:00']), before)).toEqual([
    { from: '12:00', to: '13:00' },
  ]);
  expect(freeOn('2026-12-02', [], before)).toEqual([{ from: '08:00', to: '22:00' }]);
});

it('today only what begins two hours from now, on the quarter', () => {
  expect(freeOn('2026-12-02', [], at('10:07'))).toEqual([{ from: '12:15', to: '22:00' }]);
  expect(freeOn('2026-12-02', [], at('19:50'))).toEqual([]);
});

it('a week begins today at the earliest and ends where nothing can be asked for', () => {
  expect(daysFrom('2026-11-01', '2026-12-02')[0]).toBe('2026-12-02');
  expect(daysFrom('2026-12-09', '2026-12-02')).toHaveLength(7);
  expect(daysFrom('2027-03-01', '2026-12-02')).toEqual(['2027-01-05']);
});
