import { getTranslations } from 'next-intl/server';
import { TreeScreen } from '@/components/modules/standards/tree-screen';
import { ClientMessages } from '@/components/shell/client-messages';
import { grantOf } from '@/lib/authz/catalogue';
import { carryingPeople } from '@/lib/modules/governance/queries';
import { treeOf } from '@/lib/modules/standards/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('standards'))('screen.title') };
}

export default async function Page({ params, searchParams }: Props) {
  const { id: platformId } = await params;
  const { year } = await searchParams;
  const { role } = await pageCtx();
  const asked = typeof year === 'string' && /^20\d{2}$/.test(year) ? Number(year) : null;
  const tree = await forPage(treeOf)({ platformId, year: asked });
  const owners = tree.mayWrite ? await forPage(carryingPeople)({}) : [];
  const may = {
    import: grantOf(role, 'governance.import') !== null,
    export: grantOf(role, 'governance.export') !== null,
  };
  return (
    <ClientMessages namespaces={['standards']}>
      <TreeScreen {...{ tree, owners, may }} />
    </ClientMessages>
  );
}
