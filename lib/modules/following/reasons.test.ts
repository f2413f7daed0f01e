import { expect, it } from 'vitest';
import { type Followed, reasonsOn, visitsDue } from './reasons';

const calm: Followed = {
  ...{ startsOn: '2026-03-02', endsOn: '2026-08-31', insuredTo: '2026-08-31', journalEvery: 'WEEKLY', visitEvery: 30 },
  ...{ lastWeek: true, lastJournalOn: '2026-04-10', lastVisitOn: '2026-04-01', incidents: [], calls: [] },
};
const on = (over: Partial<Followed>, day = '2026-04-15') => reasonsOn({ ...calm, ...over }, day);

it('asks nothing while all is well, and counts each limit by its day', () => {
  expect(on({})).toEqual([]);
  expect(on({ lastJournalOn: '2026-04-06' })).toEqual([]);
  expect(on({ lastJournalOn: '2026-04-05' })).toEqual(['JOURNAL_MISSING']);
  expect(on({ lastJournalOn: '2026-04-05', journalEvery: 'NONE' })).toEqual([]);
  expect(on({ lastVisitOn: '2026-03-17' })).toEqual([]);
  expect(on({ lastVisitOn: '2026-03-16' })).toEqual(['VISIT_DUE']);
  expect(on({ lastWeek: null })).toEqual(['WEEK_OPEN']);
  expect(on({ lastWeek: false })).toEqual(['ABSENT']);
  expect(on({ insuredTo: '2026-04-29' })).toEqual(['INSURANCE_ENDING']);
  expect(on({ insuredTo: '2026-04-30' })).toEqual([]);
});

it('tells an overdue incident from an open one, and a leave that went on from one that runs', () => {
  const at = { leave: false, untilOn: null };
  expect(on({ incidents: [{ ...at, dueOn: '2026-04-15' }] })).toEqual(['INCIDENT_OPEN']);
  expect(on({ incidents: [{ ...at, dueOn: '2026-04-14' }] })).toEqual(['INCIDENT_OVERDUE']);
  expect(on({ incidents: [{ leave: true, untilOn: '2026-04-15', dueOn: null }] })).toEqual([]);
  expect(on({ incidents: [{ leave: true, untilOn: '2026-04-14', dueOn: null }] })).toEqual(['NOT_BACK']);
});

it('is quiet for three days about what was called for, not about what is new', () => {
  const calls = [{ on: '2026-04-13', reasons: ['WEEK_OPEN' as const] }];
  expect(on({ lastWeek: null, calls })).toEqual([]);
  expect(on({ lastWeek: null, calls }, '2026-04-16')).toEqual(['WEEK_OPEN']);
  expect(on({ lastWeek: false, calls })).toEqual(['ABSENT']);
});

it('counts the visits due up to the day, none after the end', () => {
  expect(visitsDue('2026-03-01', '2026-08-31', 30, '2026-03-30')).toBe(0);
  expect(visitsDue('2026-03-01', '2026-08-31', 30, '2026-03-31')).toBe(1);
  expect(visitsDue('2026-03-01', '2026-08-31', 30, '2027-01-01')).toBe(6);
  expect(visitsDue('2026-03-01', '2026-08-31', null, '2026-05-01')).toBeNull();
});
