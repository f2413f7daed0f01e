'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ChecksField } from '@/components/form/checks-field';
import { SelectField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { openWindow } from '@/lib/modules/choices/actions';
import type { PlanChoice } from '@/lib/modules/choices/types';
import { CHOICE_MODES, MOST_RANKS } from '@/lib/modules/choices/words';

type Props = Pick<PlanChoice, 'plan' | 'window' | 'options'> & { posts: string[]; today: string };

/** Says when and how the plan's students choose, and among which posts. */
export function WindowButton({ plan, window, options, posts, today }: Props) {
  const t = useTranslations('choices');
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(posts);
  const [mode, setMode] = useState<string>(window.mode ?? 'PREFERENCES');
  const set = window.state !== 'NONE';
  const close = () => setOpen(false);
  const all = options.map(({ id }) => id);
  return (
    <>
      <button type="button" className={set ? 'btn' : 'btn btn-primary'} onClick={() => setOpen(true)}>
        {t(set ? 'office.change' : 'office.open')}
      </button>
      {open && (
        <FormDialog<unknown>
          title={t(set ? 'office.change' : 'office.open')}
          submit={t('office.save')}
          action={openWindow}
          input={(form) => ({
            ...{ planId: plan.id, version: plan.version, mode, postIds: chosen },
            ...{ from: form.get('from'), to: form.get('to') },
            ...(mode === 'PREFERENCES' && { ranks: form.get('ranks') }),
          })}
          onDone={close}
          onClose={close}
        >
          {(error) => (
            <div className="fields">
              <SelectField
                {...{ name: 'mode', label: t('fields.mode'), required: true, wide: true, error, value: mode }}
                options={CHOICE_MODES.map((value) => ({ value, label: t(`modes.${value}`) }))}
                onChange={(event) => setMode(event.target.value)}
              />
              <TextField
                {...{ name: 'from', type: 'date', label: t('fields.from'), required: true, error }}
                defaultValue={window.from ?? today}
              />
              <TextField
                {...{ name: 'to', type: 'date', label: t('fields.to'), required: true, error }}
                defaultValue={window.to ?? today}
              />
              {mode === 'PREFERENCES' && (
                <TextField
                  {...{ name: 'ranks', type: 'number', label: t('fields.ranks'), required: true, error }}
                  {...{ min: 1, max: MOST_RANKS, defaultValue: window.ranks }}
                />
              )}
              <ChecksField
                {...{ name: 'postIds', label: t('fields.postIds'), value: chosen, onChange: setChosen, error }}
                help={options.length === 0 ? t('office.noPosts') : undefined}
                options={options.map(({ id, ...post }) => ({ value: id, label: t('office.option', post) }))}
              />
              <button
                type="button"
                className="link small"
                onClick={() => setChosen(chosen.length < all.length ? all : [])}
              >
                {t('office.all')}
              </button>
            </div>
          )}
        </FormDialog>
      )}
    </>
  );
}
