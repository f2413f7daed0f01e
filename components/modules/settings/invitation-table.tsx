import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { stamp } from '@/components/ui/stamp';
import type { InvitationRow } from '@/lib/modules/people/types';
import { InvitationActions } from './invitation-actions';

/** Open invitations, those that run out first. */
export async function InvitationTable({ rows }: { rows: InvitationRow[] }) {
  const t = await getTranslations('settings');
  return (
    <section className="table-wrap" aria-label={t('invitations.title')}>
      <table className="table stack">
        <thead>
          <tr>
            <th className="pin-2 left-0!">{t('people.name')}</th>
            <th>{t('people.role')}</th>
            <th>{t('people.place')}</th>
            <th>{t('people.email')}</th>
            <th>{t('invitations.invitedBy')}</th>
            <th>{t('invitations.createdAt')}</th>
            <th>{t('invitations.expiresAt')}</th>
            <th>{t('departments.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            // By membership: renewing makes a new invitation, and the dialog with its link must stay.
            <InvitationTableRow key={row.membershipId} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

async function InvitationTableRow({ row }: { row: InvitationRow }) {
  const t = await getTranslations('settings');
  const until = row.expired ? (
    <span className="badge warn">{t('invitations.expired')}</span>
  ) : (
    <span className="nowrap">{stamp(row.expiresAt)}</span>
  );
  const place = row.partner ? <Link href={`/partners/${row.partner.id}`}>{row.partner.name}</Link> : row.department;
  return (
    <tr>
      <th scope="row" className="pin-2 left-0! name">
        {row.name}
        <div className="cell-sub">
          <span>{t(`roles.${row.role}`)}</span>
          {place && <span>{place}</span>}
          {until}
          <InvitationActions row={row} />
        </div>
      </th>
      <td>{t(`roles.${row.role}`)}</td>
      <td>{place}</td>
      <td>{row.email}</td>
      <td>{row.invitedBy}</td>
      <td className="nowrap">{stamp(row.createdAt)}</td>
      <td>{until}</td>
      <td>
        <InvitationActions row={row} />
      </td>
    </tr>
  );
}
