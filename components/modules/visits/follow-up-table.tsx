import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { SelectAllCell, SelectCell } from '@/components/table/select-cells';
import type { FollowUpRow } from '@/lib/modules/visits/types';
import { FollowUpActions } from './follow-up-actions';
import { FollowUpState } from './follow-up-state';

type Props = {
  rows: FollowUpRow[];
  today: string;
  /** Rows can be chosen for what is done to many. */
  selectable: boolean;
};

/** Follow-ups of all visits, each completed where it stands. */
export function FollowUpTable({ rows, today, selectable }: Props) {
  const t = useTranslations('visits');
  const pin = selectable ? 'pin-2' : 'pin-2 left-0!';
  return (
    <section className="table-wrap" aria-label={t('titles.followUps')}>
      <table className="table stack">
        <thead>
          <tr>
            {selectable && <SelectAllCell />}
            <th className={pin}>{t('fields.what')}</th>
            <th>{t('fields.state')}</th>
            <th>{t('fields.dueOn')}</th>
            <th>{t('fields.owner')}</th>
            <th>{t('fields.partner')}</th>
            <th>
              <span className="vh">{t('followUp.complete')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {selectable && <SelectCell id={row.id} name={row.what} />}
              <th scope="row" className={`${pin} name`}>
                <Link href={`/visits/${row.visitId}`} title={row.what}>
                  {row.what}
                </Link>
                <div className="cell-sub">
                  <FollowUpState row={row} />
                  <span>{row.owner}</span>
                  <span>{row.partner.name}</span>
                  <FollowUpActions row={row} today={today} />
                </div>
              </th>
              <td>
                <FollowUpState row={row} />
              </td>
              <td className="nowrap">{row.dueOn}</td>
              <td>{row.owner || t('record.unknownPerson')}</td>
              <td>
                <Link className="link clip" href={`/partners/${row.partner.id}`} title={row.partner.name}>
                  {row.partner.name}
                </Link>
              </td>
              <td>
                <FollowUpActions row={row} today={today} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
