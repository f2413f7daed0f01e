import { Paperclip } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { DocumentSeries, DocumentView } from '@/lib/modules/governance/types';
import { AddDocument } from './document-actions';

type Named = { id: string; name: string };
type Props = { platformId: string; documents: DocumentSeries[]; meetings: Named[]; today: string; mayWrite: boolean };

/** Charter and rules: of each the version in force, those to come, and those before. */
export async function DocumentList({ platformId, documents, meetings, today, mayWrite }: Props) {
  const t = await getTranslations('governance');
  return (
    <ul>
      {documents.map(({ current, coming, earlier }) => {
        const newest = coming[0] ?? current;
        if (!newest) return null;
        return (
          <li key={newest.id} className="border-t border-(--line) py-2">
            <div className="row flex-wrap">
              <span className="tag">{t(`documentKinds.${newest.kind}`)}</span>
              {current && <DocumentLine document={current} />}
              {current && <span className="badge ok">{t('standings.IN_FORCE')}</span>}
              {mayWrite && <AddDocument {...{ platformId, meetings, today }} after={newest} />}
            </div>
            {coming.map((each) => (
              <div key={each.id} className="row mt-1 flex-wrap">
                <DocumentLine document={each} />
                <span className="badge info">{t('standings.COMING')}</span>
              </div>
            ))}
            {earlier.length > 0 && (
              <details className="mt-1">
                <summary className="small">{t('document.earlier', { count: earlier.length })}</summary>
                {earlier.map((each) => (
                  <div key={each.id} className="row flex-wrap">
                    <DocumentLine document={each} />
                  </div>
                ))}
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
}

async function DocumentLine({ document }: { document: DocumentView }) {
  const t = await getTranslations('governance.document');
  const { id, title, edition, effectiveOn, meeting, files } = document;
  return (
    <>
      <Link className="link" href={`/platforms/documents/${id}`}>
        {t('name', { title, edition })}
      </Link>
      <span className="small dim nowrap">{t('from', { day: effectiveOn })}</span>
      {meeting && (
        <Link className="link small" href={`/platforms/meetings/${meeting.id}`}>
          {meeting.name}
        </Link>
      )}
      {files > 0 && (
        <span className="small dim nowrap">
          <Paperclip className="ic ic-s" aria-hidden /> {t('files', { count: files })}
        </span>
      )}
    </>
  );
}
