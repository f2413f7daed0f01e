import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { PartnerRecord } from '@/lib/modules/partners/types';
import type { DictionaryWords } from '@/lib/modules/settings/types';
import { Words } from './words';

type Props = {
  partner: PartnerRecord;
  words: DictionaryWords /** Chains have a record for the college's people. */;
  staff: boolean;
};

/** The facts that matter first. */
export function PartnerFacts({ partner, words, staff }: Props) {
  const t = useTranslations('partners');
  const liaison = partner.contactViews.find((contact) => contact.isLiaison && contact.leftOn === null);
  const scale = partner.scale && t(`scales.${partner.scale}`);
  const headcount = partner.headcount !== null && t('record.people', { count: partner.headcount });
  const facts: Record<string, ReactNode> = {
    [t('record.code')]: partner.creditCode && <span className="mono">{partner.creditCode}</span>,
    [t('record.chainIndustry')]: (partner.chains.length > 0 || partner.industryName) && (
      <>
        <Words
          codes={partner.chains}
          words={words.CHAIN}
          href={staff ? ({ id }) => `/programmes/chains/${id}` : undefined}
        />
        {partner.chains.length > 0 && partner.industryName && ' · '}
        {partner.industryName}
        {partner.industryCode && <span className="dim"> {partner.industryCode}</span>}
      </>
    ),
    [t('record.scaleHeadcount')]: [scale, headcount].filter(Boolean).join(' · '),
    [t('record.since')]: partner.cooperatingSince,
    [t('record.ends')]: partner.agreementEnds,
    [t('record.liaison')]: liaison && [liaison.name, liaison.title].filter(Boolean).join(' · '),
    [t('record.lookedAfter')]: [partner.ownerName, ...partner.departments.map((each) => each.name)]
      .filter(Boolean)
      .join(' · '),
  };
  return (
    <dl className="facts">
      {Object.entries(facts).map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
