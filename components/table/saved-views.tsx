'use client';

import { Bookmark, X } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { useCommand } from '@/components/form/use-command';
import { removeView, saveView } from '@/lib/modules/views/actions';
import type { ViewModule } from '@/lib/modules/views/words';

export type SavedView = { id: string; name: string; query: string };
type Props = {
  module: ViewModule;
  views: SavedView[];
  /** The list's address as it stands. */
  href: string;
};

/** The reader's own names for settings of the list, and the way to keep the present ones. */
export function SavedViews({ module, views, href }: Props) {
  const t = useTranslations('ui.views');
  const router = useRouter();
  const removal = useCommand(removeView);
  const [asking, setAsking] = useState(false);
  const [path = '', query = ''] = href.split('?');

  async function remove(id: string) {
    if (await removal.run({ id })) router.refresh();
  }
  return (
    <div className="filterbar">
      <ul className="chips" aria-label={t('title')}>
        {views.map((view) => (
          <li key={view.id} className="row gap-0.5">
            <Link
              className="chip"
              href={view.query ? `${path}?${view.query}` : path}
              aria-current={view.query === query ? 'true' : undefined}
            >
              <Bookmark className="ic" aria-hidden />
              {view.name}
            </Link>
            <button
              type="button"
              className="btn btn-s btn-ghost btn-icon"
              aria-label={t('remove', { name: view.name })}
              disabled={removal.pending}
              onClick={() => remove(view.id)}
            >
              <X className="ic ic-s" aria-hidden />
            </button>
          </li>
        ))}
        {query && (
          <li>
            <button type="button" className="link small" onClick={() => setAsking(true)}>
              {t('save')}
            </button>
          </li>
        )}
      </ul>
      {asking && (
        <FormDialog
          title={t('save')}
          submit={t('save')}
          action={saveView}
          input={(form) => ({ module, name: form.get('name'), query })}
          onDone={() => setAsking(false)}
          onClose={() => setAsking(false)}
        >
          {(error) => <TextField name="name" label={t('name')} wide required maxLength={30} error={error} />}
        </FormDialog>
      )}
    </div>
  );
}
