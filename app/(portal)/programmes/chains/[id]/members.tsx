import { getTranslations } from 'next-intl/server';
import { ChainPartners, ChainProgrammes } from '@/components/modules/industry-chains/chain-members';
import { Linked } from '@/components/ui/linked';
import { behindChain } from '@/lib/modules/industry-chains/indicators';
import { partnerList } from '@/lib/modules/partners/list';
import { listPartners } from '@/lib/modules/partners/queries';
import { programmeList } from '@/lib/modules/programmes/list';
import { listProgrammes } from '@/lib/modules/programmes/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

/** More stand on the list, which a link leads to. */
const SHOWN = 20;

/** All programmes of a chain, whatever their state. */
export async function LinkedProgrammes({ code }: { code: string }) {
  const t = await getTranslations('chains');
  const filter = { chain: [code] };
  const { rows, total } = await forPage(listProgrammes)({ filter, size: SHOWN });
  const all = { href: programmeList.href({ filter }), label: t('record.allOf') };
  return (
    <Linked title={t('sections.programmes')} shown={rows.length} {...{ total, all }}>
      <ChainProgrammes rows={rows} />
    </Linked>
  );
}

/** The enterprises that its number counts. */
export async function LinkedPartners({ code }: { code: string }) {
  const t = await getTranslations('chains');
  const filter = behindChain(await pageCtx(), code).partners;
  const { rows, total } = await forPage(listPartners)({ filter, size: SHOWN });
  const all = { href: partnerList.href({ filter }), label: t('record.allOf') };
  return (
    <Linked title={t('figures.partners')} shown={rows.length} {...{ total, all }}>
      <ChainPartners rows={rows} />
    </Linked>
  );
}
