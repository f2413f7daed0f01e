import 'server-only';
import type { Day } from '@/lib/kernel/day';
import type { Facts } from './facts';
import * as check from './rule-checks';
import {
  CAPS,
  type Hazard,
  type Left,
  PARAM_UNITS,
  type ParamName,
  type ParamUnit,
  type Severity,
  type Term,
} from './words';

/** What a check finds: kept, broken, or nothing that records could tell. */
export type Finding = 'KEPT' | 'BROKEN' | 'UNKNOWN';

export type RuleParam = { name: ParamName; unit: ParamUnit; value: number | readonly string[] };

/** A rule's limits by their names: a number, or the codes that it names. */
export type Params = Readonly<Partial<Record<ParamName, number | readonly string[]>>>;

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
  /** Null: nothing of it is computed, and `left` says why. Nobody ticks that a rule is kept. */
  check: ((facts: Facts, params: Params) => Finding) | null;
  /** Limits that the rule names; the check is given them. */
  params: Params;
  /** Why the rule, or what is left of it, is not computed; what that is stands in the messages. */
  left: Left | null;
};

/** 《职业学校学生实习管理规定》 (教职成〔2021〕4号), its predecessor of 2016, and laws. */
export const SOURCES = {
  REGULATION: 'moe-2021-4',
  REGULATION_2016: 'moe-2016-3',
  EDUCATION_LAW: '2022-05-01',
  PRACTICE: '2022-01-01',
} as const;

const SINCE = '2021-12-31';
/** A rule of the file; its parameters are those that its check asks for. */
function rule<P extends Params>(
  id: string,
  article: string | null,
  severity: Severity,
  verified: boolean,
  found: ((facts: Facts, params: P) => Finding) | null,
  more: Partial<Omit<Rule, 'params'>> & { params?: P } = {},
): Rule {
  const check = found as Rule['check'];
  const usual = { source: 'REGULATION', from: SINCE, to: null, params: {}, left: null } as const;
  return { id, article, severity, verified, check, ...usual, ...more };
}

const HIGH_RISK: readonly Hazard[] = ['HEIGHT', 'UNDERGROUND', 'RADIATION', 'TOXIC', 'EXPLOSIVE', 'HIGH_RISK'];
const MINORS = { adultAge: 18, hazards: ['BARRED_FOR_MINORS', ...HIGH_RISK] } as const;
const WOMEN = { hazards: ['UNDERGROUND', 'HEAVY_LOAD'], intensity: 4 } as const;
/** GB/T 4754: bars, baths, dance halls, game halls, internet cafes; labour agencies. */
const VENUES = { industries: ['6233', '8051', '8052', '9011', '9012', '9013'], hazards: ['ENTERTAINMENT'] } as const;
const AGENCIES = { industries: ['726'], hazards: ['AGENCY'] } as const;

