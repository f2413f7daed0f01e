import { getTranslations } from 'next-intl/server';
import { EndingCalendar } from '@/components/modules/agreements/ending-calendar';
import { agreementCalendar } from '@/lib/modules/agreements/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { searchParams: Promise<{ year?: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('agreements'))('titles.calendar') };
}

export default async function Page({ searchParams }: Props) {
  const { today } = await pageCtx();
  const asked = Number((await searchParams).year);
  const year = Number.isInteger(asked) && asked >= 1990 && asked <= 2100 ? asked : Number(today.slice(0, 4));
  return <EndingCalendar year={year} months={await forPage(agreementCalendar)({ year })} />;
}
