import type { Day } from '@/lib/kernel/day';
import type { MailFailure } from '@/lib/mail/failures';
import type { Amendment } from '@/lib/modules/placements/types';
import type { IncidentKind } from '@/lib/modules/placements/words';
import type { LinkKind, LinkParty, LinkState } from './words';

export type LinkRow = {
  id: string;
  kind: LinkKind;
  party: LinkParty | null;
  state: LinkState;
  recipient: string;
  phone: string | null;
  partner: { id: string; name: string };
  /** The post, the intern, or how many interns. */
  about: string | null;
  count: number;
  href: string | null;
  madeOn: Day;
  expiresOn: Day;
  usedOn: Day | null;
  asked: boolean;
  /** The schedule made it, and nobody has handed it out yet. */
  toSend: boolean;
  mailed: boolean;
  /** Why its mail could not be delivered, and the server's number for it. */
  mailFailure: { why: MailFailure; code: string } | null;
  mayEnd: boolean;
};

type Choice<V extends string = string> = { value: V; count: number };
export type LinkFacets = {
  total: number;
  asked: number;
  toSend: number;
  state: Choice<LinkState>[];
  kind: Choice<LinkKind>[];
};

/** Somebody a link could be made for. */
export type LinkCandidate = {
  /** Posts, placements or contacts that the link is about. */
  recordIds: string[];
  recipient: string;
  phone: string | null;
  partner: string;
  about: string[];
  /** An open link of the kind is on its way. */
  open: boolean;
  /** Why none can be made. */
  lacks: 'phone' | 'name' | null;
};

/** A link just made: shown once. */
export type IssuedLink = {
  id: string;
  kind: LinkKind;
  recipient: string;
  partner: string;
  about: string[];
  url: string;
};

type Intern = { placementId: string; student: string; job: string };
export type LinkFacts =
  | { kind: 'SLOTS'; title: string; slots: number; taken: number; validTo: Day }
  | { kind: 'PRESENT'; weekOn: Day; interns: Intern[] }
  | { kind: 'ASSESS' | 'HOST_AGAIN'; intern: Intern; startsOn: Day; endsOn: Day }
  | { kind: 'INCIDENT'; intern: Intern; kinds: readonly IncidentKind[]; today: Day }
  | {
      kind: 'SIGN';
      party: LinkParty;
      intern: Intern;
      place: string | null;
      startsOn: Day;
      endsOn: Day;
      pay: number | null;
      insurer: string | null;
      policyNo: string | null;
      phone: string;
      /** Null: not read yet. */
      hash: string | null;
      /** Set where the agreement is signed already and this changes it. */
      amendment: Pick<Amendment, 'number' | 'reason' | 'effectiveOn' | 'changes'> | null;
    }
  | {
      kind: 'CONTACT';
      name: string;
      title: string | null;
      email: string | null;
      wechat: string | null;
      phone: string | null;
    };

/** What the page of a link shows. */
export type LinkPage = {
  institution: string;
  partner: string;
  recipient: string;
  kind: LinkKind;
  state: LinkState;
  expiresAt: string;
  usedAt: string | null;
  /** Until when the answer can be taken back; null when it cannot. */
  backUntil: string | null;
  /** When the last answer was taken back. */
  withdrawnAt: string | null;
  asked: boolean;
  /** While it is open. */
  facts: LinkFacts | null;
};
