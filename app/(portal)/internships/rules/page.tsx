import { getTranslations } from 'next-intl/server';
import { RuleBook } from '@/components/modules/placements/rule-book';
import { grantOf } from '@/lib/authz/catalogue';
import { ruleBook } from '@/lib/modules/placements/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

export async function generateMetadata() {
  return { title: (await getTranslations('placements'))('book.title') };
}

export default async function Page() {
  const { role } = await pageCtx();
  const rows = await forPage(ruleBook)({});
  return <RuleBook rows={rows} maySet={grantOf(role, 'placements.override') !== null} />;
}
