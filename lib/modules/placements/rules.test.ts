import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/lib/i18n/locales';
import { loadMessages } from '@/lib/i18n/messages';
import words from '@/lib/i18n/messages/en/placements.json';
import type { Day } from '@/lib/kernel/day';
import { openChecks } from './checks';
import type { Facts } from './facts';
import { ageOn } from './rule-checks';
import { brokenRules, FORMER, paramsOf, RULES, type Rule, rulesOn, severityOf, unprintable } from './rules';
import { CHECKS, type Severity, TERMS, TOPICS } from './words';

/** A placement that keeps every rule. */
const KEPT: Facts = {
  ...{ id: 'x', kind: 'POST', source: 'SCHOOL', state: 'APPROVED', imported: false, today: '2026-02-01' },
  ...{ startsOn: '2026-03-01', endsOn: '2026-08-31', days: 184, submittedOn: '2026-02-01', gradeYear: 2023 },
  ...{ birthOn: '2005-03-01', sex: 'F', programmeCode: '430301' },
  unit: {
    ...{ industryCode: '38', state: 'ACTIVE', headcount: 100, interns: 10, usedBefore: false },
    agreements: [{ from: '2025-01-01', to: '2026-08-31' }],
  },
  inspection: { fit: true, topics: [...TOPICS], decidedOn: '2026-01-10', publishedOn: '2026-01-12' },
  post: {
    ...{ programmeCodes: ['430302'], hazards: [], intensity: 2, nightShift: false, overtime: false },
    ...{ hoursPerDay: 8, daysPerWeek: 5, peerPay: 4000, peers: 10, interns: 2, housed: true },
  },
  plan: { madeOn: '2026-01-05', safetyRulesOn: '2026-01-05', filedOn: '2026-01-20' },
  ...{ ownChoiceApprovedOn: null, consentOn: '2026-02-10', guardianConsentOn: '2026-02-10' },
  ...{ agreementSignedOn: '2026-02-20', policyNo: 'P1', insuredFrom: '2026-03-01', insuredTo: '2026-08-31' },
  ...{ trainedOn: '2026-02-25', hasTeacher: true, hasMentor: true, pay: 3200, fees: 0, placeCode: '150203' },
  ...{ filingNo: null, province: '15', stated: [], denied: [], grade: null, overridden: [] },
  ...{ endedOn: null, day: '2026-03-01', hasTasks: true, hasPlace: true },
};
const NONE = new Map<string, Severity>();
const broken = (over: Partial<Facts>, settings: ReadonlyMap<string, Severity> = NONE) =>
  brokenRules({ ...KEPT, ...over }, settings);
const unit = (over: Partial<Facts['unit']>) => ({ unit: { ...KEPT.unit, ...over } });
const post = (over: Partial<NonNullable<Facts['post']>>) => ({
  post: { ...(KEPT.post as NonNullable<Facts['post']>), ...over },
});

/** What was agreed with the unit. */
const agreed = (...spans: [Day | null, Day | null][]) =>
  unit({ agreements: spans.map(([from, to]) => ({ from, to })) });

/** It goes on after its last day. */
const going = (insuredTo: string, today: string): Partial<Facts> => ({ state: 'STARTED', today, insuredTo });

