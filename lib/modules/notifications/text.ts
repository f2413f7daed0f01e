import 'server-only';
import { createTranslator } from 'use-intl/core';
import type { Locale } from '@/lib/i18n/locales';
import en from '@/lib/i18n/messages/en/notifications.json';
import zh from '@/lib/i18n/messages/zh-CN/notifications.json';
import type { Notice } from './notify';

const MESSAGES = { 'zh-CN': zh, en } as const satisfies Record<Locale, typeof zh>;

/** What a notification says, on one line, in the language of who reads it: for a mail. The portal's pages ask the same messages. */
export function noticeText(locale: Locale, { kind, params }: Pick<Notice, 'kind' | 'params'>): string {
  const t = createTranslator({ locale, messages: MESSAGES[locale], timeZone: 'Asia/Shanghai' });
  return t(`kinds.${kind}`, params).replace(/\s+/g, ' ');
}
