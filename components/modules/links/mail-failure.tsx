import { useTranslations } from 'next-intl';
import type { LinkRow } from '@/lib/modules/links/types';

/** Where the words alone do not say it, the number that the server gave helps whoever asks it. */
const WITH_CODE = ['REFUSED', 'LATER', 'OTHER'];

/** Why a link's mail did not arrive, and what to do now. */
export function MailFailureReason({ failure }: { failure: NonNullable<LinkRow['mailFailure']> }) {
  const t = useTranslations('links.failures');
  const { code } = failure;
  const why = t(failure.why);
  return <span>{code && WITH_CODE.includes(failure.why) ? t('whyCode', { why, code }) : t('why', { why })}</span>;
}
