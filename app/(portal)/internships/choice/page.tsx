import { getTranslations } from 'next-intl/server';
import { MyChoices } from '@/components/modules/choices/my-choices';
import { myOwnChoices } from '@/lib/modules/choices/own';
import { myChoices } from '@/lib/modules/choices/queries';
import { forPage } from '@/lib/transport/page';

export async function generateMetadata() {
  return { title: (await getTranslations('choices'))('mine.title') };
}

export default async function Page() {
  const choices = await forPage(myChoices)({});
  return <MyChoices choices={choices} own={await forPage(myOwnChoices)({})} />;
}
