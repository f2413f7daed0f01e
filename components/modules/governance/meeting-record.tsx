import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Attachments } from '@/components/modules/attachments/attachment-list';
import { RecordHistory } from '@/components/workflow/record-history';
import type { AttachmentList } from '@/lib/modules/attachments/types';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';
import type { MeetingRecord } from '@/lib/modules/governance/types';
import { DueBadge } from './due-state';
import { MeetingButton } from './meeting-button';
import { AddResolution, ResolutionActions } from './resolution-actions';

type Owners = { id: string; name: string }[];
type Props = {
  meeting: MeetingRecord;
  history: { changes: AuditChange[]; names: NamesOf };
  owners: Owners;
  today: string;
  files: AttachmentList;
  /** What else it is linked with. */
  children?: ReactNode;
};

/** One meeting: what was talked about, what was resolved and how far it is carried out, its files, and how it came about. */
export async function MeetingScreen({ meeting, history, owners, today, files, children }: Props) {
  const t = await getTranslations('governance');
  const { platform, agenda, minutes } = meeting;
  return (
    <>
      <nav className="crumb">
        <Link href={`/platforms/${platform.id}`}>{platform.name}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{meeting.title}</span>
      </nav>
      <div className="head">
        <h1>{meeting.title}</h1>
        {meeting.mayWrite && (
          <div className="acts">
            <MeetingButton meeting={meeting} today={today} />
          </div>
        )}
      </div>
      <MeetingFacts meeting={meeting} />
      <div className="record">
        <div className="body">
          <Resolutions {...{ meeting, owners, today }} />
          {meeting.documents.length > 0 && (
            <Part title={t('document.adopted')}>
              <ul>
                {meeting.documents.map(({ id, name, edition }) => (
                  <li key={id}>
                    <Link className="link" href={`/platforms/documents/${id}`}>
                      {t('document.name', { title: name, edition })}
                    </Link>
                  </li>
                ))}
              </ul>
            </Part>
          )}
          <Part title={t('agenda')}>
            <Text text={agenda} none={t('noAgenda')} />
          </Part>
          <Part title={t('minutes')}>
            <Text text={minutes} none={t('noMinutes')} />
          </Part>
          {children}
          <Part title={t('files')}>
            <Attachments owner={{ meetingId: meeting.id }} {...files} />
          </Part>
        </div>
        <aside>
          <RecordHistory title={t('history')} none={t('noHistory')} {...history} />
        </aside>
      </div>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="sec" aria-label={title}>
      <div className="sec-head">
        <h2>{title}</h2>
      </div>
      {children}
    </section>
  );
}

function Text({ text, none }: { text: string | null; none: string }) {
  if (!text) return <p className="dim">{none}</p>;
  return <p className="max-w-prose whitespace-pre-wrap break-words">{text}</p>;
}

async function Resolutions({ meeting, owners, today }: Pick<Props, 'meeting' | 'owners' | 'today'>) {
  const t = await getTranslations('governance');
  return (
    <section className="sec" aria-label={t('resolutions')}>
      <div className="sec-head">
        <h2>{t('resolutions')}</h2>
        {meeting.resolutions.length > 0 && <span className="n">{meeting.resolutions.length}</span>}
        {meeting.mayWrite && (
          <div className="acts">
            <AddResolution meetingId={meeting.id} owners={owners} />
          </div>
        )}
      </div>
      {meeting.resolutions.length === 0 && <p className="dim">{t('noResolutions')}</p>}
      <ul>
        {meeting.resolutions.map((row) => (
          <li key={row.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 border-t border-(--line) py-3">
            <div className="min-w-56 flex-1">
              <p className="break-words">{row.text}</p>
              <p className="small dim row flex-wrap">
                <DueBadge row={row} today={today} />
                <span>{row.ownerId ? (row.owner ?? t('unknownPerson')) : t('nobody')}</span>
                {row.dueOn && (
                  <span>
                    {t('fields.dueOn')} {row.dueOn}
                  </span>
                )}
              </p>
              {row.result && <p className="small mt-1 whitespace-pre-wrap break-words">{row.result}</p>}
            </div>
            <ResolutionActions row={row} owners={owners} today={today} />
          </li>
        ))}
      </ul>
    </section>
  );
}

async function MeetingFacts({ meeting }: { meeting: MeetingRecord }) {
  const t = await getTranslations('governance.fields');
  const { platform, heldOn, place, attendees } = meeting;
  return (
    <dl className="facts">
      <div>
        <dt>{t('platform')}</dt>
        <dd>
          <Link className="link" href={`/platforms/${platform.id}`}>
            {platform.name}
          </Link>
        </dd>
      </div>
      <div>
        <dt>{t('heldOn')}</dt>
        <dd>{heldOn}</dd>
      </div>
      {place && (
        <div>
          <dt>{t('place')}</dt>
          <dd>{place}</dd>
        </div>
      )}
      {attendees && (
        <div>
          <dt>{t('attendees')}</dt>
          <dd className="whitespace-pre-wrap">{attendees}</dd>
        </div>
      )}
    </dl>
  );
}