/** Rules of internships as data, by the ids of the field's own list. Those that are only recalled (verified: false) ship as warnings. */
export const RULES: readonly Rule[] = [
  rule('IN-01', '2', 'INFO', true, null, { left: 'FORM' }),
  rule('IN-02', '7', 'BLOCK', true, check.unitInspected),
  rule('IN-03', '7', 'WARN', false, check.unitFit, { left: 'NO_RECORD' }),
  rule('IN-04', '9', 'BLOCK', true, check.consented),
  rule('IN-05', '9', 'BLOCK', true, check.ownChoiceApproved),
  rule('IN-06', null, 'BLOCK', true, check.orientationBySchool),
  rule('IN-07', '10', 'INFO', true, null, { left: 'NO_RECORD' }),
  rule('IN-08', '10', 'WARN', false, check.withinCaps, {
    params: { unitShare: CAPS.unit, postShare: CAPS.post },
  }),
  rule('IN-09', '11', 'INFO', true, check.usualLength, {
    params: { minDays: 150, maxDays: 215 },
    left: 'JUDGEMENT',
  }),
  rule('IN-10', '8', 'WARN', true, check.postFits),
  rule('IN-11', '14', 'BLOCK', true, check.agreed),
  rule('IN-12', '15', 'WARN', false, check.agreementNames, { left: 'FORM' }),
  rule('IN-13', '16(1)', 'BLOCK', true, check.notFirstYear, { params: { studyYears: 1 } }),
  rule('IN-14', '16(2)', 'BLOCK', true, check.oldEnough, { params: { age: 16 } }),
  rule('IN-15', '16(3)', 'BLOCK', true, check.safeForMinors, { params: MINORS }),
  rule('IN-16', '16(4)', 'BLOCK', true, check.safeForWomen, { params: WOMEN }),
  rule('IN-17', '16(5)', 'BLOCK', true, check.notOfKind, { params: VENUES }),
  rule('IN-18', '16(6)', 'BLOCK', true, check.notOfKind, { params: AGENCIES }),
  rule('IN-19', '16(7)', 'BLOCK', true, check.lightEnough, { params: { intensity: 3, hazards: ['HARMFUL'] } }),
  rule('IN-20', '17', 'WARN', false, check.noRiskUnfiled, {
    ...{ filing: true, params: { hazards: HIGH_RISK, daysPerWeek: 5 }, left: 'NO_RECORD' },
  }),
  rule('IN-21', null, 'WARN', false, check.workingTime, { params: { hoursPerDay: 8, hoursPerWeek: 40 } }),
  rule('IN-22', '18', 'WARN', true, check.fairPay, { params: { payShare: 0.8 }, left: 'NO_RECORD' }),
  rule('IN-23', '20', 'BLOCK', true, check.noFees),
  rule('IN-24', null, 'INFO', true, null, { source: 'PRACTICE', left: 'JUDGEMENT' }),
  rule('IN-25', '13', 'WARN', false, check.bothGuides),
  rule('IN-26', '29', 'INFO', false, null, { left: 'FORM' }),
  rule('IN-27', null, 'INFO', false, null, { left: 'FORM' }),
  rule('IN-28', '32', 'WARN', false, check.archived, { left: 'JUDGEMENT' }),
  rule('IN-29', '35', 'BLOCK', true, check.insured),
  rule('IN-30', null, 'BLOCK', true, check.safetyTrained, { source: 'PRACTICE' }),
  rule('IN-31', null, 'WARN', true, check.filedWhenAway, { source: 'PRACTICE', filing: true }),
  rule('IN-32', '8', 'WARN', true, check.jointlyPlanned),
  // Of no article: what a college goes by where it prefers those with whom it works for long (IN-03).
  rule('IN-33', null, 'WARN', false, check.unitAgreementLasts, { source: 'PRACTICE', params: { spareDays: 0 } }),
];

const BEFORE = { source: 'REGULATION_2016', from: '2016-04-11', to: SINCE } as const;

/** What held before, as far as its wording was read: the same caps, and a pay measured by the wage of a trial period, which no record tells. */
export const FORMER: readonly Rule[] = [
  rule('IN-08', '9', 'WARN', true, check.withinCaps, {
    ...BEFORE,
    params: { unitShare: CAPS.unit, postShare: CAPS.post },
  }),
  rule('IN-22', null, 'WARN', true, null, { ...BEFORE, left: 'NO_RECORD' }),
];

/** The rules in force on the day on which an internship was submitted; nothing that came later is asked of it. */
export function rulesOn(day: Day, rules: readonly Rule[] = [...RULES, ...FORMER]): readonly Rule[] {
  return rules
    .filter(({ from, to }) => from <= day && (to === null || day < to))
    .sort((a, b) => a.id.localeCompare(b.id));
}

/** How strictly an institution takes a rule: its own setting, or as the rule ships. */
export function severityOf(id: string, settings: ReadonlyMap<string, Severity>): Severity {
  return settings.get(id) ?? RULES.find((each) => each.id === id)?.severity ?? 'OFF';
}

// A norm "in general" is told, and breaks nothing.
const COUNTED: readonly Severity[] = ['BLOCK', 'WARN'];

/** The rules that the placement breaks and that are neither switched off, mere advice nor overridden, in their order. */
export function brokenRules(facts: Facts, settings: ReadonlyMap<string, Severity>): string[] {
  return rulesOn(facts.submittedOn ?? facts.today)
    .filter(
      ({ id, check: found, params }) =>
        found && COUNTED.includes(severityOf(id, settings)) && found(facts, params) === 'BROKEN',
    )
    .map(({ id }) => id)
    .filter((id) => !facts.overridden.includes(id));
}

/** Without which terms no agreement is given out to be signed, as far as the institution counts the rule and nobody has overridden it. */
export const unprintable = (facts: Facts, settings: ReadonlyMap<string, Severity>): Term[] =>
  // What has been signed stays to be had as it is.
  facts.agreementSignedOn === null && brokenRules(facts, settings).includes('IN-12') ? check.termsLacking(facts) : [];

/** What a rule names, for people: each parameter with its unit. */
export const paramsOf = ({ params }: Pick<Rule, 'params'>): RuleParam[] =>
  (Object.keys(params) as ParamName[]).map((name) => ({
    ...{ name, unit: PARAM_UNITS[name], value: params[name] ?? 0 },
  }));

/** Whether nothing about the post bars a person of this age and sex. */
export const ageAndSexAllow = (person: check.Person): boolean =>
  check.safeForMinors(person, MINORS) !== 'BROKEN' && check.safeForWomen(person, WOMEN) !== 'BROKEN';
