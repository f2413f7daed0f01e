import { getTranslations } from 'next-intl/server';
import { FormHead } from '@/components/modules/partners/form-head';
import { blankValues } from '@/components/modules/partners/form-values';
import { PartnerForm } from '@/components/modules/partners/partner-form';
import { screenOf } from '@/lib/modules/partners/list';
import { newPartner } from '@/lib/modules/partners/record';
import { PARTNER_KINDS } from '@/lib/modules/partners/words';
import { departmentOptions, staffOptions } from '@/lib/modules/people/queries';
import { dictionaries } from '@/lib/modules/settings/queries';
import { forPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<{ kind?: string }> };

export async function generateMetadata({ searchParams }: Props) {
  const kind = kindOf((await searchParams).kind);
  return { title: (await getTranslations('partners'))(`screens.${screenOf(kind).key}.newTitle`) };
}

const kindOf = (wanted?: string) => PARTNER_KINDS.find((kind) => kind === wanted) ?? 'ENTERPRISE';

export default async function Page({ searchParams }: Props) {
  const t = await getTranslations('partners');
  const kind = kindOf((await searchParams).kind);
  const screen = screenOf(kind);
  const start = await forPage(newPartner)({});
  return (
    <>
      <FormHead screen={screen} title={t(`screens.${screen.key}.newTitle`)} />
      <PartnerForm
        values={{ ...blankValues, kind, ...start }}
        back={screen.path}
        kinds={[...screen.kinds]}
        words={await forPage(dictionaries)({})}
        departments={await forPage(departmentOptions)({})}
        people={await forPage(staffOptions)({})}
      />
    </>
  );
}
