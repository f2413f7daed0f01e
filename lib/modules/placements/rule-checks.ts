import 'server-only';
import type { Day } from '@/lib/kernel/day';
import type { Facts } from './facts';
import type { Finding } from './rules';
import { CAPS, type Hazard, type Mark, TOPICS } from './words';

/** Years of age at which a post internship may begin (article 16), and of adults. */
const LEAST_AGE = 16;
const ADULT = 18;
const USUAL_DAYS = { min: 150, max: 215 };
/** Of the pay of the same post (article 18). */
const FAIR_SHARE = 0.8;
const HOURS = { day: 8, week: 40 };
/** GB/T 4754: labour agencies; bars, baths, dance halls, game halls, internet cafes. */
const AGENCIES = ['726'];
const VENUES = ['6233', '8051', '8052', '9011', '9012', '9013'];
const HIGH_RISK: readonly Hazard[] = ['HEIGHT', 'UNDERGROUND', 'RADIATION', 'TOXIC', 'EXPLOSIVE', 'HIGH_RISK'];

const broken = (is: boolean): Finding => (is ? 'BROKEN' : 'KEPT');
/** Who would be on which post: what bars somebody for age or sex. */
type Person = Pick<Facts, 'birthOn' | 'startsOn' | 'sex'> & {
  post: Pick<NonNullable<Facts['post']>, 'hazards' | 'intensity'> | null;
};
const hazards = (f: Pick<Person, 'post'>) => f.post?.hazards ?? [];
const isPost = (f: Facts) => f.kind === 'POST';

/** Full years between two days; the birthday itself counts. */
export function ageOn(birthOn: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(birthOn.slice(0, 4));
  return day.slice(5) < birthOn.slice(5) ? years - 1 : years;
}

const isMinor = (f: Person) => f.birthOn !== null && ageOn(f.birthOn, f.startsOn) < ADULT;

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

export const unitFit = (f: Facts): Finding => broken(f.unit.state === 'SUSPENDED' || f.unit.state === 'ENDED');

export function consented(f: Facts): Finding {
  if (!isPost(f)) return 'KEPT';
  const both = [f.consentOn, f.guardianConsentOn].every((day) => day !== null && day <= f.startsOn);
  if (both) return 'KEPT';
  return f.imported ? 'UNKNOWN' : 'BROKEN';
}

export const ownChoiceApproved = (f: Facts): Finding => broken(f.source === 'OWN' && f.ownChoiceApprovedOn === null);
export const orientationBySchool = (f: Facts): Finding => broken(f.kind === 'ORIENTATION' && f.source === 'OWN');

/** More than a tenth of the unit's staff, or a fifth of the staff on the same post; exactly as much is allowed. */
export function withinCaps(f: Facts): Finding {
  const { headcount, interns } = f.unit;
  const overUnit = headcount !== null && interns > headcount * CAPS.unit;
  const overPost = f.post !== null && f.post.peers !== null && f.post.interns > f.post.peers * CAPS.post;
  if (overUnit || overPost) return 'BROKEN';
  return headcount === null && (f.post?.peers ?? null) === null ? 'UNKNOWN' : 'KEPT';
}

/** "In general" six months: another length is only told. */
export function usualLength(f: Facts): Finding {
  return broken(isPost(f) && (f.days < USUAL_DAYS.min || f.days > USUAL_DAYS.max));
}

export function postFits(f: Facts): Finding {
  if (!f.post || f.post.programmeCodes.length === 0) return 'UNKNOWN';
  const major = f.programmeCode?.slice(0, 2);
  if (!major) return 'UNKNOWN';
  return broken(!f.post.programmeCodes.some((code) => code.slice(0, 2) === major));
}

export const agreementSigned = (f: Facts): Finding =>
  isPost(f) ? shown(f, f.agreementSignedOn !== null && f.agreementSignedOn <= f.startsOn, 'AGREEMENT') : 'KEPT';

/** The first year ends with the August after entry. */
export const notFirstYear = (f: Facts): Finding => broken(isPost(f) && f.startsOn < `${f.gradeYear + 1}-08-31`);

export function oldEnough(f: Facts): Finding {
  if (!isPost(f)) return 'KEPT';
  return f.birthOn === null ? 'UNKNOWN' : broken(ageOn(f.birthOn, f.startsOn) < LEAST_AGE);
}

export const safeForMinors = (f: Person): Finding =>
  broken(isMinor(f) && (hazards(f).includes('BARRED_FOR_MINORS') || hazards(f).some((tag) => HIGH_RISK.includes(tag))));

export const safeForWomen = (f: Person): Finding =>
  broken(
    f.sex === 'F' &&
      (hazards(f).includes('UNDERGROUND') || hazards(f).includes('HEAVY_LOAD') || (f.post?.intensity ?? 0) >= 4),
  );

/** Whether nothing about the post bars a person of this age and sex. */
export const ageAndSexAllow = (person: Person): boolean =>
  safeForMinors(person) !== 'BROKEN' && safeForWomen(person) !== 'BROKEN';

const ofKind = (f: Facts, codes: readonly string[]) => codes.some((code) => f.unit.industryCode?.startsWith(code));
export const noBarredVenue = (f: Facts): Finding => broken(ofKind(f, VENUES) || hazards(f).includes('ENTERTAINMENT'));
export const noAgency = (f: Facts): Finding => broken(ofKind(f, AGENCIES) || hazards(f).includes('AGENCY'));
export const lightEnough = (f: Facts): Finding =>
  broken((f.post?.intensity ?? 0) >= 3 || hazards(f).includes('HARMFUL'));

export function noRiskUnfiled(f: Facts): Finding {
  const risk = hazards(f).some((tag) => HIGH_RISK.includes(tag)) || f.post?.nightShift || f.post?.overtime;
  return broken(Boolean(risk) && f.filingNo === null);
}

export function workingTime(f: Facts): Finding {
  const { hoursPerDay, daysPerWeek } = f.post ?? { hoursPerDay: null, daysPerWeek: null };
  if (hoursPerDay === null) return 'UNKNOWN';
  return broken(hoursPerDay > HOURS.day || (daysPerWeek !== null && hoursPerDay * daysPerWeek > HOURS.week));
}

export function fairPay(f: Facts): Finding {
  const peers = f.post?.peerPay ?? null;
  return f.pay === null || peers === null ? 'UNKNOWN' : broken(f.pay < peers * FAIR_SHARE);
}

export const noFees = (f: Facts): Finding => broken(f.fees > 0);
export const bothGuides = (f: Facts): Finding => broken(isPost(f) && !(f.hasTeacher && f.hasMentor));
export const archived = (f: Facts): Finding => broken(f.state === 'ENDED' && !f.imported && f.grade === null);

/** The policy covers the first and the last day, both included. */
export function insured(f: Facts): Finding {
  const { policyNo, insuredFrom, insuredTo } = f;
  const covers = insuredFrom !== null && insuredTo !== null && insuredFrom <= f.startsOn && insuredTo >= f.endsOn;
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
