import { getTranslations } from 'next-intl/server';
import { RatesScreen } from '@/components/modules/employment/rates-screen';
import { employmentRates } from '@/lib/modules/employment/rates';
import { RATES_BY } from '@/lib/modules/employment/words';
import { forPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('employment'))('rates.title') };
}

export default async function Page({ searchParams }: Props) {
  const { year, by } = await searchParams;
  // An address that somebody typed shows what there is.
  const asked = {
    year: typeof year === 'string' && /^\d{4}$/.test(year) ? year : undefined,
    by: RATES_BY.find((each) => each === by),
  };
  return <RatesScreen rates={await forPage(employmentRates)(asked)} />;
}
