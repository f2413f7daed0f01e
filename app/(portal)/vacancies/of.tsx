import { VacanciesOf } from '@/components/modules/vacancies/vacancies-of';
import { grantOf } from '@/lib/authz/catalogue';
import { vacanciesOf } from '@/lib/modules/vacancies/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

type Of = { kind: 'partner' | 'need' | 'post'; id: string };

/** The vacancies of an enterprise, a need or a post, for whoever may see them. */
export async function Vacancies({ kind, id }: Of) {
  const { role } = await pageCtx();
  if (grantOf(role, 'vacancies.read') === null) return null;
  const rows = await forPage(vacanciesOf)({ [`${kind}Id`]: id });
  const offer = grantOf(role, 'vacancies.write') === null ? null : `/vacancies/new?${kind}=${id}`;
  return <VacanciesOf {...{ rows, offer }} />;
}
