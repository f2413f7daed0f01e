import { IntentionScreen } from '@/components/modules/intentions/intention-record';
import { getIntention, intentionTimeline } from '@/lib/modules/intentions/record';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getIntention)(await params)).studentName };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { scope } = await pageCtx();
  const intention = await forPage(getIntention)({ id });
  const history = scope === 'staff' ? await forPage(intentionTimeline)({ id }) : null;
  return <IntentionScreen {...{ intention, history }} />;
}
