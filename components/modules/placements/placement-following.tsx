import { getTranslations } from 'next-intl/server';
import { JournalWriter } from '@/components/modules/following/journal-writer';
import { Photos } from '@/components/modules/following/photos';
import { ClientMessages } from '@/components/shell/client-messages';
import { RunButton } from '@/components/ui/run-button';
import { confirmWeek } from '@/lib/modules/placements/actions';
import type { IncidentEntry, PlacementRecord } from '@/lib/modules/placements/types';
import { AnswerButton, AssessButton, CloseIncidentButton, IncidentButton } from './follow-dialogs';

type Props = { placement: PlacementRecord; today: string };

/** The weeks that the mentor has confirmed, and those still asked for: one tap each. */
export async function Weeks({ placement }: Pick<Props, 'placement'>) {
  const t = await getTranslations('placements.record');
  const { id, weeks, openWeeks, may } = placement;
  return (
    <>
      {may.confirm && openWeeks.length > 0 && (
        <div className="row mb-3 flex-wrap">
          {openWeeks.map((week) => (
            <RunButton
              key={week}
              label={t('confirmWeek', { week })}
              className="btn btn-primary"
              action={confirmWeek}
              input={{ id, weekOn: week, present: true }}
            />
          ))}
        </div>
      )}
      {weeks.length === 0 ? (
        <p className="dim">{t('noWeeks')}</p>
      ) : (
        <ul className="list-none p-0">
          {weeks.map(({ weekOn, present, note, confirmedBy }) => (
            <li key={weekOn} className="row border-t border-(--line) py-2">
              <span className="nowrap">{weekOn}</span>
              <span className={`badge ${present ? 'ok' : 'bad'}`}>{t(present ? 'confirm' : 'absent')}</span>
              <span className="grow">{note}</span>
              <span className="small dim">{t('confirmed', { who: confirmedBy })}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The student's journal with the teacher's answers. */
export async function Journals({ placement, today }: Props) {
  const t = await getTranslations('placements.record');
  const { id, journals, may } = placement;
  return (
    <>
      {may.journal && (
        <ClientMessages namespaces={['following']}>
          <JournalWriter placementId={id} today={today} every={placement.journalEvery} />
        </ClientMessages>
      )}
      {journals.length === 0 && <p className="dim mt-3">{t('noJournals')}</p>}
      {journals.map((entry) => (
        <article key={entry.id} className="border-t border-(--line) py-3">
          <div className="row">
            <b className="nowrap">{entry.writtenOn}</b>
            <span className="grow" />
            {may.guide && <AnswerButton id={entry.id} version={entry.version} />}
          </div>
          <p className="max-w-prose whitespace-pre-wrap break-words">{entry.text}</p>
          <Photos photos={entry.photos} />
          {entry.answer && (
            <p className="quote mt-2">{t('answered', { who: entry.answeredBy ?? '', text: entry.answer })}</p>
          )}
        </article>
      ))}
    </>
  );
}

/** Past the day by which it was to be handled, or of a leave, past the day of return. */
function late({ kind, dueOn, untilOn }: IncidentEntry, today: string): boolean {
  const last = kind === 'LEAVE' ? untilOn : dueOn;
  return last !== null && last < today;
}

/** Accidents, disputes and leave, with how each was handled. */
export async function Incidents({ placement, today }: Props) {
  const t = await getTranslations('placements');
  const { id, incidents, may } = placement;
  return (
    <>
      {may.report && <IncidentButton placementId={id} today={today} />}
      {incidents.length === 0 && <p className="dim mt-3">{t('record.noIncidents')}</p>}
      {incidents.map((each) => (
        <article key={each.id} className="border-t border-(--line) py-3">
          <div className="row">
            <span className="badge warn">{t(`incidentKinds.${each.kind}`)}</span>
            <span className="nowrap">
              {each.untilOn ? t('record.from', { from: each.happenedOn, to: each.untilOn }) : each.happenedOn}
            </span>
            {!each.closedOn && (each.dueOn ?? each.untilOn) && (
              <span className={`badge ${late(each, today) ? 'bad' : 'idle'}`}>
                {t(late(each, today) ? 'record.late' : 'record.dueBy', { day: each.dueOn ?? each.untilOn ?? '' })}
              </span>
            )}
            <span className="grow small dim">
              {each.reportedBy}
              {each.owner && ` · ${t('record.owner', { name: each.owner })}`}
            </span>
            {may.guide && !each.closedOn && (
              <CloseIncidentButton id={each.id} version={each.version} today={today} leave={each.kind === 'LEAVE'} />
            )}
          </div>
          <p className="max-w-prose whitespace-pre-wrap break-words">{each.what}</p>
          {each.closedOn && (
            <p className="quote mt-2">{t('record.closedLine', { day: each.closedOn, text: each.handling ?? '' })}</p>
          )}
        </article>
      ))}
    </>
  );
}

/** Both assessments and the grade. */
export async function Assessment({ placement }: Pick<Props, 'placement'>) {
  const t = await getTranslations('placements');
  const { id, version, may, grade } = placement;
  const sides = [
    ['enterprise', placement.enterpriseScore, placement.enterpriseRemark, may.confirm],
    ['school', placement.schoolScore, placement.schoolRemark, may.guide],
  ] as const;
  return (
    <dl className="facts">
      {sides.map(([side, score, remark, mayAssess]) => (
        <div key={side}>
          <dt>{t(`record.${side}`)}</dt>
          <dd>
            {score ?? <span className="dim">{t('record.noScore')}</span>} {remark}
            {side === 'enterprise' && placement.hostAgain !== null && (
              <span className="badge ml-2">{t(placement.hostAgain ? 'record.hostAgain' : 'record.notAgain')}</span>
            )}
            {mayAssess && (
              <span className="ml-2">
                <AssessButton id={id} version={version} side={side} />
              </span>
            )}
          </dd>
        </div>
      ))}
      <div>
        <dt>{t('fields.grade')}</dt>
        <dd>{grade ? t(`grades.${grade}`) : <span className="dim">{t('record.noScore')}</span>}</dd>
      </div>
    </dl>
  );
}
