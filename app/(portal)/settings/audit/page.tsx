import { getTranslations } from 'next-intl/server';
import { AuditFilters } from '@/components/modules/settings/audit-filters';
import { AuditTable } from '@/components/modules/settings/audit-table';
import { ChainCheck } from '@/components/modules/settings/chain-check';
import { Pager } from '@/components/table/pager';
import { Empty, Head } from '@/components/ui/head';
import { auditList } from '@/lib/modules/audit/list';
import { auditChoices, chainHead, listAudit } from '@/lib/modules/audit/queries';
import { forPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('audit'))('title') };
}

export default async function Page({ searchParams }: Props) {
  const t = await getTranslations('audit');
  const state = auditList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const { rows, names, total, page, pages } = await forPage(listAudit)(input);
  const { entries } = await forPage(chainHead)({});
  return (
    <>
      <Head title={t('title')} lede={t('intro')} />
      <ChainCheck entries={entries} />
      <AuditFilters state={state} choices={await forPage(auditChoices)({})} />
      {rows.length > 0 ? <AuditTable rows={rows} names={names} /> : <Empty title={t('none')} hint={t('noneHint')} />}
      <Pager
        page={page}
        pages={pages}
        total={total}
        to={(to) => auditList.href({ page: to }, state)}
        size={state.size}
        toSize={(size) => auditList.href({ size }, state)}
      />
    </>
  );
}
