import { ArrowLeftRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { stamp } from '@/components/ui/stamp';
import type { MergePreview, MergeSide, PartnerRecord } from '@/lib/modules/partners/types';
import { MergeButton, MergeChoice } from './merge-choice';
import { PartnerBadge } from './partner-state';

type Props = { partner: PartnerRecord; keepsOther: boolean; preview: MergePreview | null };
const COUNTS = ['contacts', 'agreements', 'visits', 'needs', 'files', 'comments', 'accounts', 'subsidiaries'] as const;

/** Finds the other record of a partner, shows both and what would move, and makes them one. */
export function MergePartners({ partner, keepsOther, preview }: Props) {
  const t = useTranslations('partners.merges');
  const other = preview && (keepsOther ? preview.target : preview.source);
  return (
    <div className="max-w-3xl">
      <p className="lede">{t('lede')}</p>
      <MergeChoice id={partner.id} other={other} />
      {preview && (
        <>
          <Beside {...preview} />
          <Obstacle problem={preview.problem} />
          <div className="savebar">
            {!preview.problem && <MergeButton source={preview.source} target={preview.target} />}
            <Link
              className="btn"
              href={`/partners/${partner.id}/merge?with=${other?.id}${keepsOther ? '' : '&keep=other'}`}
            >
              <ArrowLeftRight className="ic" aria-hidden />
              {t('swap')}
            </Link>
          </div>
        </>
      )}
    </div>
  );
}

function Obstacle({ problem }: Pick<MergePreview, 'problem'>) {
  const t = useTranslations('errors');
  if (!problem) return null;
  return (
    <div className="banner bad mt-4" role="alert">
      {t(problem)}
    </div>
  );
}

function Beside({ source, target }: Pick<MergePreview, 'source' | 'target'>) {
  const t = useTranslations('partners');
  const conflict = useTranslations('ui.conflict');
  const row = (label: string, show: (side: MergeSide) => ReactNode) => (
    <tr key={label}>
      <th scope="row" className="dim">
        {label}
      </th>
      {[target, source].map((side) => (
        <td key={side.id} className="whitespace-normal!">
          {show(side)}
        </td>
      ))}
    </tr>
  );
  return (
    <div className="table-wrap mt-4">
      <table className="table">
        <thead>
          <tr>
            <th>
              <span className="vh">{conflict('field')}</span>
            </th>
            <th>{t('merges.kept2')}</th>
            <th>{t('merges.gone2')}</th>
          </tr>
        </thead>
        <tbody>
          {row(t('fields.name'), (side) => (
            <Link className="link mid" href={`/partners/${side.id}`}>
              {side.name}
            </Link>
          ))}
          {row(t('fields.creditCode'), (side) => side.creditCode && <span className="mono">{side.creditCode}</span>)}
          {row(t('fields.kind'), (side) => t(`kinds.${side.kind}`))}
          {row(t('fields.state'), (side) => (
            <PartnerBadge state={side.state} />
          ))}
          {row(t('merges.names'), (side) => side.formerNames.join(t('separator')))}
          {row(t('merges.updated'), (side) => stamp(side.updatedAt))}
          {COUNTS.filter((key) => source.counts[key] + target.counts[key] > 0).map((key) =>
            row(t(`merges.${key}`), (side) => t('record.moved', { count: side.counts[key] })),
          )}
        </tbody>
      </table>
    </div>
  );
}
