'use client';

import { Search, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { SearchResults, type ShownGroup } from './search-results';
import { readRecent, useRememberRecent } from './use-recent';
import { useSearch } from './use-search';

/** The search over all modules: opened from the top bar or by Ctrl+K. Arrows and Enter open what was found, or what `who` had open last. */
export function SearchPalette({ who }: { who: string }) {
  const t = useTranslations('nav');
  const [open, setOpen] = useState(false);
  useRememberRecent(who);

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return (
    <>
      <button
        type="button"
        className="top-search"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        title={t('search')}
      >
        <Search className="ic" aria-hidden />
        <span className="grow">{t('search')}</span>
        <span className="kbd" aria-hidden>
          {t('searchKeys')}
        </span>
      </button>
      {open && <Palette who={who} onClose={() => setOpen(false)} />}
    </>
  );
}

const flat = (groups: ShownGroup[]) => groups.flatMap((group) => group.items);

function Palette({ who, onClose }: { who: string; onClose: () => void }) {
  const t = useTranslations('search');
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [q, setQ] = useState('');
  const [at, setAt] = useState(0);
  const search = useSearch(q);
  const { state } = search;
  const [recent] = useState(() => readRecent(who));
  const showRecent = state === 'idle' && recent.length > 0;
  const groups: ShownGroup[] = showRecent ? [{ group: 'recent', items: recent }] : search.groups;
  const hits = flat(groups);
  useEffect(() => dialog.current?.showModal(), []);

  function go(href: string) {
    onClose();
    router.push(href);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const hit = hits[at];
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter' && hit) go(hit.href);
    // A search field would empty itself first.
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
  }

  return (
    <dialog ref={dialog} className="dialog palette" aria-label={t('title')} onClose={onClose}>
      <div className="palette-head">
        <Search className="ic" aria-hidden />
        <input
          autoFocus
          type="search"
          role="combobox"
          autoComplete="off"
          enterKeyHint="go"
          aria-label={t('title')}
          aria-expanded={hits.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={hits[at] ? `${id}-${at}` : undefined}
          placeholder={t('placeholder')}
          value={q}
          onChange={(event) => {
            setQ(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="btn btn-ghost btn-icon" aria-label={t('close')} onClick={onClose}>
          <X className="ic" aria-hidden />
        </button>
      </div>
      <p className="vh" role="status">
        {state === 'found' && t('results', { count: hits.length })}
      </p>
      <SearchResults id={id} q={q} groups={groups} state={showRecent ? 'found' : state} at={at} onOpen={go} />
    </dialog>
  );
}
