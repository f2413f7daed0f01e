import 'server-only';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { env } from '@/lib/env';
import type { RenderedMail } from './render';

export type Message = RenderedMail & { id: string; to: string };

// The id is the outbox row's, so that a mail sent twice after a crash is recognised as one.
function envelope(message: Message) {
  const { id, to, subject, text, html } = message;
  return {
    from: env().MAIL_FROM,
    to: { name: '', address: to },
    subject,
    text,
    html,
    messageId: `<${id}@${new URL(env().APP_URL).hostname}>`,
  };
}

async function writeToFolder(message: Message): Promise<void> {
  const sent = await createTransport({ streamTransport: true, buffer: true }).sendMail(envelope(message));
  const folder = path.join(env().DATA_DIR, 'mail');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(path.join(folder, `${message.id}.eml`), sent.message as Buffer, { mode: 0o600 });
}

/** Hands a mail to the SMTP server of the settings; without one it is written to DATA_DIR/mail. */
export async function sendMail(message: Message): Promise<void> {
  const { SMTP_URL } = env();
  if (!SMTP_URL) return writeToFolder(message);
  const smtp = createTransport({ url: SMTP_URL, connectionTimeout: 15_000, socketTimeout: 30_000 });
  await smtp.sendMail(envelope(message)).finally(() => smtp.close());
}

/** Why sending failed, without the server's words: those may hold an address. */
export function reasonOf(error: unknown): string {
  const { code, responseCode, response } = error as { code?: unknown; responseCode?: unknown; response?: unknown };
  // The enhanced status at the head of the reply tells apart what its three digits do not.
  const status = typeof response === 'string' ? /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] : undefined;
  return (
    [code, responseCode, status].filter((part) => typeof part === 'string' || typeof part === 'number').join(' ') ||
    'ERROR'
  );
}
