import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { placementList } from '@/lib/modules/placements/list';
import type { PlacementRow, UnitInspection } from '@/lib/modules/placements/types';
import { PlacementBadge } from './placement-state';
import { UnitsPanel } from './units-panel';

type OfPartner = {
  partnerId: string;
  rows: PlacementRow[];
  /** Null for outsiders. */
  inspections: UnitInspection[] | null;
  today: string;
  may: { write: boolean; decide: boolean };
};

/** A partner as a unit of internships: its inspections (for the college's people) and its interns. */
export async function PartnerInterns({ partnerId, rows, inspections, today, may }: OfPartner) {
  const t = await getTranslations('placements');
  return (
    <>
      {inspections && (
        <section className="sec">
          <div className="sec-head">
            <h2>{t('sections.units')}</h2>
          </div>
          <UnitsPanel {...{ partnerId, inspections, today, may }} />
        </section>
      )}
      <section className="sec">
        <div className="sec-head">
          <h2>{t('sections.interns')}</h2>
          {rows.length > 0 && (
            <div className="acts">
              {inspections && (
                <Link className="link small" href={`/partners/${partnerId}/health`}>
                  {t('units.health')}
                </Link>
              )}
              <Link className="link small" href={placementList.href({ filter: { partner: [partnerId] } })}>
                {t('title')}
              </Link>
            </div>
          )}
        </div>
        <Interns rows={rows} />
      </section>
    </>
  );
}

type OfStudent = { studentId: string; rows: PlacementRow[]; mayWrite: boolean };

/** A student's internships. */
export async function StudentInterns({ studentId, rows, mayWrite }: OfStudent) {
  const t = await getTranslations('placements');
  return (
    <section className="sec">
      <div className="sec-head">
        <h2>{t('title')}</h2>
        {rows.length > 0 && <span className="n">{rows.length}</span>}
        {mayWrite && (
          <div className="acts">
            <Link className="link small" href={`/internships/placements/new?student=${studentId}`}>
              {t('form.new')}
            </Link>
          </div>
        )}
      </div>
      <Interns rows={rows} ofStudent />
    </section>
  );
}

async function Interns({ rows, ofStudent }: { rows: PlacementRow[]; ofStudent?: boolean }) {
  const t = await getTranslations('placements');
  if (rows.length === 0) return <p className="dim">{t(ofStudent ? 'units.noInternships' : 'units.noInterns')}</p>;
  return (
    <ul className="list-none p-0">
      {rows.map((row) => (
        <li key={row.id} className="row flex-wrap border-t border-(--line) py-2">
          <Link className="link" href={`/internships/placements/${row.id}`}>
            {ofStudent ? row.partner.name : row.student.name}
          </Link>
          <span>{row.job}</span>
          <span className="nowrap small dim">{t('record.from', { from: row.startsOn, to: row.endsOn })}</span>
          <PlacementBadge state={row.state} />
        </li>
      ))}
    </ul>
  );
}
