import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { MeetingRow } from '@/lib/modules/governance/types';
import { MeetingButton } from './meeting-button';

type Props = { platformId: string; rows: MeetingRow[]; today: string; mayWrite: boolean };

/** The meetings of a platform, and how far what they resolved is carried out. */
export async function MeetingsPanel({ platformId, rows, today, mayWrite }: Props) {
  const t = await getTranslations('governance');
  return (
    <section className="sec" aria-label={t('meetings')}>
      <div className="sec-head">
        <h2>{t('meetings')}</h2>
        {rows.length > 0 && <span className="n">{rows.length}</span>}
        {mayWrite && (
          <div className="acts">
            <MeetingButton platformId={platformId} today={today} />
          </div>
        )}
      </div>
      {rows.length === 0 && <p className="dim">{t('noMeetings')}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="row min-h-11 flex-wrap border-t border-(--line)">
            <span className="small dim nowrap">{row.heldOn}</span>
            <Link className="link" href={`/platforms/meetings/${row.id}`}>
              {row.title}
            </Link>
            {row.resolutions > 0 && row.open === 0 && <span className="badge ok">{t('carriedOut')}</span>}
            {row.open > row.overdue && <span className="badge info">{t('openOf', { open: row.open })}</span>}
            {row.overdue > 0 && <span className="badge bad">{t('overdueOf', { overdue: row.overdue })}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
