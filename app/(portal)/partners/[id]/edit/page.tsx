import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { FormHead } from '@/components/modules/partners/form-head';
import { toValues } from '@/components/modules/partners/form-values';
import { PartnerForm } from '@/components/modules/partners/partner-form';
import { screenOf } from '@/lib/modules/partners/list';
import { formChoices, getPartner } from '@/lib/modules/partners/record';
import { dictionaries } from '@/lib/modules/settings/queries';
import { forPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  const { kind } = await forPage(getPartner)(await params);
  return { title: (await getTranslations('partners'))(`screens.${screenOf(kind).key}.editTitle`) };
}

export default async function Page({ params }: Props) {
  const t = await getTranslations('partners');
  const partner = await forPage(getPartner)(await params);
  if (!partner.may.update) forbidden();
  const { id, version, industryName: industry, regionName: region, groupName: group } = partner;
  const screen = screenOf(partner.kind);
  const choices = await forPage(formChoices)({ id });
  return (
    <>
      <FormHead screen={screen} title={t(`screens.${screen.key}.editTitle`)} partner={partner} />
      <PartnerForm
        values={toValues(partner, { industry, region, group })}
        record={{ id, version }}
        back={`/partners/${id}`}
        words={await forPage(dictionaries)({})}
        {...choices}
      />
    </>
  );
}
