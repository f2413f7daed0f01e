import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Sign } from '@/components/shell/brand';

/** The product's sign and name; leads home. */
export async function AuthBrand() {
  const t = await getTranslations('ui');
  return (
    <Link className="si-brand" href="/">
      <Sign />
      {t('product')}
    </Link>
  );
}
