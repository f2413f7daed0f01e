import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { AssessButton, IncidentButton } from '@/components/modules/placements/follow-dialogs';
import { ClientMessages } from '@/components/shell/client-messages';
import { Empty } from '@/components/ui/head';
import { RunButton } from '@/components/ui/run-button';
import { addDays, type Day } from '@/lib/kernel/day';
import { confirmPresent } from '@/lib/modules/following/actions';
import type { InternRow } from '@/lib/modules/following/types';
import { AbsentButton } from './absent-button';

type Props = { weekOn: Day; today: Day; interns: InternRow[] };
const WEEK = 7;

/** The interns of a mentor in one week: there or not with one tap, an assessment when it is due, a word when something happened. */
export async function MentorWeek({ weekOn, today, interns }: Props) {
  const t = await getTranslations('following.week');
  const asked = interns.filter(({ there, present }) => there && present === null).map(({ id }) => id);
  const next = addDays(weekOn, WEEK);
  return (
    <ClientMessages namespaces={['following', 'placements']}>
      <div className="head pt-4">
        <h1>{t('title', { from: weekOn, to: addDays(weekOn, WEEK - 1) })}</h1>
        <nav className="acts" aria-label={t('weeks')}>
          <Link className="btn" href={`/internships/interns?week=${addDays(weekOn, -WEEK)}`}>
            {t('before')}
          </Link>
          {next <= today && (
            <Link className="btn" href={`/internships/interns?week=${next}`}>
              {t('after')}
            </Link>
          )}
        </nav>
      </div>
      {asked.length > 1 && (
        <RunButton
          label={t('all', { count: asked.length })}
          className="btn btn-primary btn-touch mb-3 max-w-md"
          action={confirmPresent}
          input={{ ids: asked, weekOn }}
        />
      )}
      {interns.length === 0 && <Empty title={t('none')} hint={t('noneHint')} />}
      <ul className="list-none p-0" aria-label={t('interns')}>
        {interns.map((intern) => (
          <Intern key={intern.id} {...{ intern, weekOn, today }} />
        ))}
      </ul>
    </ClientMessages>
  );
}

async function Intern({ intern, weekOn, today }: { intern: InternRow; weekOn: Day; today: Day }) {
  const t = await getTranslations('following.week');
  const { id, version, name, job, schoolClass, present, note, there } = intern;
  return (
    <li className="border-t border-(--line) py-3" aria-label={name}>
      <p className="row flex-wrap">
        <Link className="link" href={`/internships/placements/${id}`}>
          {name}
        </Link>
        <span className="dim">{[job, schoolClass].filter(Boolean).join(' · ')}</span>
        {present !== null && (
          <span className={`badge ${present ? 'ok' : 'bad'}`}>{t(present ? 'present' : 'absent')}</span>
        )}
        {intern.score !== null && <span className="badge">{t('score', { score: intern.score })}</span>}
      </p>
      {note && <p className="small dim break-words">{note}</p>}
      <div className="mt-2 grid max-w-md grid-cols-2 gap-2">
        {there && present === null && (
          <RunButton
            label={t('present')}
            className="btn btn-primary btn-touch"
            action={confirmPresent}
            input={{ ids: [id], weekOn }}
          />
        )}
        {there && present !== false && <AbsentButton {...{ id, weekOn }} />}
        {intern.assess && <AssessButton {...{ id, version }} side="enterprise" />}
        <IncidentButton placementId={id} today={today} />
      </div>
    </li>
  );
}
