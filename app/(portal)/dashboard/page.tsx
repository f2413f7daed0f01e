import './dashboard.css';
import { getTranslations } from 'next-intl/server';
import { DashboardScreen } from '@/components/modules/dashboard/dashboard-screen';
import { parseDashboard } from '@/lib/modules/dashboard/list';
import { dashboard } from '@/lib/modules/dashboard/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('dashboard'))('title') };
}

export default async function Page({ searchParams }: Props) {
  const { today } = await pageCtx();
  const state = parseDashboard(await searchParams, today);
  return <DashboardScreen state={state} data={await forPage(dashboard)({ ...state, on: state.on ?? undefined })} />;
}
