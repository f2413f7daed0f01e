import { getTranslations } from 'next-intl/server';
import { AskButton } from '@/components/ui/ask-button';
import { approvePlacements, endPlacements, startPlan, submitPlacements } from '@/lib/modules/placements/actions';
import type { PlanRecord, Readiness } from '@/lib/modules/plans/types';

const STEPS = { submit: submitPlacements, approve: approvePlacements, start: startPlan, end: endPlacements } as const;
/** Whose turn it is at each step. */
const DUE: Record<keyof typeof STEPS, (student: Readiness) => boolean> = {
  submit: ({ state }) => state === 'DRAFT',
  approve: ({ state }) => state === 'SUBMITTED',
  start: ({ state, open }) => state === 'APPROVED' && open.length === 0,
  end: ({ state, over }) => state === 'STARTED' && over,
};

/** The steps that the plan's students can take together now, with how many each is for. */
export async function PlacementSteps({ plan: { id, students, may } }: { plan: PlanRecord }) {
  const t = await getTranslations('plans.record');
  const steps = (['submit', 'approve', 'start', 'end'] as const)
    .filter((step) => (step === 'approve' ? may.approve : may.place))
    .map((step) => ({ step, count: students.filter(DUE[step]).length }))
    .filter(({ count }) => count > 0);
  return steps.map(({ step, count }) => (
    <AskButton<unknown>
      key={step}
      label={t(step, { count })}
      title={t(`${step}Title`)}
      body={t(`${step}Body`)}
      className="btn btn-primary"
      action={STEPS[step]}
      input={{ planId: id }}
    />
  ));
}