/** What keeps each rule by a hair, and what just breaks it. */
const BORDERS: [rule: string, kept: Partial<Facts>, over: Partial<Facts>][] = [
  ['IN-02', unit({ usedBefore: true }), { inspection: null }],
  [
    'IN-02',
    {},
    { inspection: { fit: true, topics: TOPICS.slice(1), decidedOn: '2026-01-10', publishedOn: '2026-01-12' } },
  ],
  ['IN-02', {}, { inspection: { fit: true, topics: [...TOPICS], decidedOn: '2026-01-10', publishedOn: '2026-03-02' } }],
  ['IN-03', {}, unit({ state: 'SUSPENDED' })],
  ['IN-03', {}, { inspection: { fit: false, topics: [...TOPICS], decidedOn: null, publishedOn: null } }],
  ['IN-04', { guardianConsentOn: '2026-03-01' }, { guardianConsentOn: '2026-03-02' }],
  ['IN-04', { kind: 'ORIENTATION', consentOn: null }, { consentOn: null }],
  ['IN-05', { source: 'OWN', ownChoiceApprovedOn: '2026-02-01' }, { source: 'OWN' }],
  ['IN-06', { kind: 'ORIENTATION' }, { kind: 'ORIENTATION', source: 'OWN' }],
  ['IN-08', unit({ interns: 10 }), unit({ interns: 11 })],
  ['IN-08', { kind: 'ORIENTATION', ...unit({ interns: 11 }) }, unit({ interns: 11 })],
  ['IN-08', post({ peers: 10, interns: 2 }), post({ peers: 10, interns: 3 })],
  ['IN-10', {}, post({ programmeCodes: ['490101'] })],
  ['IN-11', { agreementSignedOn: '2026-03-01' }, { agreementSignedOn: '2026-03-02' }],
  ['IN-11', { agreementSignedOn: null, stated: ['AGREEMENT'] }, { agreementSignedOn: null }],
  ['IN-11', { state: 'STARTED', today: '2026-08-31' }, { state: 'STARTED', today: '2026-09-01' }],
  ['IN-12', {}, { hasPlace: false }],
  ['IN-12', { post: null }, { pay: null }],
  ['IN-12', {}, post({ housed: false })],
  ['IN-12', {}, post({ daysPerWeek: null })],
  ['IN-12', { plan: null }, { plan: { madeOn: '2026-01-05', safetyRulesOn: null, filedOn: null } }],
  ['IN-12', { kind: 'ORIENTATION', policyNo: null }, { policyNo: null }],
  ['IN-13', { gradeYear: 2025, startsOn: '2026-08-31', endsOn: '2027-02-28' }, { gradeYear: 2025 }],
  ['IN-14', { birthOn: '2010-03-01' }, { birthOn: '2010-03-02' }],
  [
    'IN-15',
    { birthOn: '2008-03-01', ...post({ hazards: ['BARRED_FOR_MINORS'] }) },
    { birthOn: '2008-03-02', ...post({ hazards: ['BARRED_FOR_MINORS'] }) },
  ],
  [
    'IN-15',
    { birthOn: '2008-05-01', day: '2026-05-01', ...post({ hazards: ['HEIGHT'] }) },
    { birthOn: '2008-05-01', day: '2026-04-30', ...post({ hazards: ['HEIGHT'] }) },
  ],
  ['IN-16', { sex: 'M', ...post({ hazards: ['HEAVY_LOAD'] }) }, post({ hazards: ['HEAVY_LOAD'] })],
  ['IN-17', unit({ industryCode: '6232' }), unit({ industryCode: '6233' })],
  ['IN-18', unit({ industryCode: '7270' }), unit({ industryCode: '7264' })],
  ['IN-19', post({ intensity: 2 }), post({ intensity: 3 })],
  ['IN-20', { ...post({ nightShift: true }), filingNo: 'F1' }, post({ nightShift: true })],
  ['IN-20', post({ daysPerWeek: 5 }), post({ daysPerWeek: 6 })],
  ['IN-20', { ...post({ daysPerWeek: 6 }), filingNo: 'F1' }, post({ daysPerWeek: 6 })],
  ['IN-21', post({ hoursPerDay: 8, daysPerWeek: 5 }), post({ hoursPerDay: 8, daysPerWeek: 6 })],
  ['IN-22', { pay: 3200 }, { pay: 3199 }],
  ['IN-23', { fees: 0 }, { fees: 1 }],
  ['IN-25', {}, { hasMentor: false }],
  ['IN-28', { state: 'ENDED', grade: 'GOOD' }, { state: 'ENDED' }],
  ['IN-29', { insuredTo: '2026-08-31' }, { insuredTo: '2026-08-30' }],
  ['IN-29', going('2026-09-30', '2026-09-30'), going('2026-09-29', '2026-09-30')],
  ['IN-29', { policyNo: null, stated: ['LIABILITY'] }, { policyNo: null }],
  ['IN-30', { trainedOn: '2026-03-01' }, { trainedOn: '2026-03-02' }],
  ['IN-31', { placeCode: '110105', filingNo: 'F1' }, { placeCode: '110105' }],
  ['IN-32', {}, { plan: { madeOn: '2026-03-02', safetyRulesOn: '2026-01-05', filedOn: null } }],
  ['IN-33', {}, agreed(['2025-01-01', '2026-08-30'])],
  ['IN-33', agreed(['2025-01-01', null]), agreed(['2025-01-01', '2026-03-01'])],
  ['IN-33', agreed(), agreed([null, '2025-12-31'])],
  [
    'IN-33',
    agreed(['2025-01-01', '2026-05-31'], ['2026-06-01', '2027-05-31']),
    agreed(['2025-01-01', '2026-05-31'], ['2026-09-01', '2027-05-31']),
  ],
  [
    'IN-33',
    { ...agreed([null, '2026-05-31']), state: 'ENDED', endedOn: '2026-05-31', grade: 'GOOD' },
    { ...agreed([null, '2026-05-31']), state: 'ENDED', endedOn: '2026-06-01', grade: 'GOOD' },
  ],
  [
    'IN-33',
    { ...agreed([null, '2026-09-10']), ...going('2026-12-31', '2026-09-10') },
    { ...agreed([null, '2026-09-10']), ...going('2026-12-31', '2026-09-11') },
  ],
  ['IN-33', { kind: 'ORIENTATION', ...agreed([null, '2026-01-01']) }, agreed([null, '2026-01-01'])],
];

