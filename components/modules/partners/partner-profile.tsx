import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { PartnerRecord } from '@/lib/modules/partners/types';
import type { DictionaryWords } from '@/lib/modules/settings/types';
import { Words } from './words';

type Props = { partner: PartnerRecord; words: DictionaryWords };

/** Everything that is known of a partner, field by field; what is not known says so. */
export function PartnerProfile({ partner, words }: Props) {
  const t = useTranslations('partners');
  const names = (list: string[]) => list.join(t('separator'));
  const enterprise = partner.kind === 'ENTERPRISE';
  const fields: [string, ReactNode][] = [
    [t('fields.shortName'), partner.shortName],
    [t('fields.formerNames'), names(partner.formerNames)],
    [t('fields.aliases'), names(partner.aliases)],
    ...(partner.creditCode ? [] : [[t('fields.noCodeReason'), partner.noCodeReason] as [string, ReactNode]]),
    [t('fields.region'), partner.regionName],
    [t('fields.address'), partner.address],
    [t('fields.website'), partner.website && <Website address={partner.website} />],
    ...(enterprise
      ? ([
          [t('fields.ownership'), partner.ownership && <Words codes={[partner.ownership]} words={words.OWNERSHIP} />],
          [t('fields.legalPerson'), partner.legalPerson],
          [t('fields.capital'), partner.capital !== null && t('record.capital', { amount: partner.capital })],
          [t('fields.listed'), partner.listed !== null && t(partner.listed ? 'record.yes' : 'record.no')],
        ] as [string, ReactNode][])
      : []),
    [
      t('fields.cooperation'),
      partner.cooperation.length > 0 && <Words codes={partner.cooperation} words={words.COOPERATION} />,
    ],
    [t('fields.programmes'), names(partner.programmes)],
    [t('list.coop'), t(partner.inCooperation ? 'record.inCooperation' : 'record.notInCooperation')],
    [t('fields.remark'), partner.remark],
  ];
  return (
    <>
      <dl className="grid grid-cols-[112px_minmax(0,1fr)] gap-x-4 gap-y-2 border-t border-(--line) pt-3">
        {fields.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="dim">{name}</dt>
            <dd className="break-words whitespace-pre-wrap">
              {value || <span className="dim3">{t('record.notFilled')}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {partner.introduction && (
        <p className="mt-4 max-w-prose leading-6 break-words whitespace-pre-wrap">{partner.introduction}</p>
      )}
    </>
  );
}

function Website({ address }: { address: string }) {
  const href = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  return (
    <a className="link" href={href} target="_blank" rel="noopener noreferrer">
      {address}
    </a>
  );
}
