import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { LifeBar, type LifeStep } from '@/components/workflow/life-bar';
import type { PlatformRecord } from '@/lib/modules/platforms/types';

/** What a platform says of itself, in short. */
export async function PlatformFacts({ platform }: { platform: PlatformRecord }) {
  const t = await getTranslations('platforms');
  const format = await getFormatter();
  const { agreement, parent } = platform;
  const value = platform.equipmentSum ?? platform.equipmentValue;
  const facts: [key: string, value: ReactNode][] = [
    ['level', t(`levels.${platform.level}`)],
    ['campus', platform.campus && t(`campuses.${platform.campus}`)],
    ['department', platform.departmentName],
    ['responsible', platform.responsibleName],
    ['agreement', agreement && <AgreementLink agreement={agreement} />],
    [
      'parent',
      parent && (
        <Link className="link" href={`/platforms/${parent.id}`}>
          {parent.name}
        </Link>
      ),
    ],
    ['capacity', platform.capacity !== null && format.number(platform.capacity)],
    ['workplaces', platform.workplaces !== null && format.number(platform.workplaces)],
    ['builtBy', platform.builtBy && t(`builders.${platform.builtBy}`)],
    ['validTo', platform.validTo],
    ['equipmentValue', value !== null && format.number(value, { minimumFractionDigits: 2 })],
    ['trades', platform.trades.join(t('separator'))],
    ['address', platform.address],
  ];
  return (
    <dl className="facts">
      {facts.map(
        ([key, content]) =>
          content && (
            <div key={key}>
              <dt>{t(`fields.${key}`)}</dt>
              <dd>{content}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

async function AgreementLink({
  agreement: { id, label, inForce },
}: {
  agreement: NonNullable<PlatformRecord['agreement']>;
}) {
  const t = await getTranslations('platforms.record');
  return (
    <span className="row">
      <Link className="link" href={`/agreements/${id}`}>
        {label}
      </Link>
      {!inForce && <span className="badge bad">{t('agreementOver')}</span>}
    </span>
  );
}

/** From plan to end, with where it stands. */
export async function PlatformLife({ platform }: { platform: PlatformRecord }) {
  const t = await getTranslations('platforms');
  const order = ['PLANNED', 'OPERATING', 'CLOSED'] as const;
  const days = { PLANNED: platform.plannedOn, OPERATING: platform.establishedOn, CLOSED: platform.closedOn };
  const at = order.indexOf(platform.state);
  const steps = order.map(
    (state, n): LifeStep => ({
      key: state,
      label: t(`states.${state}`),
      meta: days[state] ?? undefined,
      at: n < at ? 'done' : n === at ? 'now' : 'next',
    }),
  );
  return <LifeBar label={t('fields.state')} steps={steps} />;
}
