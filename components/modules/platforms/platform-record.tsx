import { CalendarDays, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Attachments } from '@/components/modules/attachments/attachment-list';
import { RecordHistory } from '@/components/workflow/record-history';
import type { AttachmentList } from '@/lib/modules/attachments/types';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';
import { screenOf } from '@/lib/modules/platforms/list';
import type { PlatformRecord } from '@/lib/modules/platforms/types';
import { PlatformActions } from './platform-actions';
import { PlatformFacts, PlatformLife } from './platform-facts';
import { PlatformPartners } from './platform-partners';
import { PlatformBadge } from './platform-state';

type Props = {
  platform: PlatformRecord;
  today: string;
  /** Null for outsiders, to whom the audit shows nothing. */
  history: { changes: AuditChange[]; names: NamesOf } | null;
  files: AttachmentList | null;
  /** What the kind has of its own: council, courses, rooms, inspections … */
  children?: ReactNode;
};

/** One platform: how it stands, who belongs to it, what its kind has, its files, and how it came about. */
export async function PlatformScreenView({ platform, today, history, files, children }: Props) {
  const t = await getTranslations('platforms');
  const { id, version, kind, state } = platform;
  const screen = screenOf(kind);
  return (
    <>
      <nav className="crumb">
        <Link href={screen.path}>{t(`screens.${screen.key}.title`)}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{platform.name}</span>
      </nav>
      <div className="head">
        <h1>{platform.name}</h1>
        <PlatformBadge state={state} />
        {platform.subkind && <span className="tag">{t(`subkinds.${platform.subkind}`)}</span>}
        {kind === 'PRACTICE_CENTRE' && (
          <Link className="btn" href={`/platforms/${id}/timetable`}>
            <CalendarDays className="ic" aria-hidden />
            {t('record.timetable')}
          </Link>
        )}
        {platform.may.write && (
          <div className="acts">
            <PlatformActions {...{ id, version, state, today }} />
            <Link className="btn" href={`/platforms/${id}/edit`}>
              {t('record.edit')}
            </Link>
          </div>
        )}
      </div>
      <PlatformFacts platform={platform} />
      <PlatformLife platform={platform} />
      <div className={history ? 'record' : undefined}>
        <div className="body">
          {platform.introduction && (
            <Section title={t('sections.introduction')}>
              <p className="max-w-prose whitespace-pre-wrap break-words">{platform.introduction}</p>
            </Section>
          )}
          {children}
          <Section title={t('sections.partners')} count={platform.partnerViews.length}>
            <PlatformPartners
              platformId={id}
              partners={platform.partnerViews}
              today={today}
              mayWrite={platform.may.write}
            />
          </Section>
          <Family platform={platform} />
          {files && (
            <Section title={t('sections.files')}>
              <Attachments owner={{ platformId: id }} {...files} />
            </Section>
          )}
        </div>
        {history && (
          <aside>
            <RecordHistory title={t('sections.history')} none={t('record.noHistory')} {...history} />
          </aside>
        )}
      </div>
    </>
  );
}

/** A titled part of the record page. */
export function Section({ title, count, children }: { title: string; count?: number; children: ReactNode }) {
  return (
    <section className="sec">
      <div className="sec-head">
        <h2>{title}</h2>
        {count !== undefined && count > 0 && <span className="n">{count}</span>}
      </div>
      {children}
    </section>
  );
}

/** The programmes that it serves and the platforms that belong to it. */
async function Family({ platform: { programmes, children, may } }: { platform: PlatformRecord }) {
  const t = await getTranslations('platforms');
  return (
    <>
      {programmes.length > 0 && (
        <Section title={t('sections.programmes')} count={programmes.length}>
          <ul className="row flex-wrap">
            {programmes.map((programme) => (
              <li key={programme.id} className="tag">
                {may.programmes ? <Link href={`/programmes/${programme.id}`}>{programme.name}</Link> : programme.name}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {children.length > 0 && (
        <Section title={t('sections.children')} count={children.length}>
          <ul>
            {children.map((child) => (
              <li key={child.id} className="row min-h-9">
                <span className="tag">{t(`kinds.${child.kind}`)}</span>
                <Link className="link" href={`/platforms/${child.id}`}>
                  {child.name}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
