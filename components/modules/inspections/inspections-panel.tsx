import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { BaseInspections } from '@/lib/modules/inspections/types';
import { InspectionButton } from './inspection-button';
import { InspectionState } from './inspection-state';

type Props = BaseInspections & { platformId: string; today: string; mayWrite: boolean };

/** The safety inspections of a base, how far what they found is mended, and when the next one is due. */
export async function InspectionsPanel({ platformId, rows, nextOn, today, mayWrite }: Props) {
  const t = await getTranslations('inspections');
  return (
    <section className="sec" aria-label={t('panel')}>
      <div className="sec-head">
        <h2>{t('panel')}</h2>
        {rows.length > 0 && <span className="n">{rows.length}</span>}
        {mayWrite && (
          <div className="acts">
            <InspectionButton platformId={platformId} today={today} />
          </div>
        )}
      </div>
      {rows.length === 0 && <p className="dim">{t('none')}</p>}
      {nextOn && (
        <p className="row pb-2">
          <span>{t('next', { day: nextOn })}</span>
          {nextOn < today && <span className="badge bad">{t('nextLate')}</span>}
        </p>
      )}
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="row min-h-11 flex-wrap border-t border-(--line)">
            <Link className="link nowrap" href={`/platforms/inspections/${row.id}`}>
              {row.inspectedOn}
              <span className="vh"> {t('panel')}</span>
            </Link>
            <InspectionState {...row} />
            <span className="small dim">{row.inspectors}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
