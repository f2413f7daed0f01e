import { FileText, Footprints, MessageSquare, Paperclip, PencilLine } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { stamp, stampDay } from '@/components/ui/stamp';
import { ChangeList } from '@/components/workflow/change-list';
import { commandName, tableName } from '@/components/workflow/change-words';
import type { NamesOf } from '@/lib/modules/audit/types';
import { type PartnerTab, partnerHref, type ShownTimeline } from '@/lib/modules/partners/list';
import type { PartnerRecord, Timeline, TimelineEntry } from '@/lib/modules/partners/types';
import { TIMELINE_KINDS } from '@/lib/modules/partners/words';
import { CommentForm } from './comment-form';

type Props = { partner: PartnerRecord; tab: PartnerTab; timeline: Timeline & { shown: ShownTimeline } };

/** What happened with a partner, day by day, newest first. */
export function PartnerTimeline({ partner: { id, may }, tab, timeline: { shown, entries, more, names } }: Props) {
  const t = useTranslations('partners.timeline');
  const days = [...new Set(entries.map((entry) => stampDay(entry.at)))];
  return (
    <>
      <div className="sec-head">
        <h2>{t('title')}</h2>
      </div>
      <div className="chips mb-3">
        {[undefined, ...TIMELINE_KINDS].map((kind) => (
          <Link
            key={kind ?? 'all'}
            className="chip"
            role="button"
            aria-pressed={shown.kind === kind}
            href={partnerHref(id, { tab, show: kind })}
            scroll={false}
          >
            {t(kind ?? 'all')}
          </Link>
        ))}
      </div>
      {may.comment && <CommentForm partnerId={id} />}
      {entries.length === 0 && <p className="dim">{t('empty')}</p>}
      {days.map((day) => (
        <div key={day}>
          <div className="tl-day">{day}</div>
          <ul className="tl">
            {entries
              .filter((entry) => stampDay(entry.at) === day)
              .map((entry) => (
                <Entry
                  key={`${entry.kind} ${'id' in entry ? entry.id : entry.changes[0]?.id}`}
                  entry={entry}
                  names={names}
                />
              ))}
          </ul>
        </div>
      ))}
      {more && (
        <Link className="link small" href={partnerHref(id, { tab, show: shown.kind, earlier: true })} scroll={false}>
          {t('earlier')}
        </Link>
      )}
    </>
  );
}

function Entry({ entry, names }: { entry: TimelineEntry; names: NamesOf }) {
  const t = useTranslations('partners.timeline');
  const visits = useTranslations('visits');
  const audit = useTranslations('audit');
  const by = [entry.who && audit('actor', { who: entry.who }), entry.kind !== 'visit' && stamp(entry.at).slice(11)]
    .filter(Boolean)
    .join(' · ');
  const meta = <div className="meta">{by}</div>;
  switch (entry.kind) {
    case 'comment':
      return (
        <li>
          <MessageSquare className="ic" aria-hidden />
          <div className="quote mt-0! break-words whitespace-pre-wrap">{entry.text}</div>
          {meta}
        </li>
      );
    case 'visit':
      return (
        <li>
          <Footprints className="ic" aria-hidden />
          <Link className="link" href={`/visits/${entry.id}`}>
            {t('visitTitle', { kind: visits(`kinds.${entry.visitKind}`), subject: entry.subject })}
          </Link>
          {entry.findings && <div className="quote line-clamp-4 break-words">{entry.findings}</div>}
          {meta}
        </li>
      );
    case 'file':
      return (
        <li>
          <Paperclip className="ic" aria-hidden />
          <a className="file mt-0!" href={`/api/files/${entry.id}`} download>
            <FileText className="ic ic-s" aria-hidden />
            <span className="truncate">{entry.name}</span>
          </a>
          {meta}
        </li>
      );
    default:
      return <ChangeEntry entry={entry} names={names} by={by} />;
  }
}

type Change = Extract<TimelineEntry, { kind: 'change' }>;

// Beyond this, an act's changes are folded into one line.
const FEW = 2;

function ChangeEntry({ entry, names, by }: { entry: Change; names: NamesOf; by: string }) {
  const t = useTranslations('partners.timeline');
  const audit = useTranslations('audit');
  const { changes } = entry;
  const list = changes.map((change) => (
    <div key={change.id} className="small">
      {changes.length > 1 && <span className="dim">{tableName(audit, change.tbl)}</span>}
      <ChangeList change={change} names={names} />
    </div>
  ));
  return (
    <li>
      <PencilLine className="ic" aria-hidden />
      {commandName(audit, entry.command)}
      <div className="meta">{by}</div>
      {changes.length > FEW ? (
        <details className="small">
          <summary className="dim">{t('changed', { count: changes.length })}</summary>
          {list}
        </details>
      ) : (
        list
      )}
    </li>
  );
}
