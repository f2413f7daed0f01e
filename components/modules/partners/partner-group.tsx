import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { partnerList } from '@/lib/modules/partners/list';
import type { PartnerRecord } from '@/lib/modules/partners/types';
import { PartnerBadge } from './partner-state';

/** The group that a partner belongs to, and those that belong to it. */
export function PartnerGroup({ partner }: { partner: PartnerRecord }) {
  const t = useTranslations('partners.record');
  const { id, groupId, groupName, subsidiaries } = partner;
  if (!groupId && subsidiaries.length === 0) return <p className="dim">{t('noGroup')}</p>;
  return (
    <>
      {groupId && (
        <section className="sec">
          <div className="sec-head">
            <h2>{t('group')}</h2>
          </div>
          <Link className="link" href={`/partners/${groupId}`}>
            {groupName}
          </Link>
        </section>
      )}
      {subsidiaries.length > 0 && (
        <section className="sec">
          <div className="sec-head">
            <h2>{t('subsidiaries')}</h2>
            <span className="n">{subsidiaries.length}</span>
          </div>
          <ul className="border-t border-(--line)">
            {subsidiaries.map((each) => (
              <li key={each.id} className="flex min-h-10 flex-wrap items-center gap-3 border-b border-(--line)">
                <Link className="mid" href={`/partners/${each.id}`}>
                  {each.name}
                </Link>
                <PartnerBadge state={each.state} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="mt-4">
        <Link className="link" href={partnerList.href({ filter: { group: [groupId ?? id] } })}>
          {t('groupList')}
        </Link>
      </p>
    </>
  );
}
