import type { Role } from '@/lib/authz/roles';
import type { AuditChange } from '@/lib/modules/audit/types';
import type { MemberState } from './words';

export type MemberRow = {
  id: string;
  name: string;
  email: string | null;
  role: Role;
  state: MemberState;
  department: string | null;
  partner: { id: string; name: string } | null;
  staffNo: string | null;
  title: string | null;
  joinedAt: string;
  lastSeenAt: string | null;
};

/** What the form edits, as it is now. */
export type MemberForm = {
  id: string;
  version: number;
  role: Role;
  departmentId: string | null;
  title: string | null;
  staffNo: string | null;
};

export type OpenSession = { id: string; createdAt: string; lastSeenAt: string; userAgent: string | null };

export type MemberRecord = MemberForm &
  Omit<MemberRow, keyof MemberForm> & {
    phoneMasked: string | null;
    endedAt: string | null;
    totpEnabledAt: string | null;
    passwordChangedAt: string | null;
    sessions: OpenSession[];
    changes: AuditChange[];
    names: Record<string, string>;
    /** What may be done now; the reasons why not are the commands'. */
    may: { update: boolean; end: boolean; reopen: boolean; resetLink: boolean; endSessions: boolean; endTotp: boolean };
  };

export type InvitationRow = {
  id: string;
  membershipId: string;
  name: string;
  email: string | null;
  role: Role;
  department: string | null;
  partner: { id: string; name: string } | null;
  invitedBy: string | null;
  createdAt: string;
  expiresAt: string;
  expired: boolean;
};

/** A one-time link as it is shown once to whoever made it. */
export type OneTimeLink = { url: string; until: string };

/** A mentor of interns who has no account: named by one of his placements. */
export type MentorToInvite = {
  placementId: string;
  name: string;
  phone: string | null;
  partner: string;
  interns: string[];
};
/** What came of one row: invited with a link that is shown once, known already and given his interns, or refused. */
export type InvitedMentor = {
  placementId: string;
  name: string;
  partner: string;
  result: 'INVITED' | 'LINKED' | 'REFUSED';
  url: string | null;
  /** Key of the error. */
  problem: string | null;
};
