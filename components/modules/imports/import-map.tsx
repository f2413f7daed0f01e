import { ArrowRight, Check, Minus, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ImportMapping } from '@/lib/modules/imports/schema';
import { type ImportModule, SURE } from '@/lib/modules/imports/words';

type Props = { module: ImportModule; columns: ImportMapping['columns']; editHref?: string };

/** Which column goes where, to look over. */
export async function ImportMap({ module, columns, editHref }: Props) {
  const t = await getTranslations('imports');
  const used = columns.filter((column) => column.key !== null);
  const doubts = used.filter((column) => column.confidence < SURE).length;
  return (
    <section>
      <div className="sec-head">
        <h2>{t('columns.title')}</h2>
        <span className="n">
          {t('columns.count', { all: columns.length, used: used.length })}
          {doubts > 0 && ` · ${t('columns.doubts', { n: doubts })}`}
        </span>
        {editHref && (
          <div className="acts">
            <Link className="link" href={editHref}>
              {t('columns.edit')}
            </Link>
          </div>
        )}
      </div>
      <ul className="map" style={{ gridTemplateRows: `repeat(${Math.ceil(columns.length / 4)}, auto)` }}>
        {columns.map(({ index, header, key, confidence }) => (
          <li key={index}>
            <span className="src" title={header}>
              {header}
            </span>
            <ArrowRight className="ic" aria-hidden />
            <span className={key ? 'to' : 'to dim3'}>{key ? t(`fields.${module}.${key}`) : t('columns.leaveOut')}</span>
            <Mark
              doubtful={key !== null && confidence < SURE}
              leftOut={key === null}
              look={t('columns.look')}
              sure={t('columns.sure')}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Mark({ doubtful, leftOut, look, sure }: { doubtful: boolean; leftOut: boolean; look: string; sure: string }) {
  if (leftOut) return <Minus className="ic" aria-hidden />;
  return doubtful ? (
    <span className="t-warn" title={look}>
      <TriangleAlert className="ic" role="img" aria-label={look} />
    </span>
  ) : (
    <span className="t-ok" title={sure}>
      <Check className="ic" role="img" aria-label={sure} />
    </span>
  );
}
