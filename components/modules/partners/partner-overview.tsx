import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { type PartnerTab, partnerHref } from '@/lib/modules/partners/list';
import { PartnerAgreements, PartnerNeeds, PartnerVisits } from './partner-belongings';
import { PartnerProfile } from './partner-profile';
import type { RecordProps } from './partner-record';
import { PartnerBadge } from './partner-state';

const FEW = 5;

/** The first tab: what is going on with the partner now, and what it is. */
export function PartnerOverview({ partner, words, agreements, needs, visits, timeline }: RecordProps) {
  const t = useTranslations('partners');
  const inForce = agreements.filter((row) => row.shown === 'IN_FORCE');
  const all = (tab: PartnerTab, count: number) => (
    <Link className="link" href={partnerHref(partner.id, { tab })} scroll={false}>
      {t('record.allOf', { count })}
    </Link>
  );
  return (
    <>
      <Section
        title={t('record.agreementsInForce')}
        count={inForce.length}
        more={all('agreements', partner.counts.agreements)}
      >
        <PartnerAgreements rows={inForce.slice(0, FEW)} />
      </Section>
      <Section title={t('record.openNeeds')} count={partner.counts.needs} more={all('needs', partner.counts.needs)}>
        <PartnerNeeds rows={needs.slice(0, FEW)} />
      </Section>
      {timeline && (
        <Section
          title={t('record.lastVisits')}
          count={partner.counts.visits}
          more={all('visits', partner.counts.visits)}
        >
          <PartnerVisits rows={visits.slice(0, FEW)} />
        </Section>
      )}
      <Section title={t('record.profileTitle')}>
        <PartnerProfile partner={partner} words={words} />
      </Section>
      <Section title={t('record.stateHistory')}>
        <ul className="grid gap-2">
          {partner.statePeriods.map((period) => (
            <li key={period.startedOn} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <PartnerBadge state={period.state} />
              <span className="dim">
                {period.endedOn
                  ? t('record.period', { from: period.startedOn, to: period.endedOn })
                  : t('record.since2', { from: period.startedOn })}
              </span>
              {period.reason && <span>{period.reason}</span>}
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function Section({
  title,
  count,
  more,
  children,
}: {
  title: string;
  count?: number;
  more?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="sec">
      <div className="sec-head">
        <h2>{title}</h2>
        {count !== undefined && <span className="n">{count}</span>}
        {more && <div className="acts">{more}</div>}
      </div>
      {children}
    </section>
  );
}
