import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { PartnerScreen } from '@/lib/modules/partners/manifest';

type Props = { screen: PartnerScreen; title: string; partner?: { id: string; name: string } };

/** The head of a partner's forms: where it belongs and what is being done. */
export function FormHead({ screen, title, partner }: Props) {
  const t = useTranslations('partners');
  return (
    <>
      <nav className="crumb">
        <Link href={screen.path}>{t(`screens.${screen.key}.title`)}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        {partner && (
          <>
            <Link href={`/partners/${partner.id}`}>{partner.name}</Link>
            <ChevronRight className="ic ic-s" aria-hidden />
          </>
        )}
        <span>{title}</span>
      </nav>
      <div className="head">
        <h1>{title}</h1>
        {partner && <span className="dim">{partner.name}</span>}
      </div>
    </>
  );
}
