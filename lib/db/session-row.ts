import 'server-only';
import { client } from './client';

/** Who is behind a session's token, as app.open_session gives it; without a membership chosen, all from institutionId on is null. */
export type SessionRow = {
  sessionId: string;
  userId: string;
  userName: string;
  locale: string | null;
  mustChange: boolean;
  passwordChangedAt: Date | null;
  totpEnabled: boolean;
  createdAt: Date;
  lastSeenAt: Date;
  institutionId: string | null;
  institutionName: string | null;
  settings: unknown;
  membershipId: string | null;
  role: string | null;
  departmentId: string | null;
  partnerId: string | null;
  studentId: string | null;
};

/** The open session of a token's hash. One statement and no transaction: every request begins with it. */
export async function findSession(tokenHash: Uint8Array): Promise<SessionRow | null> {
  const rows = await client().$queryRaw<SessionRow[]>`
    select session_id "sessionId", user_id "userId", user_name "userName", locale, must_change "mustChange",
           password_changed_at "passwordChangedAt", totp_enabled "totpEnabled", created_at "createdAt", last_seen_at "lastSeenAt",
           institution_id "institutionId", institution_name "institutionName", settings, membership_id "membershipId", role,
           department_id "departmentId", partner_id "partnerId", student_id "studentId"
      from app.open_session(${Buffer.from(tokenHash)})`;
  return rows[0] ?? null;
}
