'use client';

import { useTranslations } from 'next-intl';
import type { SearchGroup } from '@/lib/modules/search/queries';
import type { SearchState } from './use-search';

/** A group of hits; `recent` holds what was open last. */
export type ShownGroup = Omit<SearchGroup, 'group'> & { group: SearchGroup['group'] | 'recent' };

type Props = {
  id: string;
  q: string;
  groups: ShownGroup[];
  state: SearchState;
  at: number;
  onOpen: (href: string) => void;
};

/** What was found, by module; the one that Enter opens is marked. */
export function SearchResults({ id, q, groups, state, at, onOpen }: Props) {
  const t = useTranslations('search');
  const hits = groups.flatMap((group) =>
    group.items.map((item, n) => ({ ...item, group: group.group, first: n === 0 })),
  );
  if (state === 'idle') return <p className="palette-hint">{t('hint')}</p>;
  if (state === 'failed') return <p className="palette-hint t-bad">{t('failed')}</p>;
  if (state === 'found' && hits.length === 0)
    return (
      <div className="palette-hint">
        <b>{t('none', { q })}</b>
        <br />
        {t('noneHint')}
      </div>
    );
  return (
    <div
      className="palette-list"
      id={`${id}-list`}
      role="listbox"
      aria-label={t('title')}
      aria-busy={state === 'searching'}
    >
      {hits.map((hit, n) => (
        <div key={hit.href} role="presentation">
          {hit.first && <p className="palette-group">{t(`groups.${hit.group}`)}</p>}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the input above has the keys */}
          <div
            id={`${id}-${n}`}
            role="option"
            tabIndex={-1}
            aria-selected={n === at}
            className="palette-hit"
            onClick={() => onOpen(hit.href)}
          >
            <span className="grow">{hit.title}</span>
            {hit.sub && <span className="small dim">{hit.sub}</span>}
          </div>
        </div>
      ))}
    </div>
  );
}
