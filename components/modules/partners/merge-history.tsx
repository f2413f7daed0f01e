import { useTranslations } from 'next-intl';
import { AskButton } from '@/components/ui/ask-button';
import { stamp } from '@/components/ui/stamp';
import { undoPartnerMerge } from '@/lib/modules/partners/actions';
import type { PartnerRecord } from '@/lib/modules/partners/types';

type Props = { merges: PartnerRecord['merges']; mayUndo: boolean };

/** Which records were merged into this one, and the way back. */
export function MergeHistory({ merges, mayUndo }: Props) {
  const t = useTranslations('partners.merges');
  if (merges.length === 0) return <p className="dim">{t('none')}</p>;
  return (
    <ul className="border-t border-(--line)">
      {merges.map(({ mergeId, name, mergedAt, undoneAt }) => (
        <li key={mergeId} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-(--line) py-2">
          <div className="min-w-40 flex-1">
            <span className={undoneAt ? 'dim' : 'mid'}>{name}</span>
            <div className="small dim">
              {t('mergedAt')} {stamp(mergedAt)}
            </div>
          </div>
          {undoneAt ? (
            <span className="badge idle">{t('undoneAt', { time: stamp(undoneAt) })}</span>
          ) : (
            <span className="badge ok">{t('inEffect')}</span>
          )}
          {mayUndo && !undoneAt && (
            <AskButton
              className="btn btn-s"
              label={t('undo')}
              title={t('undo')}
              body={t('undoBody', { name })}
              action={undoPartnerMerge}
              input={{ mergeId }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
