import { getTranslations } from 'next-intl/server';
import { DepartmentForm } from '@/components/modules/settings/department-actions';
import { DepartmentTable } from '@/components/modules/settings/department-table';
import { Empty, Head } from '@/components/ui/head';
import { listDepartments } from '@/lib/modules/settings/queries';
import { forPage } from '@/lib/transport/page';

export async function generateMetadata() {
  return { title: (await getTranslations('settings'))('departments.title') };
}

export default async function Page() {
  const t = await getTranslations('settings.departments');
  const rows = await forPage(listDepartments)({});
  return (
    <>
      <Head title={t('title')} count={t('count', { count: rows.length })} lede={t('intro')}>
        <DepartmentForm className="btn btn-primary" />
      </Head>
      {rows.length > 0 ? <DepartmentTable rows={rows} /> : <Empty title={t('none')} hint={t('noneHint')} />}
    </>
  );
}
