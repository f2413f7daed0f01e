import './wall.css';
import { getTranslations } from 'next-intl/server';
import { WallScreen } from '@/components/modules/dashboard/wall-screen';
import { ClientMessages } from '@/components/shell/client-messages';
import { wall } from '@/lib/modules/dashboard/queries';
import { forPage } from '@/lib/transport/page';

export async function generateMetadata() {
  return { title: (await getTranslations('dashboard.wall'))('open') };
}

export default async function Page() {
  const data = await forPage(wall)({});
  return (
    <ClientMessages outermost namespaces={['dashboard']}>
      <WallScreen data={data} />
    </ClientMessages>
  );
}
