import type { Day } from '@/lib/kernel/day';
import type { JournalEvery } from '@/lib/modules/following/words';
import type {
  Amendable,
  AmendmentState,
  Check,
  Grade,
  IncidentKind,
  Mark,
  Party,
  PlacementForm,
  PlacementKind,
  PlacementSource,
  PlacementState,
  Severity,
  Stage,
  Term,
  Topic,
} from './words';
import type { PlacementEvent } from './workflow';

type Named = { id: string; name: string };

/** A placement as a list row shows it. */
export type PlacementRow = {
  id: string;
  version: number;
  student: Named;
  studentNo: string;
  schoolClass: string | null;
  programme: string;
  partner: Named;
  job: string;
  kind: PlacementKind;
  state: PlacementState;
  /** Rules that it breaks. */
  broken: string[];
  startsOn: Day;
  endsOn: Day;
  teacher: string | null;
  mentor: string | null;
  pay: number | null;
  grade: Grade | null;
};

/** What the form edits, as it is now. Phones leave masked. */
export type PlacementProfile = {
  id: string;
  version: number;
  planId: string | null;
  studentId: string;
  studentName: string;
  partnerId: string;
  partnerName: string;
  postId: string | null;
  platformId: string | null;
  kind: PlacementKind;
  stage: Stage | null;
  source: PlacementSource;
  form: PlacementForm | null;
  job: string;
  placeCode: string | null;
  address: string | null;
  teacherId: string | null;
  mentorId: string | null;
  mentorName: string | null;
  mentorPhoneMasked: string | null;
  startsOn: Day;
  endsOn: Day;
  pay: number | null;
  fees: number;
};

/** The evidence before a start: consents, insurance, training, filing. */
export type PlacementEvidence = {
  ownChoiceApprovedOn: Day | null;
  consentOn: Day | null;
  guardianConsentOn: Day | null;
  guardianRelation: string | null;
  insurer: string | null;
  policyNo: string | null;
  insuredFrom: Day | null;
  insuredTo: Day | null;
  accidentPolicyNo: string | null;
  trainedOn: Day | null;
  trainingHours: number | null;
  filingNo: string | null;
};

export type Signature = { party: Party; signer: string; method: string; signedOn: Day; phone: string | null };
/** Terms of an agreement that an amendment may change. */
export type Terms = {
  job: string;
  address: string | null;
  startsOn: Day;
  endsOn: Day;
  pay: number | null;
  insurer: string | null;
  policyNo: string | null;
};
export type Amendment = {
  id: string;
  number: number;
  state: AmendmentState;
  reason: string;
  effectiveOn: Day;
  signedOn: Day | null;
  changes: { field: Amendable; from: string | number | null; to: string | number | null }[];
  signatures: Signature[];
  hash: string;
};
/** An agreement that waits for the school's signature, with the code of its text; or an amendment of one. */
export type AgreementToSign = {
  id: string;
  student: string;
  studentNo: string;
  partner: string;
  job: string;
  plan: string | null;
  startsOn: string;
  endsOn: string;
  pay: string | null;
  code: string;
  /** Who has signed it. */
  signed: Party[];
  amendment: { id: string; number: number } | null;
};
/** Where a student was before, or went on. */
export type MovedPlacement = { id: string; job: string; partner: string; state: PlacementState };
export type Week = { weekOn: Day; present: boolean; note: string | null; confirmedBy: string };
export type JournalEntry = {
  id: string;
  version: number;
  writtenOn: Day;
  text: string;
  answer: string | null;
  answeredBy: string | null;
  photos: Named[];
};
export type IncidentEntry = {
  id: string;
  version: number;
  kind: IncidentKind;
  happenedOn: Day;
  untilOn: Day | null;
  what: string;
  reportedBy: string;
  owner: string | null;
  dueOn: Day | null;
  handling: string | null;
  closedOn: Day | null;
};
export type Override = { id: string; version: number; rule: string; reason: string; approver: string; approvedOn: Day };
export type BrokenRule = { rule: string; severity: Severity; verified: boolean; filing: boolean };
export type PlacementStepRow = {
  id: string;
  event: PlacementEvent;
  to: PlacementState;
  reason: string | null;
  at: string;
};

/** The record page: the placement, its eight checks, rules, signatures and what follows, and what the caller may do now. */
export type PlacementRecord = PlacementProfile &
  PlacementEvidence & {
    studentNo: string;
    schoolClass: string | null;
    minor: boolean;
    state: PlacementState;
    reason: string | null;
    plan: Named | null;
    post: Named | null;
    platform: Named | null;
    teacher: string | null;
    mentor: string | null;
    place: string | null;
    startedOn: Day | null;
    endedOn: Day | null;
    agreementNo: string | null;
    agreementSignedOn: Day | null;
    stated: Mark[];
    openChecks: Check[];
    /** What its agreement lacks before it can be printed. */
    unprintable: Term[];
    broken: BrokenRule[];
    overrides: Override[];
    signatures: Signature[];
    amendments: Amendment[];
    movedFrom: MovedPlacement | null;
    movedTo: MovedPlacement | null;
    parties: Party[];
    weeks: Week[];
    /** Mondays of the past weeks that nobody has confirmed. */
    openWeeks: Day[];
    journalEvery: JournalEvery;
    journals: JournalEntry[];
    incidents: IncidentEntry[];
    steps: PlacementStepRow[];
    enterpriseScore: number | null;
    enterpriseRemark: string | null;
    hostAgain: boolean | null;
    schoolScore: number | null;
    schoolRemark: string | null;
    grade: Grade | null;
    events: PlacementEvent[];
    may: {
      edit: boolean;
      move: boolean;
      amend: boolean;
      /** For the school, with the own account. */
      sign: boolean;
      override: boolean;
      confirm: boolean;
      /** What the enterprise said on paper. */
      enter: boolean;
      guide: boolean;
      journal: boolean;
      report: boolean;
    };
  };

/** An inspection of a unit that is to take interns. */
export type UnitInspection = {
  id: string;
  version: number;
  inspectedOn: Day;
  inspectors: string;
  topics: Topic[];
  findings: string | null;
  fit: boolean;
  meetingNo: string | null;
  decidedOn: Day | null;
  publishedOn: Day | null;
};
