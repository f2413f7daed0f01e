import { getTranslations } from 'next-intl/server';
import { EndingCalendar } from '@/components/modules/agreements/ending-calendar';
import { MonthCalendar } from '@/components/modules/agreements/month-calendar';
import { agreementCalendar } from '@/lib/modules/agreements/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { searchParams: Promise<{ year?: string; month?: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('agreements'))('titles.calendar') };
}

const within = (year: number) => Number.isInteger(year) && year >= 1990 && year <= 2100;

export default async function Page({ searchParams }: Props) {
  const { today } = await pageCtx();
  const asked = await searchParams;
  if (asked.year && within(Number(asked.year))) {
    const year = Number(asked.year);
    return <EndingCalendar year={year} months={await forPage(agreementCalendar)({ year })} />;
  }
  const known = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked.month ?? '') && within(Number(asked.month?.slice(0, 4)));
  const month = known && asked.month ? asked.month : today.slice(0, 7);
  const months = await forPage(agreementCalendar)({ year: Number(month.slice(0, 4)) });
  const shown = months.find((each) => each.month === month);
  return shown && <MonthCalendar month={shown} today={today} />;
}
