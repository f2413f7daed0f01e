import 'server-only';
import type { Tx } from '@/lib/db/client';
import { env } from '@/lib/env';
import { toLocale } from '@/lib/i18n/locales';
import { enqueueMail } from '@/lib/mail/outbox';
import type { MailTemplate } from '@/lib/mail/render';
import { type Notice, notify } from '@/lib/modules/notifications/notify';

/** Tells members in the portal and, those whom it had not told yet and who have an address, by a mail of the same name. */
export async function tell(tx: Tx, notice: Notice & { kind: MailTemplate; href: string }): Promise<void> {
  const { institutionId, kind, params, href } = notice;
  const told = await notify(tx, notice);
  if (told.length === 0) return;
  const members = await tx.membership.findMany({
    where: { institutionId, id: { in: told }, user: { disabledAt: null, email: { not: null } } },
    select: { user: { select: { email: true, locale: true } } },
  });
  const url = new URL(href, env().APP_URL).href;
  for (const { user } of members) {
    if (user.email) await enqueueMail(tx, { institutionId }, { to: user.email, locale: toLocale(user.locale), template: kind, params: { ...params, url } });
  }
}

/** Of these members, those whose membership has not ended. */
export async function liveMembers(tx: Tx, institutionId: string, ids: readonly (string | null)[]): Promise<string[]> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return [];
  const rows = await tx.membership.findMany({ where: { institutionId, id: { in: wanted }, endedAt: null }, select: { id: true } });
  return rows.map((row) => row.id);
}

/** The members of the cooperation office. */
export async function officeMembers(tx: Tx, institutionId: string): Promise<string[]> {
  const rows = await tx.membership.findMany({ where: { institutionId, role: 'OFFICE', endedAt: null }, select: { id: true } });
  return rows.map((row) => row.id);
}
