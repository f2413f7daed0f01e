import { getTranslations } from 'next-intl/server';
import { StudentList } from '@/components/modules/students/student-list';
import { grantOf } from '@/lib/authz/catalogue';
import { studentList } from '@/lib/modules/students/list';
import { listStudents, studentFacets } from '@/lib/modules/students/queries';
import { savedViews } from '@/lib/modules/views/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('students'))('title') };
}

export default async function Page({ searchParams }: Props) {
  const { role } = await pageCtx();
  const state = studentList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const { page, facets, views } = await readPage(async (read) => ({
    page: await read(listStudents, input),
    facets: await read(studentFacets, { filter: state.filter }),
    views: await read(savedViews, { module: 'students' }),
  }));
  const may = {
    write: grantOf(role, 'students.write') !== null,
    export: grantOf(role, 'students.export') !== null,
    import: grantOf(role, 'students.import') !== null,
  };
  return <StudentList {...{ state, page, facets, views, may }} />;
}
