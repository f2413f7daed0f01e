import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Locale } from '@/lib/i18n/locales';
import { sendJob } from '@/lib/jobs/send';
import { encryptText } from '@/lib/kernel/crypto';
import { newId } from '@/lib/kernel/id';
import type { MailParams, MailTemplate } from './render';

export type Mail = { to: string; template: MailTemplate; params: MailParams; locale: Locale; linkId?: string };

/** Puts a mail into the outbox and sends the job that delivers it, both in the caller's transaction. Address and parameters are encrypted. Gives the mail's id. */
export async function enqueueMail(tx: Tx, at: { institutionId: string }, mail: Mail): Promise<string> {
  const id = newId();
  await tx.mail.create({
    data: {
      institutionId: at.institutionId,
      id,
      toEnc: encryptText(mail.to),
      template: mail.template,
      linkId: mail.linkId,
      locale: mail.locale,
      paramsEnc: encryptText(JSON.stringify(mail.params)),
    },
  });
  await sendJob(tx, 'mail.deliver', { institutionId: at.institutionId, mailId: id });
  return id;
}
