'use client';

import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { findDuplicates } from '@/lib/modules/partners/actions';
import type { DuplicateHint } from '@/lib/modules/partners/types';

type Props = { name: string; creditCode: string; formerNames: string; exceptId?: string };

/** Partners that may be the one that is being typed. Opens them beside the form, which keeps what was typed. */
export function DuplicateHints({ name, creditCode, formerNames, exceptId }: Props) {
  const t = useTranslations('partners');
  const [found, setFound] = useState<DuplicateHint[]>([]);

  useEffect(() => {
    let stale = false;
    const wait = setTimeout(async () => {
      const names = formerNames.split(/[、；;\n]/).slice(0, 20);
      const answer = await findDuplicates({
        ...{ name: name.slice(0, 120), creditCode: creditCode.slice(0, 60), exceptId },
        formerNames: names.map((each) => each.trim().slice(0, 120)).filter(Boolean),
      });
      if (!stale && answer.ok) setFound(answer.data);
    }, 300);
    return () => {
      stale = true;
      clearTimeout(wait);
    };
  }, [name, creditCode, formerNames, exceptId]);

  return (
    <div className={found.length > 0 ? 'field wide' : 'vh'} aria-live="polite">
      {found.length > 0 && (
        <div className="banner warn mb-0!">
          <TriangleAlert className="ic" aria-hidden />
          <div className="grow">
            <h3>{t('form.duplicates')}</h3>
            <p>{t('form.duplicatesHint')}</p>
            <ul>
              {found.map((hint) => (
                <li key={hint.id} className="flex flex-wrap items-center gap-x-2">
                  <a className="linklike" href={`/partners/${hint.id}`} target="_blank" rel="noreferrer">
                    {hint.name}
                  </a>
                  <span className="tag">{t(`form.why.${hint.why}`)}</span>
                  <span className="small dim">
                    {[hint.creditCode, t(`states.${hint.state}`)].filter(Boolean).join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </div>
  );
}
