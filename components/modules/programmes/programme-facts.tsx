import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { intentionList } from '@/lib/modules/intentions/list';
import { needList } from '@/lib/modules/needs/list';
import type { ProgrammeRecord } from '@/lib/modules/programmes/types';
import { vacancyList } from '@/lib/modules/vacancies/list';

/** What a programme says of itself, in short. */
export function ProgrammeFacts({ programme, today }: { programme: ProgrammeRecord; today: string }) {
  const t = useTranslations('programmes');
  const format = useFormatter();
  const { chain } = programme;
  const wanted = chain && needList.href({ filter: { kind: ['TALENT'], openOn: today, chain: [chain.code] } });
  const facts: [key: string, value: ReactNode][] = [
    ['code', programme.code && <span className="mono">{programme.code}</span>],
    ['direction', programme.direction],
    ['department', programme.departmentName],
    [
      'chain',
      chain && (
        <Link className="link" href={`/programmes/chains/${chain.id}`}>
          {chain.label}
        </Link>
      ),
    ],
    ['level', t(`levels.${programme.level}`)],
    ['years', format.number(programme.years)],
    ['students', format.number(programme.students)],
    ['orderShare', programme.orderShare !== null && t('share', { share: programme.orderShare })],
    [
      'needs',
      wanted && (
        <Link className="link" href={wanted}>
          {t('record.needs', { count: programme.needs })}
        </Link>
      ),
    ],
    [
      'places',
      <Link
        key="places"
        className="link"
        href={vacancyList.href({ filter: { programme: [programme.id], state: ['OPEN'] } })}
      >
        {t('students', { count: programme.places })}
      </Link>,
    ],
    [
      'seekers',
      programme.may.seekers ? (
        <Link
          key="seekers"
          className="link"
          href={intentionList.href({ filter: { programme: [programme.id], state: ['LOOKING'] } })}
        >
          {t('students', { count: programme.seekers })}
        </Link>
      ) : (
        t('students', { count: programme.seekers })
      ),
    ],
    ['unmet', programme.unmet > 0 && t('students', { count: programme.unmet })],
    ['approvedOn', programme.approvedOn],
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
