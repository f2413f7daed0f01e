'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { assignPlacements } from '@/lib/modules/placements/actions';
import type { PlanRecord } from '@/lib/modules/plans/types';

type Props = Pick<PlanRecord, 'id' | 'unplaced' | 'posts'>;

/** Students of the class who have no placement yet: several are placed on a post together. */
export function AssignPanel({ id, unplaced, posts }: Props) {
  const t = useTranslations('plans');
  const [chosen, setChosen] = useState<string[]>([]);
  const [open, setOpen] = useState(false);
  const toggle = (one: string) =>
    setChosen(chosen.includes(one) ? chosen.filter((each) => each !== one) : [...chosen, one]);
  const all = chosen.length === unplaced.length;
  return (
    <>
      <div className="row mb-2 flex-wrap">
        <button
          type="button"
          className="link small"
          onClick={() => setChosen(all ? [] : unplaced.map((each) => each.id))}
        >
          {t('record.chooseAll')}
        </button>
        <span className="small dim">{t('record.chosen', { count: chosen.length })}</span>
        <button type="button" className="btn" disabled={chosen.length === 0} onClick={() => setOpen(true)}>
          {t('record.assign')}
        </button>
        {chosen.length === 1 && (
          <Link className="btn" href={`/internships/placements/new?plan=${id}&student=${chosen[0]}`}>
            {t('record.one')}
          </Link>
        )}
      </div>
      <div className="flex max-h-64 flex-wrap gap-x-5 gap-y-1 overflow-auto">
        {unplaced.map((student) => (
          <label key={student.id} className="row min-h-8 cursor-pointer">
            <input
              type="checkbox"
              className="check"
              checked={chosen.includes(student.id)}
              onChange={() => toggle(student.id)}
            />
            {student.name} <span className="small dim">{student.studentNo}</span>
          </label>
        ))}
      </div>
      {open && (
        <FormDialog<unknown>
          title={t('record.assignTitle')}
          submit={t('record.assign')}
          action={assignPlacements}
          input={(form) => ({ planId: id, postId: form.get('postId'), studentIds: chosen })}
          onDone={() => {
            setOpen(false);
            setChosen([]);
          }}
          onClose={() => setOpen(false)}
        >
          {(error) =>
            posts.length === 0 ? (
              <p>{t('record.noPosts')}</p>
            ) : (
              <SelectField
                {...{ name: 'postId', label: t('fields.postId'), required: true, error }}
                options={posts.map(({ id: value, ...post }) => ({ value, label: t('record.left', post) }))}
              />
            )
          }
        </FormDialog>
      )}
    </>
  );
}
