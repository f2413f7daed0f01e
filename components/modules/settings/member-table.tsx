import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { stamp } from '@/components/ui/stamp';
import type { MemberRow } from '@/lib/modules/people/types';
import type { MemberState } from '@/lib/modules/people/words';

const TONE: Record<MemberState, string> = { ACTIVE: 'ok', INVITED: 'info', ENDED: 'idle' };

/** A membership's state as a badge. */
export async function MemberBadge({ state }: { state: MemberState }) {
  const t = await getTranslations('settings.memberStates');
  return <span className={`badge ${TONE[state]}`}>{t(state)}</span>;
}

/** The institution's people; a name opens the person. */
export async function MemberTable({ rows }: { rows: MemberRow[] }) {
  const t = await getTranslations('settings.people');
  return (
    <section className="table-wrap" aria-label={t('title')}>
      <table className="table stack">
        <thead>
          <tr>
            <th className="pin-2 left-0!">{t('name')}</th>
            <th>{t('state')}</th>
            <th>{t('role')}</th>
            <th>{t('place')}</th>
            <th>{t('post')}</th>
            <th>{t('staffNo')}</th>
            <th>{t('email')}</th>
            <th>{t('lastSeen')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <MemberTableRow key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

async function MemberTableRow({ row }: { row: MemberRow }) {
  const t = await getTranslations('settings');
  const seen = row.lastSeenAt ? stamp(row.lastSeenAt) : t('people.never');
  const place = row.partner ? (
    <Link className="link" href={`/partners/${row.partner.id}`}>
      {row.partner.name}
    </Link>
  ) : (
    row.department
  );
  return (
    <tr>
      <th scope="row" className="pin-2 left-0! name">
        <Link href={`/settings/people/${row.id}`}>{row.name}</Link>
        <div className="cell-sub">
          <MemberBadge state={row.state} />
          <span>{t(`roles.${row.role}`)}</span>
          {place && <span>{place}</span>}
          <span>{seen}</span>
        </div>
      </th>
      <td>
        <MemberBadge state={row.state} />
      </td>
      <td>{t(`roles.${row.role}`)}</td>
      <td>{place}</td>
      <td>{row.title}</td>
      <td className="mono">{row.staffNo}</td>
      <td>{row.email}</td>
      <td className="nowrap">{seen}</td>
    </tr>
  );
}
