import 'server-only';
import { addDays, type Day } from '@/lib/kernel/day';
import type { Facts } from './facts';
import type { Finding } from './rules';
import { type Hazard, type Mark, TERMS, type Term, TOPICS } from './words';

const broken = (is: boolean): Finding => (is ? 'BROKEN' : 'KEPT');
/** What a rule says of hazards as its parameters. */
type Barred = { hazards: readonly Hazard[] };

/** Who would be on which post: what bars somebody for age or sex. */
export type Person = Pick<Facts, 'birthOn' | 'day' | 'sex'> & {
  post: Pick<NonNullable<Facts['post']>, 'hazards' | 'intensity'> | null;
};
const hazards = (f: Pick<Person, 'post'>) => f.post?.hazards ?? [];
const isPost = (f: Facts) => f.kind === 'POST';
const exposed = (f: Pick<Person, 'post'>, { hazards: barred }: Barred) =>
  hazards(f).some((tag) => barred.includes(tag));

/** Full years between two days; the birthday itself counts. */
export function ageOn(birthOn: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(birthOn.slice(0, 4));
  return day.slice(5) < birthOn.slice(5) ? years - 1 : years;
}

/** What a record shows by its day, or a ledger states: without both it is missing, and unknown where a ledger has no such column. */
function shown(f: Facts, record: boolean, mark: Mark): Finding {
  if (record || f.stated.includes(mark)) return 'KEPT';
  return f.imported && !f.denied.includes(mark) ? 'UNKNOWN' : 'BROKEN';
}

export function unitInspected(f: Facts): Finding {
  if (!isPost(f) || f.unit.usedBefore) return 'KEPT';
  const { inspection } = f;
  const whole = inspection?.fit && TOPICS.every((topic) => inspection.topics.includes(topic));
  if (whole && inspection.publishedOn && inspection.publishedOn <= f.startsOn) return 'KEPT';
  return f.imported ? 'UNKNOWN' : 'BROKEN';
}

/** A unit that is neither suspended nor found unfit. */
export function unitFit(f: Facts): Finding {
  if (f.unit.state === 'SUSPENDED' || f.unit.state === 'ENDED') return 'BROKEN';
  if (f.imported) return 'UNKNOWN';
  return broken(isPost(f) && f.inspection?.fit === false);
}

export function consented(f: Facts): Finding {
  if (!isPost(f)) return 'KEPT';
  const both = [f.consentOn, f.guardianConsentOn].every((day) => day !== null && day <= f.startsOn);
  if (both) return 'KEPT';
  return f.imported ? 'UNKNOWN' : 'BROKEN';
}

export const ownChoiceApproved = (f: Facts): Finding => broken(f.source === 'OWN' && f.ownChoiceApprovedOn === null);
export const orientationBySchool = (f: Facts): Finding => broken(f.kind === 'ORIENTATION' && f.source === 'OWN');

/** More than the share of the unit's staff, or of the staff on the same post, on any day of the internship; exactly as much is allowed. */
export function withinCaps(f: Facts, of: { unitShare: number; postShare: number }): Finding {
  if (!isPost(f)) return 'KEPT';
  const { headcount, interns } = f.unit;
  const overUnit = headcount !== null && interns > headcount * of.unitShare;
  const overPost = f.post !== null && f.post.peers !== null && f.post.interns > f.post.peers * of.postShare;
  if (overUnit || overPost) return 'BROKEN';
  return headcount === null && (f.post?.peers ?? null) === null ? 'UNKNOWN' : 'KEPT';
}

/** "In general" as long: another length, or no list of what is to be done, is only told. */
export function usualLength(f: Facts, of: { minDays: number; maxDays: number }): Finding {
  const unusual = f.days < of.minDays || f.days > of.maxDays;
  return broken(isPost(f) && (unusual || !(f.hasTasks || f.imported)));
}

export function postFits(f: Facts): Finding {
  if (!f.post || f.post.programmeCodes.length === 0) return 'UNKNOWN';
  const major = f.programmeCode?.slice(0, 2);
  if (!major) return 'UNKNOWN';
  return broken(!f.post.programmeCodes.some((code) => code.slice(0, 2) === major));
}

/** What was agreed with the unit holds on the last day, or as many days before as the rule spares; of a unit with which nothing was agreed by then nothing is told. */
export function unitAgreementLasts(f: Facts, of: { spareDays: number }): Finding {
  if (!isPost(f)) return 'KEPT';
  const last = overdue(f) ? f.today : (f.endedOn ?? f.endsOn);
  const begun = f.unit.agreements.filter(({ from }) => from === null || from <= last);
  if (begun.length === 0) return 'UNKNOWN';
  const least = addDays(last, -of.spareDays);
  return broken(begun.every(({ to }) => to !== null && to < least));
}

export const agreementSigned = (f: Facts): Finding =>
  isPost(f) ? shown(f, f.agreementSignedOn !== null && f.agreementSignedOn <= f.startsOn, 'AGREEMENT') : 'KEPT';

/** Signed by the start, and no day longer than what was signed. */
export function agreed(f: Facts): Finding {
  return isPost(f) && overdue(f) ? 'BROKEN' : agreementSigned(f);
}

