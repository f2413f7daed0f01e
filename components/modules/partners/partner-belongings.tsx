import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { NeedBadge } from '@/components/modules/needs/need-state';
import type { AgreementRow } from '@/lib/modules/agreements/types';
import type { ShownState } from '@/lib/modules/agreements/words';
import type { NeedRow } from '@/lib/modules/needs/types';
import type { VisitRow } from '@/lib/modules/visits/types';

const TONE: Record<ShownState, string> = {
  DRAFT: 'idle',
  IN_REVIEW: 'info',
  SIGNED: 'info',
  IN_FORCE: 'ok',
  EXPIRED: 'idle',
  TERMINATED: 'idle',
};

/** Agreements of a partner. */
export function PartnerAgreements({ rows }: { rows: AgreementRow[] }) {
  const t = useTranslations('agreements');
  const own = useTranslations('partners.record');
  if (rows.length === 0) return <p className="dim">{own('noAgreements')}</p>;
  return (
    <div className="table-wrap bare">
      <table className="table stack">
        <thead>
          <tr>
            <th className="pin-2 left-0! shadow-none!">{t('fields.title')}</th>
            <th>{t('fields.number')}</th>
            <th>{t('fields.kind')}</th>
            <th>{t('fields.signedOn')}</th>
            <th>{t('fields.validTo')}</th>
            <th>{t('fields.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! shadow-none! name">
                <Link href={`/agreements/${row.id}`} title={row.title}>
                  {row.title}
                </Link>
                <div className="cell-sub">
                  <span className={`badge ${TONE[row.shown]}`}>{t(`states.${row.shown}`)}</span>
                  <span>{row.validTo}</span>
                </div>
              </th>
              <td>{row.number}</td>
              <td>{t(`kinds.${row.kind}`)}</td>
              <td>{row.signedOn}</td>
              <td>{row.validTo}</td>
              <td>
                <span className={`badge ${TONE[row.shown]}`}>{t(`states.${row.shown}`)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Needs of a partner. */
export function PartnerNeeds({ rows }: { rows: NeedRow[] }) {
  const t = useTranslations('needs');
  const own = useTranslations('partners.record');
  if (rows.length === 0) return <p className="dim">{own('noNeeds')}</p>;
  return (
    <div className="table-wrap bare">
      <table className="table stack">
        <thead>
          <tr>
            <th className="pin-2 left-0! shadow-none!">{t('fields.title')}</th>
            <th>{t('fields.kind')}</th>
            <th>{t('fields.raisedOn')}</th>
            <th>{t('fields.answers')}</th>
            <th>{t('fields.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! shadow-none! name">
                <Link href={`/needs/${row.id}`} title={row.title}>
                  {row.title}
                </Link>
                <div className="cell-sub">
                  <NeedBadge state={row.state} />
                  <span>{t(`kinds.${row.kind}`)}</span>
                  <span>{row.raisedOn}</span>
                </div>
              </th>
              <td>{t(`kinds.${row.kind}`)}</td>
              <td>{row.raisedOn}</td>
              <td>{own('answers', { count: row.answers })}</td>
              <td>
                <NeedBadge state={row.state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Visits to a partner. */
export function PartnerVisits({ rows }: { rows: VisitRow[] }) {
  const t = useTranslations('visits');
  const separator = useTranslations('partners')('separator');
  const own = useTranslations('partners.record');
  if (rows.length === 0) return <p className="dim">{own('noVisits')}</p>;
  return (
    <div className="table-wrap bare">
      <table className="table stack">
        <thead>
          <tr>
            <th className="pin-2 left-0! shadow-none!">{t('fields.subject')}</th>
            <th>{t('fields.kind')}</th>
            <th>{t('fields.visitedOn')}</th>
            <th>{t('fields.people')}</th>
            <th>{t('fields.followUps')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! shadow-none! name">
                <Link href={`/visits/${row.id}`} title={row.subject}>
                  {row.subject}
                </Link>
                <div className="cell-sub">
                  <span>{t(`kinds.${row.kind}`)}</span>
                  <span>{row.visitedOn}</span>
                </div>
              </th>
              <td>{t(`kinds.${row.kind}`)}</td>
              <td>{row.visitedOn}</td>
              <td>{row.people.join(separator)}</td>
              <td>{row.followUps.all > 0 && own('openFollowUps', row.followUps)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
