import type { TotpPicture } from '@/lib/auth/qr';
import type { Role } from '@/lib/authz/roles';
import type { Locale } from '@/lib/i18n/locales';

export type Profile = {
  version: number;
  name: string;
  email: string | null;
  phoneMasked: string | null;
  locale: Locale;
};

export type Place = {
  membershipId: string;
  institution: string;
  role: Role;
  title: string | null;
  current: boolean;
};

export type OwnSession = {
  id: string;
  createdAt: string;
  lastSeenAt: string;
  ip: string | null;
  userAgent: string | null;
  current: boolean;
};

/** One's own account as its page shows it. */
export type AccountPage = {
  profile: Profile;
  places: Place[];
  sessions: OwnSession[];
  /** Without one, the person signs in by the college's single sign-on. */
  hasPassword: boolean;
  passwordChangedAt: string | null;
  rule: { minLength: number; complex: boolean };
  totp: {
    enabledAt: string | null;
    recoveryLeft: number;
    /** A secret that waits for its first code. */
    offer: TotpPicture | null;
    may: { begin: boolean; end: boolean };
  };
};

/** Recovery codes as they are shown once. */
export type Codes = { codes: string[] };
