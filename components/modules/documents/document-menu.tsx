import { FileText } from 'lucide-react';
import { getFormatter, getTranslations } from 'next-intl/server';
import { DropMenu } from '@/components/ui/drop-menu';
import { placementList } from '@/lib/modules/placements/list';
import type { PlacementRecord } from '@/lib/modules/placements/types';

type Listed = Pick<Parameters<typeof placementList.href>[0], 'filter'>;

/** The documents of one placement, each as a download; the agreement only when it lacks nothing that it must name. */
export async function PlacementDocuments({ id, unprintable }: Pick<PlacementRecord, 'id' | 'unprintable'>) {
  const t = await getTranslations('documents.files');
  const words = await getTranslations('placements.terms');
  const format = await getFormatter();
  const terms = format.list(
    unprintable.map((term) => words(term)),
    { type: 'unit' },
  );
  return (
    <DropMenu end icon={<FileText className="ic" aria-hidden />} label={t('menu')}>
      {terms ? (
        <p className="small px-2 py-1">{t('agreementLacks', { terms })}</p>
      ) : (
        <>
          <a href={`/api/placements/${id}/agreement`} download>
            {t('agreementWord')}
          </a>
          <a href={`/api/placements/${id}/agreement?as=pdf`} download>
            {t('agreementPdf')}
          </a>
        </>
      )}
      <a href={`/api/placements/${id}/assessment`} download>
        {t('assessmentPdf')}
      </a>
      <a href={`/api/placements/${id}/archive`} download>
        {t('archive')}
      </a>
    </DropMenu>
  );
}

/** The documents of all placements that the filter gives, each kind in one archive. */
export async function ListDocuments({ filter }: Listed) {
  const t = await getTranslations('documents.files');
  const to = (kind: string) => placementList.href({ filter }, undefined, `/api/documents/${kind}`);
  return (
    <DropMenu end icon={<FileText className="ic" aria-hidden />} label={t('menu')}>
      <a href={to('agreements-word')} download>
        {t('agreementsWord')}
      </a>
      <a href={to('agreements-pdf')} download>
        {t('agreementsPdf')}
      </a>
      <a href={to('assessments')} download>
        {t('assessmentsPdf')}
      </a>
      <a href={to('archives')} download>
        {t('archives')}
      </a>
    </DropMenu>
  );
}
