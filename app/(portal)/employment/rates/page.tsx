import { getTranslations } from 'next-intl/server';
import { RatesScreen } from '@/components/modules/employment/rates-screen';
import { employmentRates } from '@/lib/modules/employment/rates';
import { forPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('employment'))('rates.title') };
}

export default async function Page({ searchParams }: Props) {
  const { year, by } = await searchParams;
  return <RatesScreen rates={await forPage(employmentRates)({ year, by })} />;
}
