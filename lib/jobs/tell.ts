import 'server-only';
import type { Tx } from '@/lib/db/client';
import { env } from '@/lib/env';
import { toLocale } from '@/lib/i18n/locales';
import { enqueueMail } from '@/lib/mail/outbox';
import { type Notice, notify } from '@/lib/modules/notifications/notify';
import { noticeText } from '@/lib/modules/notifications/text';

// A mail that is longer is not read; the rest stands in the portal.
const LINES = 20;

/** Tells members of many occasions in one transaction, and in the end each by one mail of those that he had not been told of before: `digest` of what there is to do, `news` of what was decided. */
export function startTelling(tx: Tx, institutionId: string, template: 'digest' | 'news' = 'digest') {
  const told = new Map<string, Notice[]>();

  async function mailTo({
    id,
    user,
  }: {
    id: string;
    user: { email: string | null; name: string; locale: string | null };
  }) {
    const notices = told.get(id) ?? [];
    if (!user.email) return;
    const locale = toLocale(user.locale);
    const lines = notices.slice(0, LINES).map((notice) => noticeText(locale, notice));
    const url = new URL('/notifications', env().APP_URL).href;
    const params = { name: user.name, count: notices.length, lines: lines.join('\n'), url };
    await enqueueMail(tx, { institutionId }, { to: user.email, locale, template, params });
  }

  return {
    async tell(notice: Omit<Notice, 'institutionId'>): Promise<void> {
      const whole = { ...notice, institutionId };
      for (const id of await notify(tx, whole)) told.set(id, [...(told.get(id) ?? []), whole]);
    },
    async mail(): Promise<void> {
      if (told.size === 0) return;
      const members = await tx.membership.findMany({
        where: { institutionId, id: { in: [...told.keys()] }, user: { disabledAt: null } },
        select: { id: true, user: { select: { email: true, name: true, locale: true } } },
      });
      for (const member of members) await mailTo(member);
    },
  };
}

export type Telling = ReturnType<typeof startTelling>;

/** Of these members, those whose membership has not ended. */
export async function liveMembers(tx: Tx, institutionId: string, ids: readonly (string | null)[]): Promise<string[]> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return [];
  const rows = await tx.membership.findMany({
    where: { institutionId, id: { in: wanted }, endedAt: null },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** The members of the cooperation office. */
export async function officeMembers(tx: Tx, institutionId: string): Promise<string[]> {
  const rows = await tx.membership.findMany({
    where: { institutionId, role: 'OFFICE', endedAt: null },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}
