import { getTranslations } from 'next-intl/server';
import { TargetForm } from '@/components/modules/targets/target-actions';
import { TargetTable } from '@/components/modules/targets/target-table';
import { Empty, Head } from '@/components/ui/head';
import { listTargets } from '@/lib/modules/targets/queries';
import { TARGETED } from '@/lib/modules/targets/words';
import { forPage, pageCtx } from '@/lib/transport/page';

export async function generateMetadata() {
  return { title: (await getTranslations('settings'))('targets.title') };
}

export default async function Page() {
  const t = await getTranslations('settings.targets');
  const names = await getTranslations('figures.names');
  const figures = TARGETED.map((value) => ({ value, label: names(value) }));
  const rows = await forPage(listTargets)({});
  const { today } = await pageCtx();
  return (
    <>
      <Head title={t('title')} count={t('count', { count: rows.length })} lede={t('intro')}>
        <TargetForm figures={figures} year={Number(today.slice(0, 4))} className="btn btn-primary" />
      </Head>
      {rows.length > 0 ? <TargetTable {...{ rows, figures }} /> : <Empty title={t('none')} hint={t('noneHint')} />}
    </>
  );
}
