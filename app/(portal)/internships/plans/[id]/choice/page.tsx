import { getTranslations } from 'next-intl/server';
import { PlanChoiceScreen } from '@/components/modules/choices/plan-choice';
import { planChoice, proposal } from '@/lib/modules/choices/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ fill?: string }> };

export async function generateMetadata({ params }: Props) {
  const { plan } = await forPage(planChoice)({ planId: (await params).id });
  return { title: (await getTranslations('choices'))('office.title', { plan: plan.name }) };
}

export default async function Page({ params, searchParams }: Props) {
  const { id: planId } = await params;
  const fill = (await searchParams).fill === '1';
  const choice = await forPage(planChoice)({ planId });
  const byWishes = choice.window.mode === 'PREFERENCES';
  const proposed = byWishes ? await forPage(proposal)({ planId, fill }) : null;
  const { today } = await pageCtx();
  return <PlanChoiceScreen {...{ choice, fill, today }} proposal={proposed} />;
}
