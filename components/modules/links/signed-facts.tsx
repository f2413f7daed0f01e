import { getTranslations } from 'next-intl/server';
import type { LinkFacts } from '@/lib/modules/links/types';

/** What is signed: who, where, what, when, for how much. */
export async function SignedFacts({ facts, partner }: { facts: LinkFacts & { kind: 'SIGN' }; partner: string }) {
  const t = await getTranslations('links.page');
  const insurance = [facts.insurer, facts.policyNo].filter(Boolean).join(' ');
  const rows: [string, string][] = [
    [t('student'), facts.intern.student],
    [t('enterprise'), partner],
    [t('job'), facts.intern.job],
    [t('place'), facts.place ?? t('none')],
    [t('period'), t('periodOf', { from: facts.startsOn, to: facts.endsOn })],
    [t('pay'), facts.pay === null ? t('none') : t('payOf', { pay: facts.pay })],
    [t('insurance'), insurance || t('none')],
    [t('hash'), facts.hash ?? ''],
  ];
  const { amendment } = facts;
  return (
    <section aria-label={t('facts')}>
      {amendment && <AmendedFacts amendment={amendment} />}
      <dl className="link-facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What an amendment changes of the agreement below. */
async function AmendedFacts({ amendment }: { amendment: NonNullable<(LinkFacts & { kind: 'SIGN' })['amendment']> }) {
  const t = await getTranslations('links.page');
  const { number, reason, effectiveOn, changes } = amendment;
  return (
    <>
      <h2>{t('amendment', { number })}</h2>
      <p>{t('amendmentWhy', { day: effectiveOn, reason })}</p>
      <dl className="link-facts">
        {changes.map(({ field, from, to }) => (
          <div key={field}>
            <dt>{t(`amended.${field}`)}</dt>
            <dd>{t('amendedFrom', { from: from ?? t('none'), to: to ?? t('none') })}</dd>
          </div>
        ))}
      </dl>
      <h2>{t('amendmentOf')}</h2>
    </>
  );
}
