import 'server-only';
import { createTranslator } from 'use-intl/core';
import type { Locale } from '@/lib/i18n/locales';
import en from '@/lib/i18n/messages/en/mail.json';
import zh from '@/lib/i18n/messages/zh-CN/mail.json';

const MESSAGES = { 'zh-CN': zh, en } as const satisfies Record<Locale, typeof zh>;

/** Keys of the namespace `mail`: each has a subject and a body, whose lines are paragraphs. */
export type MailTemplate = keyof (typeof zh)['templates'];
export type MailParams = Record<string, string | number>;
export type RenderedMail = { subject: string; text: string; html: string };

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (c) => ESCAPES[c] ?? c);

// A line that is an address becomes a link; nothing else in a mail does.
function paragraph(line: string): string {
  const text = escapeHtml(line);
  return `<p>${/^https?:\/\/\S+$/.test(line) ? `<a href="${text}">${text}</a>` : text}</p>`;
}

// A mail that is not as it should be is not sent.
function raise(error: Error): never {
  throw error;
}

/** A mail in one language, as plain text and as simple HTML. */
export function renderMail(template: MailTemplate, locale: Locale, params: MailParams): RenderedMail {
  const t = createTranslator({ locale, messages: MESSAGES[locale], timeZone: 'Asia/Shanghai', onError: raise });
  const subject = t(`templates.${template}.subject`, params).replace(/\s+/g, ' ').trim();
  const lines = [...t(`templates.${template}.body`, params).split('\n'), t('footer')];
  const html = lines.map(paragraph).join('\n');
  return {
    subject,
    text: `${lines.join('\n\n')}\n`,
    html: `<!doctype html>\n<html lang="${locale}"><body>\n${html}\n</body></html>\n`,
  };
}
