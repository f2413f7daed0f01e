import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Role } from '@/lib/authz/roles';
import { type PartnerTab, partnerHref, tabsFor } from '@/lib/modules/partners/list';
import type { PartnerRecord } from '@/lib/modules/partners/types';

type Props = { partner: PartnerRecord; tab: PartnerTab; role: Role; staff: boolean };

/** Tabs that are the college's own. */
const INSIDE: readonly PartnerTab[] = ['visits', 'files', 'merges'];

/** What belongs to a partner, with how many of each. */
export function PartnerTabs({ partner, tab, role, staff }: Props) {
  const t = useTranslations('partners.tabs');
  const { counts } = partner;
  const numbers: Record<PartnerTab, number | null> = {
    overview: null,
    contacts: partner.contactViews.filter((contact) => contact.leftOn === null).length,
    ...counts,
    group: partner.subsidiaries.length + (partner.groupId ? 1 : 0),
    merges: partner.merges.length,
  };
  return (
    <nav className="tabs" aria-label={t('label')}>
      {tabsFor(role)
        .filter((each) => staff || !INSIDE.includes(each))
        .map((each) => (
          <Link
            key={each}
            href={partnerHref(partner.id, { tab: each })}
            aria-current={each === tab ? 'true' : undefined}
            scroll={false}
          >
            {t(each)} {numbers[each] !== null && <span className="n">{numbers[each]}</span>}
          </Link>
        ))}
    </nav>
  );
}
