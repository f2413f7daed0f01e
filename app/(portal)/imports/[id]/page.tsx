import { getTranslations } from 'next-intl/server';
import { ImportRecord } from '@/components/modules/imports/import-record';
import { ClientMessages } from '@/components/shell/client-messages';
import { importRowList } from '@/lib/modules/imports/list';
import { getImport } from '@/lib/modules/imports/queries';
import { importColumns, importPreview } from '@/lib/processes/import-preview';
import { forPage } from '@/lib/transport/page';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata() {
  return { title: (await getTranslations('imports'))('crumb') };
}

export default async function Page({ params, searchParams }: Props) {
  const [{ id }, query] = [await params, await searchParams];
  const batch = await forPage(getImport)({ id });
  const state = importRowList.parse(query);
  const { result, warnings, all } = state.filter;
  const matching =
    batch.state === 'MAPPING' || (query.step === 'columns' && ['PREVIEW', 'FAILED'].includes(batch.state));
  const rows = { id, result, warnings: Boolean(warnings), attention: !result && !warnings && !all };
  return (
    <ClientMessages namespaces={['imports', 'errors']}>
      <ImportRecord
        batch={batch}
        state={state}
        columns={matching ? await forPage(importColumns)({ id }) : null}
        preview={
          !matching && batch.state === 'PREVIEW'
            ? await forPage(importPreview)({ ...rows, page: state.page, size: state.size })
            : null
        }
      />
    </ClientMessages>
  );
}
