import { VacancyScreen } from '@/components/modules/vacancies/vacancy-record';
import { grantOf } from '@/lib/authz/catalogue';
import { getVacancy, vacancyTimeline } from '@/lib/modules/vacancies/record';
import { forPage, pageCtx } from '@/lib/transport/page';
import { Graduates } from '../../intentions/of';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getVacancy)(await params)).title };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { scope, role } = await pageCtx();
  const vacancy = await forPage(getVacancy)({ id });
  const history = scope === 'staff' ? await forPage(vacancyTimeline)({ id }) : null;
  return (
    <VacancyScreen {...{ vacancy, history }} linked={grantOf(role, 'partners.read') !== null}>
      <Graduates vacancyId={id} />
    </VacancyScreen>
  );
}
