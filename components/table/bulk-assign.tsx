'use client';

import { Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { SelectField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import type { Action } from '@/components/form/use-command';
import { useChosenRows } from './use-chosen-rows';

type Props = {
  /** The list's filter, for all that it finds. */
  filter: object;
  total: number;
  action: Action<{ count: number }>;
  /** The command's field that the choice goes into. */
  field: string;
  options: { id: string; name: string }[];
  /** What is done, as the button says it, and what is chosen. */
  words: { act: string; choice: string };
  children: ReactNode;
};

/** Lets rows of the table inside be chosen, and gives them all one person or department. */
export function BulkAssign({ filter, total, action, field, options, words, children }: Props) {
  const t = useTranslations('ui.select');
  const { box, ids, change, clear } = useChosenRows();
  const [all, setAll] = useState(false);
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState<number | null>(null);
  const count = all ? total : ids.length;

  return (
    <>
      <section
        className="selbar"
        aria-live="polite"
        aria-label={t('selected', { count })}
        hidden={count === 0 && done === null}
      >
        {done !== null ? (
          <span className="mid">{t('done', { count: done })}</span>
        ) : (
          <>
            <span className="mid">{t(all ? 'allSelected' : 'selected', { count })}</span>
            {!all && ids.length < total && (
              <button type="button" className="btn btn-s" onClick={() => setAll(true)}>
                {t('matching', { count: total })}
              </button>
            )}
            <span className="sep" />
            <button type="button" className="btn btn-s" onClick={() => setOpen(true)}>
              <Users className="ic" aria-hidden />
              {words.act}
            </button>
            <span className="grow" />
            <button
              type="button"
              className="btn btn-s"
              onClick={() => {
                setAll(false);
                clear();
              }}
            >
              {t('clear')}
            </button>
          </>
        )}
      </section>
      <div
        ref={box}
        className="contents"
        onChange={(event) => {
          if (!change(event)) return;
          setAll(false);
          setDone(null);
        }}
      >
        {children}
      </div>
      {open && (
        <FormDialog
          title={words.act}
          submit={words.act}
          action={action}
          input={(form) => ({ of: all ? { filter } : { ids }, [field]: form.get(field) })}
          onDone={(out) => {
            setOpen(false);
            setAll(false);
            clear();
            setDone(out.count);
          }}
          onClose={() => setOpen(false)}
        >
          {(error) => (
            <>
              <p className="mb-3">{t('body', { count })}</p>
              <SelectField
                name={field}
                label={words.choice}
                required
                none=""
                options={options.map(({ id, name }) => ({ value: id, label: name }))}
                error={error}
              />
            </>
          )}
        </FormDialog>
      )}
    </>
  );
}
