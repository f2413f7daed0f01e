import { getTranslations } from 'next-intl/server';
import { CourseList } from '@/components/modules/courses/course-list';
import { ClientMessages } from '@/components/shell/client-messages';
import { grantOf } from '@/lib/authz/catalogue';
import { courseList } from '@/lib/modules/courses/list';
import { courseChoices, listCourses } from '@/lib/modules/courses/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('courses'))('listTitle') };
}

export default async function Page({ searchParams }: Props) {
  const { role, today } = await pageCtx();
  const state = courseList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const { page, programmes } = await readPage(async (read) => ({
    page: await read(listCourses, input),
    programmes: grantOf(role, 'platforms.write') ? await read(courseChoices, {}) : [],
  }));
  const mayExport = grantOf(role, 'platforms.export') !== null;
  return (
    <ClientMessages namespaces={['courses']}>
      <CourseList {...{ state, page, programmes, today, mayExport }} />
    </ClientMessages>
  );
}
