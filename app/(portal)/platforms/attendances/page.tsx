import { getTranslations } from 'next-intl/server';
import { AttendanceList } from '@/components/modules/attendances/attendance-list';
import { ClientMessages } from '@/components/shell/client-messages';
import { grantOf } from '@/lib/authz/catalogue';
import { attendanceList } from '@/lib/modules/attendances/list';
import { attendanceFacets, listAttendances } from '@/lib/modules/attendances/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('centres'))('attendances.title') };
}

export default async function Page({ searchParams }: Props) {
  const { role } = await pageCtx();
  const state = attendanceList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const { page, facets } = await readPage(async (read) => ({
    page: await read(listAttendances, input),
    facets: await read(attendanceFacets, { filter: state.filter }),
  }));
  const mayExport = grantOf(role, 'platforms.export') !== null;
  return (
    <ClientMessages namespaces={['centres']}>
      <AttendanceList {...{ state, page, facets, mayExport }} />
    </ClientMessages>
  );
}