/** What is missing of the terms that come from records: place, living and hours, pay, protection, insurance. The parties are always named. */
export function termsLacking(f: Facts): Term[] {
  const { post, plan } = f;
  const named: Record<Term, boolean> = {
    PLACE: f.hasPlace,
    LODGING: post === null || post.housed,
    HOURS: post === null || (post.hoursPerDay !== null && post.daysPerWeek !== null),
    PAY: f.pay !== null,
    SAFETY: plan === null || plan.safetyRulesOn !== null,
    INSURANCE: f.policyNo !== null,
  };
  return TERMS.filter((term) => !named[term]);
}

export function agreementNames(f: Facts): Finding {
  if (!isPost(f)) return 'KEPT';
  if (f.imported) return 'UNKNOWN';
  if (termsLacking(f).length > 0) return 'BROKEN';
  return f.post && f.plan ? 'KEPT' : 'UNKNOWN';
}

/** A year of study ends with the August after its entry. */
export const notFirstYear = (f: Facts, of: { studyYears: number }): Finding =>
  broken(isPost(f) && f.startsOn < `${f.gradeYear + of.studyYears}-08-31`);

export function oldEnough(f: Facts, of: { age: number }): Finding {
  if (!isPost(f)) return 'KEPT';
  return f.birthOn === null ? 'UNKNOWN' : broken(ageOn(f.birthOn, f.startsOn) < of.age);
}

export const safeForMinors = (f: Person, of: Barred & { adultAge: number }): Finding =>
  broken(f.birthOn !== null && ageOn(f.birthOn, f.day) < of.adultAge && exposed(f, of));

export const safeForWomen = (f: Person, of: Barred & { intensity: number }): Finding =>
  broken(f.sex === 'F' && (exposed(f, of) || (f.post?.intensity ?? 0) >= of.intensity));

/** By what the unit does (GB/T 4754) or by what the post says of itself. */
export const notOfKind = (f: Facts, of: Barred & { industries: readonly string[] }): Finding =>
  broken(of.industries.some((code) => f.unit.industryCode?.startsWith(code)) || exposed(f, of));

export const lightEnough = (f: Facts, of: Barred & { intensity: number }): Finding =>
  broken((f.post?.intensity ?? 0) >= of.intensity || exposed(f, of));

export function noRiskUnfiled(f: Facts, of: Barred & { daysPerWeek: number }): Finding {
  const restDays = (f.post?.daysPerWeek ?? 0) > of.daysPerWeek;
  const risk = exposed(f, of) || restDays || f.post?.nightShift || f.post?.overtime;
  return broken(Boolean(risk) && f.filingNo === null);
}

export function workingTime(f: Facts, of: { hoursPerDay: number; hoursPerWeek: number }): Finding {
  const { hoursPerDay, daysPerWeek } = f.post ?? { hoursPerDay: null, daysPerWeek: null };
  if (hoursPerDay === null) return 'UNKNOWN';
  return broken(hoursPerDay > of.hoursPerDay || (daysPerWeek !== null && hoursPerDay * daysPerWeek > of.hoursPerWeek));
}

export function fairPay(f: Facts, of: { payShare: number }): Finding {
  const peers = f.post?.peerPay ?? null;
  return f.pay === null || peers === null ? 'UNKNOWN' : broken(f.pay < peers * of.payShare);
}

export const noFees = (f: Facts): Finding => broken(f.fees > 0);
export const bothGuides = (f: Facts): Finding => broken(isPost(f) && !(f.hasTeacher && f.hasMentor));
export const archived = (f: Facts): Finding => broken(f.state === 'ENDED' && !f.imported && f.grade === null);

/** Still there after the last day that was agreed; what a ledger says of it is not known so well. */
const overdue = (f: Facts) => f.state === 'STARTED' && !f.imported && f.today > f.endsOn;

/** The policy covers the first and the last day, both included; of an internship that goes on after it, today. */
export function insured(f: Facts): Finding {
  const { policyNo, insuredFrom, insuredTo } = f;
  const last = overdue(f) ? f.today : f.endsOn;
  const covers = insuredFrom !== null && insuredTo !== null && insuredFrom <= f.startsOn && insuredTo >= last;
  return shown(f, policyNo !== null && covers, 'LIABILITY');
}

export const safetyTrained = (f: Facts): Finding =>
  isPost(f) ? shown(f, f.trainedOn !== null && f.trainedOn <= f.startsOn, 'TRAINING') : 'KEPT';

/** Out of the province the superior authority's consent is needed; unknown where the institution has not said where it is. */
export function filedWhenAway(f: Facts): Finding {
  if (f.province === null || f.placeCode === null) return 'UNKNOWN';
  if (f.placeCode.slice(0, 2) === f.province) return 'KEPT';
  return f.filingNo === null ? (f.imported ? 'UNKNOWN' : 'BROKEN') : 'KEPT';
}

export function jointlyPlanned(f: Facts): Finding {
  if (!f.plan) return f.imported ? 'UNKNOWN' : 'BROKEN';
  return broken([f.plan.madeOn, f.plan.safetyRulesOn].some((day) => day === null || day > f.startsOn));
}
