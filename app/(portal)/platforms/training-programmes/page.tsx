import { getTranslations } from 'next-intl/server';
import { TrainingList } from '@/components/modules/centres/training-list';
import { ClientMessages } from '@/components/shell/client-messages';
import { grantOf } from '@/lib/authz/catalogue';
import { trainingList } from '@/lib/modules/centres/list';
import { listTraining, trainingFacets } from '@/lib/modules/centres/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('centres'))('training.title') };
}

export default async function Page({ searchParams }: Props) {
  const { role, today } = await pageCtx();
  const state = trainingList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const { page, facets } = await readPage(async (read) => ({
    page: await read(listTraining, input),
    facets: await read(trainingFacets, { filter: state.filter }),
  }));
  const may = {
    import: grantOf(role, 'platforms.import') !== null,
    export: grantOf(role, 'platforms.export') !== null,
  };
  return (
    <ClientMessages namespaces={['centres']}>
      <TrainingList {...{ state, page, facets, today, may }} />
    </ClientMessages>
  );
}
