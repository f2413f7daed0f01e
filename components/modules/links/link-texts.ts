import type { useTranslations } from 'next-intl';
import type { IssuedLink } from '@/lib/modules/links/types';

type Say = ReturnType<typeof useTranslations<'links'>>;

/** What is copied for a link: into WeChat in full; by SMS at most 70 characters before the address, so that it is not charged many times. */
export function linkTexts(t: Say, { recipient, kind, partner, url }: IssuedLink, about: string, days: number) {
  const said = { recipient, task: t(`kinds.${kind}`), url };
  return { wechat: t('make.text', { ...said, about: about || partner, days }), sms: t('make.smsText', said) };
}