describe('rules', () => {
  it('are kept by a placement that has everything, with all eight checks met', () => {
    expect(broken({})).toEqual([]);
    expect(openChecks(KEPT)).toEqual([]);
  });

  it.each(BORDERS)('%s holds at its border and breaks just beyond', (rule, kept, over) => {
    expect(broken(kept)).not.toContain(rule);
    expect(broken(over)).toContain(rule);
  });

  it('that count are each tried at a border', () => {
    const counted = RULES.filter(({ check, severity }) => check && severity !== 'INFO').map(({ id }) => id);
    expect(counted.filter((id) => !BORDERS.some(([rule]) => rule === id))).toEqual([]);
  });

  it('are checked by the parameters that stand in their data, each with its unit', () => {
    const age = RULES.find(({ id }) => id === 'IN-14');
    const young = { ...KEPT, birthOn: '2009-03-02' };
    expect(age?.params).toEqual({ age: 16 });
    expect(age?.check?.(young, { age: 16 })).toBe('KEPT');
    expect(age?.check?.(young, { age: 17 })).toBe('BROKEN');
    const agreement = RULES.find(({ id }) => id === 'IN-33');
    const short = { ...KEPT, ...agreed([null, '2026-08-24']) };
    expect(agreement?.check?.(short, { spareDays: 6 })).toBe('BROKEN');
    expect(agreement?.check?.(short, { spareDays: 7 })).toBe('KEPT');
    expect(agreement?.check?.({ ...KEPT, ...agreed() }, { spareDays: 0 })).toBe('UNKNOWN');
    const pay = RULES.find(({ id }) => id === 'IN-22');
    expect(pay && paramsOf(pay)).toEqual([{ name: 'payShare', unit: 'SHARE', value: 0.8 }]);
    for (const each of ['IN-08', 'IN-09', 'IN-13', 'IN-15', 'IN-16', 'IN-17', 'IN-18', 'IN-19', 'IN-20', 'IN-21'])
      expect(RULES.find(({ id }) => id === each)?.params, each).not.toEqual({});
  });

  it('count within their range only: from its first day, until before its end', () => {
    const [any] = RULES;
    const ranged = { ...(any as Rule), from: '2023-01-01', to: '2024-01-01' };
    const on = (day: string) => rulesOn(day, [ranged]).length;
    expect(['2022-12-31', '2023-01-01', '2023-12-31', '2024-01-01'].map(on)).toEqual([0, 1, 1, 0]);
    expect(rulesOn('2021-12-31').map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
  });

  it('of a day before the regulation of 2021 are those of its predecessor, and before that none', () => {
    expect(rulesOn('2021-12-30')).toEqual([...FORMER]);
    expect(rulesOn('2016-04-11')).toEqual([...FORMER]);
    expect(rulesOn('2016-04-10')).toEqual([]);
    const breaking = { fees: 1, ...unit({ interns: 11 }) };
    expect(broken({ ...breaking, submittedOn: '2021-12-31' })).toEqual(['IN-08', 'IN-23']);
    expect(broken({ ...breaking, submittedOn: '2021-12-30' })).toEqual(['IN-08']);
    expect(broken({ ...breaking, submittedOn: '2016-04-10' })).toEqual([]);
    // What is not submitted yet is judged as of today.
    expect(broken({ ...breaking, submittedOn: null, today: '2021-12-30' })).toEqual(['IN-08']);
  });

  it('say why, where they or a part of them are not computed', () => {
    const all = [...RULES, ...FORMER];
    expect(all.filter(({ check, left }) => !check && !left)).toEqual([]);
    const said = all.filter(({ left }) => left).map(({ id, to }) => (to ? words.leftFormer : words.left)[id as never]);
    expect(said.filter((text) => !text)).toEqual([]);
    const unsaid = Object.keys(words.left).filter((id) => !RULES.some((each) => each.id === id && each.left));
    expect(unsaid).toEqual([]);
  });

  it.each(LOCALES)('say in %s what each asks and what to do about it, and about each check', (locale) => {
    const { placements, documents } = loadMessages(locale);
    const [ids, former] = [RULES, FORMER].map((rules) => rules.map(({ id }) => id).sort());
    const said = (of: object) => Object.keys(of).sort();
    expect([said(placements.rules), said(documents.todo), said(documents.todoFormer)]).toEqual([ids, ids, former]);
    const [checks, terms] = [[...CHECKS].sort(), [...TERMS].sort()];
    expect([said(placements.checks), said(documents.checkTodo)]).toEqual([checks, checks]);
    expect(said(placements.terms)).toEqual(terms);
    // Another rule has another thing to do.
    for (const texts of [documents.todo, documents.checkTodo].map((of) => Object.values(of)))
      expect(new Set(texts).size).toBe(texts.length);
  });

  it('of the agreement name the terms that are missing, until it is signed, allowed or not counted', () => {
    const lacking = (over: Partial<Facts>, settings = NONE) =>
      unprintable({ ...KEPT, agreementSignedOn: null, ...over }, settings);
    const bare = { ...post({ housed: false, hoursPerDay: null }), pay: null, hasPlace: false, policyNo: null };
    const unsafe = { plan: { madeOn: '2026-01-05', safetyRulesOn: null, filedOn: null } };
    expect(lacking({})).toEqual([]);
    expect(lacking({ ...bare, ...unsafe })).toEqual([...TERMS]);
    expect(lacking({ pay: null })).toEqual(['PAY']);
    for (const spared of [{ agreementSignedOn: '2026-02-20' }, { overridden: ['IN-12'] }, { imported: true }])
      expect(lacking({ pay: null, ...spared })).toEqual([]);
    expect(lacking({ pay: null }, new Map([['IN-12', 'OFF']]))).toEqual([]);
  });

  it('that are only recalled ship as warnings, and an institution may take a rule otherwise', () => {
    const strict = RULES.filter(({ verified, severity }) => !verified && severity === 'BLOCK');
    expect(strict).toEqual([]);
    expect(broken({ days: 30 })).toEqual([]);
    expect(broken({ days: 30 }, new Map([['IN-09', 'WARN']]))).toEqual(['IN-09']);
    expect(broken({ hasTasks: false }, new Map([['IN-09', 'WARN']]))).toEqual(['IN-09']);
    expect(broken({ fees: 1 }, new Map([['IN-23', 'OFF']]))).toEqual([]);
    expect(broken({ fees: 1, overridden: ['IN-23'] })).toEqual([]);
    expect(severityOf('IN-23', NONE)).toBe('BLOCK');
  });

  it('say nothing of what a ledger has no column for, and count what it denies', () => {
    const ledger = { imported: true, agreementSignedOn: null, consentOn: null, trainedOn: null, plan: null } as const;
    expect(broken({ ...ledger, inspection: null, pay: null, hasPlace: false })).toEqual([]);
    const over: Partial<Facts> = { ...going('2026-08-31', '2026-10-01'), imported: true };
    expect(broken(over)).toEqual([]);
    expect(broken({ ...ledger, denied: ['AGREEMENT', 'TRAINING'] })).toEqual(['IN-11', 'IN-30']);
  });

  it('count full years, the birthday included', () => {
    expect(ageOn('2010-03-01', '2026-02-28')).toBe(15);
    expect(ageOn('2010-03-01', '2026-03-01')).toBe(16);
  });

  it('leave open exactly the checks that lack their record', () => {
    const nothing: Partial<Facts> = {
      ...{ inspection: null, plan: null, consentOn: null, agreementSignedOn: null, trainedOn: null },
    };
    expect(openChecks({ ...KEPT, ...nothing })).toEqual([...CHECKS]);
  });
});
