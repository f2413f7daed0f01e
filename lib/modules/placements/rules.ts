import 'server-only';
import type { Day } from '@/lib/kernel/day';
import type { Facts } from './facts';
import * as check from './rule-checks';
import type { Severity } from './words';

/** What a check finds: kept, broken, or nothing that records could tell. */
export type Finding = 'KEPT' | 'BROKEN' | 'UNKNOWN';

export type Rule = {
  id: string;
  /** Article of the source; null where the norm is spread over several. */
  article: string | null;
  source: keyof typeof SOURCES;
  /** In force from that day until before the other one, by the day on which the internship was submitted. */
  from: Day;
  to: Day | null;
  /** The wording was read in a source; what is only recalled ships as a warning and says so. */
  verified: boolean;
  /** As it ships; an institution may set another. */
  severity: Severity;
  /** An override must name a filing number. */
  filing?: boolean;
  /** Null: kept by the form or the database, or a matter of judgement that no record tells. */
  check: ((facts: Facts) => Finding) | null;
};

/** 《职业学校学生实习管理规定》 (教职成〔2021〕4号), its predecessor of 2016, and laws. */
export const SOURCES = {
  REGULATION: 'moe-2021-4',
  EDUCATION_LAW: '2022-05-01',
  PRACTICE: '2022-01-01',
} as const;

const SINCE = '2021-12-31';
const rule = (
  id: string,
  article: string | null,
  severity: Severity,
  verified: boolean,
  found: Rule['check'],
  more: Partial<Rule> = {},
): Rule => ({
  ...{ id, article, severity, verified, check: found, source: 'REGULATION', from: SINCE, to: null },
  ...more,
});

/** Rules of internships as data, by the ids of the field's own list. Those that are only recalled (verified: false) ship as warnings. */
export const RULES: readonly Rule[] = [
  rule('IN-01', '2', 'INFO', true, null),
  rule('IN-02', '7', 'BLOCK', true, check.unitInspected),
  rule('IN-03', '7', 'WARN', false, check.unitFit),
  rule('IN-04', '9', 'BLOCK', true, check.consented),
  rule('IN-05', '9', 'BLOCK', true, check.ownChoiceApproved),
  rule('IN-06', null, 'BLOCK', true, check.orientationBySchool),
  rule('IN-07', '10', 'INFO', true, null),
  rule('IN-08', '10', 'WARN', false, check.withinCaps),
  rule('IN-09', '11', 'INFO', true, check.usualLength),
  rule('IN-10', '8', 'WARN', true, check.postFits),
  rule('IN-11', '14', 'BLOCK', true, check.agreementSigned),
  rule('IN-12', '15', 'INFO', false, null),
  rule('IN-13', '16(1)', 'BLOCK', true, check.notFirstYear),
  rule('IN-14', '16(2)', 'BLOCK', true, check.oldEnough),
  rule('IN-15', '16(3)', 'BLOCK', true, check.safeForMinors),
  rule('IN-16', '16(4)', 'BLOCK', true, check.safeForWomen),
  rule('IN-17', '16(5)', 'BLOCK', true, check.noBarredVenue),
  rule('IN-18', '16(6)', 'BLOCK', true, check.noAgency),
  rule('IN-19', '16(7)', 'BLOCK', true, check.lightEnough),
  rule('IN-20', '17', 'WARN', false, check.noRiskUnfiled, { filing: true }),
  rule('IN-21', null, 'WARN', false, check.workingTime),
  rule('IN-22', '18', 'WARN', true, check.fairPay),
  rule('IN-23', '20', 'BLOCK', true, check.noFees),
  rule('IN-24', null, 'INFO', true, null, { source: 'PRACTICE' }),
  rule('IN-25', '13', 'WARN', false, check.bothGuides),
  rule('IN-26', '29', 'INFO', false, null),
  rule('IN-27', null, 'INFO', false, null),
  rule('IN-28', '32', 'WARN', false, check.archived),
  rule('IN-29', '35', 'BLOCK', true, check.insured),
  rule('IN-30', null, 'BLOCK', true, check.safetyTrained, { source: 'PRACTICE' }),
  rule('IN-31', null, 'WARN', true, check.filedWhenAway, { source: 'PRACTICE', filing: true }),
  rule('IN-32', '8', 'WARN', true, check.jointlyPlanned),
];

/** The rules in force on the day on which an internship was submitted. */
export function rulesOn(day: Day): readonly Rule[] {
  return RULES.filter(({ from, to }) => from <= day && (to === null || day < to));
}

/** How strictly an institution takes a rule: its own setting, or as the rule ships. */
export function severityOf(id: string, settings: ReadonlyMap<string, Severity>): Severity {
  return settings.get(id) ?? RULES.find((each) => each.id === id)?.severity ?? 'OFF';
}

// A norm "in general" is told, and breaks nothing.
const COUNTED: readonly Severity[] = ['BLOCK', 'WARN'];

/** The rules that the placement breaks and that are neither switched off, mere advice nor overridden, in their order. */
export function brokenRules(facts: Facts, settings: ReadonlyMap<string, Severity>): string[] {
  const day = facts.submittedOn ?? facts.today;
  return rulesOn(day < SINCE ? SINCE : day)
    .filter(({ id, check: found }) => found && COUNTED.includes(severityOf(id, settings)) && found(facts) === 'BROKEN')
    .map(({ id }) => id)
    .filter((id) => !facts.overridden.includes(id));
}
