import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readDirtyDate } from './dirty-date';

afterEach(() => vi.unstubAllEnvs());

const days = fc
  .date({ min: new Date('1950-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function spellings(day: string): (string | number | Date)[] {
  const [year = '', month = '', date = ''] = day.split('-');
  const [m, d] = [Number(month), Number(date)];
  return [
    day,
    `${year}-${m}.${d}`,
    `${year}.${m}.${d}`,
    `${year}/${m}/${d}`,
    `${year}年${m}月${d}日`,
    `${year} 年 ${m} 月 ${d} 日`,
    `${year}${month}${date}`,
    Number(`${year}${month}${date}`),
    `${day} 00:00:00`,
    new Date(`${day}T00:00:00Z`),
    Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569,
  ];
}

describe('readDirtyDate', () => {
  it.each([
    ['2024-3.9', '2024-03-09'],
    ['2026.7.6', '2026-07-06'],
    ['2024／3／9', '2024-03-09'],
    [45360, '2024-03-09'],
    ['45360', '2024-03-09'],
    [45360.75, '2024-03-09'],
  ])('%s is %s', (value, day) => {
    expect(readDirtyDate(value)).toMatchObject({ ok: true, day, monthOnly: false });
  });

  it.each(['2024-03', '2024年3月', '2024.3', 2024.3, '202403', 202403])('%s is a month', (value) => {
    expect(readDirtyDate(value)).toMatchObject({ ok: true, day: '2024-03-01', monthOnly: true, tidied: true });
  });

  it.each([
    ['20206-7-2', 'year'],
    ['202406-7-2', 'year'],
    ['24-3-9', 'year'],
    ['1024-3-9', 'year'],
    ['2024-2-30', 'impossible'],
    ['2023-2-29', 'impossible'],
    ['2024-13-1', 'impossible'],
    ['长期', 'form'],
    [2024.1, 'form'],
    [2024, 'form'],
    ['3/9/2024', 'form'],
    [new Date(Number.NaN), 'form'],
  ])('refuses %s', (value, reason) => {
    expect(readDirtyDate(value)).toEqual({ ok: false, reason });
  });

  it('reads every spelling of a day alike, in any time zone', () => {
    for (const zone of ['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati']) {
      vi.stubEnv('TZ', zone);
      fc.assert(
        fc.property(days, (day) => {
          for (const value of spellings(day)) expect(readDirtyDate(value)).toMatchObject({ ok: true, day });
        }),
        { numRuns: 50 },
      );
    }
  });
});
