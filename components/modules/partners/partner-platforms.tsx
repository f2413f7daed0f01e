import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { PlatformBadge } from '@/components/modules/platforms/platform-state';
import type { PlatformRow } from '@/lib/modules/platforms/types';

/** Platforms that a partner has a part in. */
export function PartnerPlatforms({ rows }: { rows: PlatformRow[] }) {
  const t = useTranslations('platforms');
  const own = useTranslations('partners.record');
  if (rows.length === 0) return <p className="dim">{own('noPlatforms')}</p>;
  return (
    <div className="table-wrap bare">
      <table className="table stack">
        <thead>
          <tr>
            <th className="pin-2 left-0! shadow-none!">{t('fields.name')}</th>
            <th>{t('fields.kind')}</th>
            <th>{t('fields.level')}</th>
            <th>{t('fields.department')}</th>
            <th>{t('fields.establishedOn')}</th>
            <th>{t('fields.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! shadow-none! name">
                <Link href={`/platforms/${row.id}`} title={row.name}>
                  {row.name}
                </Link>
                <div className="cell-sub">
                  <PlatformBadge state={row.state} />
                  <span>{t(`kinds.${row.kind}`)}</span>
                </div>
              </th>
              <td>{t(`kinds.${row.kind}`)}</td>
              <td>{t(`levels.${row.level}`)}</td>
              <td>{row.department}</td>
              <td>{row.establishedOn}</td>
              <td>
                <PlatformBadge state={row.state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
