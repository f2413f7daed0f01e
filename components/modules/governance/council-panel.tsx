import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { Council } from '@/lib/modules/governance/types';

/** A platform's council and rules of today in short, on its own page; all terms and versions stand on the council's page. */
export async function CouncilPanel({ council }: { council: Council }) {
  const t = await getTranslations('governance');
  const { platform, held, documents } = council;
  const inForce = documents.flatMap(({ current }) => current ?? []);
  return (
    <section className="sec" aria-label={t('council.title')}>
      <div className="sec-head">
        <h2>{t('council.title')}</h2>
        {held.length > 0 && <span className="n">{held.length}</span>}
        <div className="acts">
          <Link className="link small" href={`/platforms/${platform.id}/council`}>
            {t('council.all')}
          </Link>
        </div>
      </div>
      {held.length === 0 && <p className="dim">{t('council.noSeats')}</p>}
      <ul>
        {held.map((seat) => (
          <li key={seat.id} className="row min-h-9 flex-wrap border-t border-(--line)">
            <span className="tag mid">{seat.post ?? t(`ranks.${seat.rank}`)}</span>
            <span>{seat.holder}</span>
            <span className="small dim">{seat.partner?.name ?? t('seat.ofCollege')}</span>
          </li>
        ))}
      </ul>
      {inForce.length > 0 && (
        <ul className="row mt-3 flex-wrap">
          {inForce.map(({ id, title, edition }) => (
            <li key={id} className="tag">
              <Link href={`/platforms/documents/${id}`}>{t('document.name', { title, edition })}</Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
