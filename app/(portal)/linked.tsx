import { getTranslations } from 'next-intl/server';
import { PartnerClasses } from '@/components/modules/partners/partner-classes';
import { PartnerPathways } from '@/components/modules/partners/partner-pathways';
import { PartnerPlatforms } from '@/components/modules/partners/partner-platforms';
import { Linked } from '@/components/ui/linked';
import { grantOf } from '@/lib/authz/catalogue';
import { type OrderClassFilter, orderClassList } from '@/lib/modules/order-classes/list';
import { listOrderClasses } from '@/lib/modules/order-classes/queries';
import { type PathwayFilter, pathwayList } from '@/lib/modules/pathways/list';
import { listPathways } from '@/lib/modules/pathways/queries';
import type { PlatformFilter } from '@/lib/modules/platforms/list';
import { listPlatforms } from '@/lib/modules/platforms/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

/** More stand on the list, which a link leads to. */
const SHOWN = 50;

/** Classes trained with enterprises that hang on a record, for whoever may see them. */
export async function LinkedClasses({ filter }: { filter: OrderClassFilter }) {
  if (grantOf((await pageCtx()).role, 'order-classes.read') === null) return null;
  const t = await getTranslations('orderClasses');
  const { rows, total } = await forPage(listOrderClasses)({ filter, size: SHOWN });
  const all = { href: orderClassList.href({ filter }), label: t('list.all') };
  return (
    <Linked title={t('title')} shown={rows.length} {...{ total, all }}>
      <PartnerClasses rows={rows} />
    </Linked>
  );
}

/** Pathway classes that hang on a record, for whoever may see them. */
export async function LinkedPathways({ filter }: { filter: PathwayFilter }) {
  if (grantOf((await pageCtx()).role, 'pathways.read') === null) return null;
  const t = await getTranslations('pathways');
  const { rows, total } = await forPage(listPathways)({ filter, size: SHOWN });
  const all = { href: pathwayList.href({ filter }), label: t('list.all') };
  return (
    <Linked title={t('title')} shown={rows.length} {...{ total, all }}>
      <PartnerPathways rows={rows} />
    </Linked>
  );
}

/** Platforms that hang on a record, for whoever may see them. They have a list for each kind and none for all. */
export async function LinkedPlatforms({ filter }: { filter: PlatformFilter }) {
  if (grantOf((await pageCtx()).role, 'platforms.read') === null) return null;
  const t = await getTranslations('platforms');
  const { rows, total } = await forPage(listPlatforms)({ filter, size: 100 });
  return (
    <Linked title={t('title')} shown={rows.length} total={total}>
      <PartnerPlatforms rows={rows} />
    </Linked>
  );
}
