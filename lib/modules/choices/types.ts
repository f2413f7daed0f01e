import type { Day } from '@/lib/kernel/day';
import type { AttachmentList } from '@/lib/modules/attachments/types';
import type { Hazard } from '@/lib/modules/placements/words';
import type { Accommodation } from '@/lib/modules/posts/words';
import type { ChoiceMode, OwnState, Refusal, WindowState } from './words';

type Named = { id: string; name: string };

/** A plan's window: how, when, how many wishes. */
export type ChoiceWindow = {
  state: WindowState;
  mode: ChoiceMode | null;
  from: Day | null;
  to: Day | null;
  ranks: number;
};

/** A post as a student sees it. */
export type PostOffer = {
  id: string;
  title: string;
  partner: string;
  left: number;
  slots: number;
  pay: number | null;
  place: string | null;
  hoursPerDay: number | null;
  daysPerWeek: number | null;
  nightShift: boolean;
  overtime: boolean;
  hazards: Hazard[];
  accommodation: Accommodation | null;
  description: string | null;
  requirements: string | null;
  /** The student may not take it, for its age or sex. */
  barred: boolean;
};

/** One plan in which the student chooses. */
export type MyChoice = {
  plan: Named & { startsOn: Day; endsOn: Day };
  window: ChoiceWindow;
  posts: PostOffer[];
  /** Its wishes, the first one first. */
  wishes: string[];
  placement: { id: string; partner: string; job: string } | null;
};

/** A post of the window as the office sees it. */
export type WindowPost = {
  id: string;
  title: string;
  partner: Named;
  slots: number;
  left: number;
  /** How many more by the caps of article 10; null where the staff is not known. */
  room: { unit: number | null; post: number | null };
  offered: boolean;
  firstWishes: number;
  wishes: number;
};

/** The page of a plan's choice. */
export type PlanChoice = {
  plan: Named & { version: number; startsOn: Day; endsOn: Day };
  window: ChoiceWindow;
  posts: WindowPost[];
  /** What the window may offer. */
  options: { id: string; title: string; partner: string; left: number }[];
  counts: { students: number; answered: number; placed: number };
  may: { open: boolean; place: boolean };
};

/** One student's line in a proposal. */
export type ProposalLine = { student: Named; studentNo: string; lot: number };
export type Proposal = {
  /** `rank` is null for who was given what was left. */
  given: (ProposalLine & { post: string; partner: string; rank: number | null })[];
  left: (ProposalLine & { wishes: { rank: number; post: string; refusal: Refusal }[] })[];
  seal: string;
  /** It may be accepted: the window is over. */
  ready: boolean;
};

/** A student's request for an enterprise that it found itself. */
export type OwnChoiceRow = {
  id: string;
  version: number;
  plan: Named;
  student: Named;
  studentNo: string;
  minor: boolean;
  employer: string;
  creditCode: string;
  /** The partner that has this credit code. */
  partner: Named | null;
  address: string;
  job: string;
  tasks: string | null;
  pay: number | null;
  contactName: string;
  contactPhone: string;
  reason: string;
  guardian: { name: string; relation: string | null; consentOn: Day | null } | null;
  state: OwnState;
  requestedOn: Day;
  decision: string | null;
  decidedBy: string | null;
  decidedOn: Day | null;
  placementId: string | null;
  files: Named[];
};

/** What a student has asked, and for which plans it may ask. */
export type MyOwnChoices = {
  requests: (OwnChoiceRow & { attached: AttachmentList })[];
  plans: (Named & { minor: boolean })[];
};
