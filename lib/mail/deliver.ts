import 'server-only';
import type { Tx } from '@/lib/db/client';
import { toLocale } from '@/lib/i18n/locales';
import { asSystem } from '@/lib/jobs/context';
import { QUEUES } from '@/lib/jobs/queues';
import { sendJob } from '@/lib/jobs/send';
import { decryptText } from '@/lib/kernel/crypto';
import { type MailParams, type MailTemplate, renderMail } from './render';
import { reasonOf, sendMail } from './transport';

const ATTEMPTS = QUEUES['mail.deliver'].retries + 1;
// Longer than all tries of the job together.
const LOST_AFTER_MS = 3_600_000;

type At = { institutionId: string; mailId: string };

// Outside any transaction: an SMTP server may take its time.
async function send(mail: {
  id: string;
  toEnc: Uint8Array;
  paramsEnc: Uint8Array;
  template: string;
  locale: string;
}): Promise<void> {
  const params = JSON.parse(decryptText(mail.paramsEnc)) as MailParams;
  const rendered = renderMail(mail.template as MailTemplate, toLocale(mail.locale), params);
  await sendMail({ ...rendered, id: mail.id, to: decryptText(mail.toEnc) });
}

/** The link of a mail that nobody got waits to be handed out another way, unless it was answered or revoked meanwhile. */
async function sendByHand(tx: Tx, institutionId: string, id: string): Promise<void> {
  await tx.linkTask.updateMany({ where: { institutionId, id, usedAt: null, revokedAt: null }, data: { toSend: true } });
}

/** Delivers one mail of the outbox. Throws when it could not, for the queue to try again; after the last try the mail stands as FAILED. */
export async function deliverMail({ institutionId, mailId }: At): Promise<void> {
  const where = { institutionId, id: mailId, state: 'WAITING' };
  const mail = await asSystem(institutionId, 'mail.deliver', ({ tx }) => tx.mail.findFirst({ where }));
  if (!mail) return;
  const attempts = mail.attempts + 1;
  try {
    await send(mail);
  } catch (error) {
    const reason = reasonOf(error);
    const state = attempts >= ATTEMPTS ? 'FAILED' : 'WAITING';
    await asSystem(institutionId, 'mail.deliver', async ({ tx }) => {
      await tx.mail.updateMany({ where, data: { attempts, state, error: reason } });
      if (state === 'FAILED' && mail.linkId) await sendByHand(tx, institutionId, mail.linkId);
    });
    throw new Error(`mail not sent: ${reason}`);
  }
  await asSystem(institutionId, 'mail.deliver', ({ tx }) =>
    tx.mail.updateMany({ where, data: { attempts, state: 'SENT', error: null, sentAt: new Date() } }),
  );
}

/** Sends the job again for the institution's mails whose job was lost. */
export async function sweepMails(institutionId: string, now = Date.now()): Promise<void> {
  await asSystem(institutionId, 'mail.sweep', async ({ tx }) => {
    const lost = await tx.mail.findMany({
      where: { institutionId, state: 'WAITING', createdAt: { lt: new Date(now - LOST_AFTER_MS) } },
      select: { id: true },
      orderBy: { createdAt: 'asc' },
      take: 500,
    });
    for (const { id } of lost) await sendJob(tx, 'mail.deliver', { institutionId, mailId: id });
  });
}
