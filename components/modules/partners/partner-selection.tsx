'use client';

import { Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { SelectField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { assignOwner } from '@/lib/modules/partners/actions';
import type { PartnerFilter } from '@/lib/modules/partners/list';

type Props = {
  filter: PartnerFilter;
  total: number;
  people: { id: string; name: string }[];
  children: ReactNode;
};

/** Lets rows of the table inside be chosen, and does to them what can be done to many at once. */
export function PartnerSelection({ filter, total, people, children }: Props) {
  const t = useTranslations('partners.list');
  const box = useRef<HTMLDivElement>(null);
  const [ids, setIds] = useState<string[]>([]);
  const [all, setAll] = useState(false);
  const [assigning, setAssigning] = useState(false);
  const [done, setDone] = useState<number | null>(null);
  const rows = () => [...(box.current?.querySelectorAll<HTMLInputElement>('input[name="ids"]') ?? [])];
  const count = all ? total : ids.length;

  function read() {
    const chosen = rows().filter((row) => row.checked);
    for (const row of rows()) row.closest('tr')?.setAttribute('aria-selected', String(row.checked));
    const every = box.current?.querySelector<HTMLInputElement>('input[data-all]');
    if (every) {
      every.checked = chosen.length > 0 && chosen.length === rows().length;
      every.classList.toggle('is-mixed', chosen.length > 0 && !every.checked);
    }
    setIds(chosen.map((row) => row.value));
    setAll(false);
    setDone(null);
  }
  function tick(checked: boolean) {
    for (const row of rows()) row.checked = checked;
    read();
  }
  function change({ target }: FormEvent) {
    if (target instanceof HTMLInputElement && target.dataset.all !== undefined) tick(target.checked);
    else read();
  }

  return (
    <>
      <section
        className="selbar"
        aria-live="polite"
        aria-label={t('selected', { count })}
        hidden={count === 0 && done === null}
      >
        {done !== null ? (
          <span className="mid">{t('assigned', { count: done })}</span>
        ) : (
          <>
            <span className="mid">{t(all ? 'allSelected' : 'selected', { count })}</span>
            {!all && ids.length < total && (
              <button type="button" className="btn btn-s" onClick={() => setAll(true)}>
                {t('selectMatching', { count: total })}
              </button>
            )}
            <span className="sep" />
            <button type="button" className="btn btn-s" onClick={() => setAssigning(true)}>
              <Users className="ic" aria-hidden />
              {t('assign')}
            </button>
            <span className="grow" />
            <button type="button" className="btn btn-s" onClick={() => tick(false)}>
              {t('unselect')}
            </button>
          </>
        )}
      </section>
      <div ref={box} className="contents" onChange={change}>
        {children}
      </div>
      {assigning && (
        <FormDialog
          title={t('assignTitle')}
          submit={t('assign')}
          action={assignOwner}
          input={(form) => ({ of: all ? { filter } : { ids }, ownerId: form.get('ownerId') })}
          onDone={(out) => {
            setAssigning(false);
            tick(false);
            setDone(out.count);
          }}
          onClose={() => setAssigning(false)}
        >
          {(error) => (
            <>
              <p className="mb-3">{t('assignBody', { count })}</p>
              <SelectField
                name="ownerId"
                label={t('assignTo')}
                required
                none=""
                options={people.map(({ id, name }) => ({ value: id, label: name }))}
                error={error}
              />
            </>
          )}
        </FormDialog>
      )}
    </>
  );
}
