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
    [t('hash'), facts.hash],
  ];
  return (
    <section aria-label={t('facts')}>
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
