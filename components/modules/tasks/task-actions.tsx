'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { OwnerAndDay } from '@/components/modules/governance/resolution-actions';
import { OpenButton } from '@/components/ui/open-button';
import { RunButton } from '@/components/ui/run-button';
import { addTask, completeTask, dropTask, reopenTask, updateTask } from '@/lib/modules/tasks/actions';
import type { TaskRow } from '@/lib/modules/tasks/types';

type Named = { id: string; name: string };
type Asking = 'complete' | 'edit' | 'drop';

/** What the reader may do with a task now. */
export function TaskActions({ row, owners, today }: { row: TaskRow; owners: Named[]; today: string }) {
  const t = useTranslations('tasks.acts');
  const [asking, setAsking] = useState<Asking | null>(null);
  const { id, version, title } = row;
  const ended = row.doneOn !== null || row.droppedOn !== null;
  const ask = (what: Asking) => (
    <button type="button" className="btn btn-s" onClick={() => setAsking(what)}>
      {t(what)}
      <span className="vh"> {title}</span>
    </button>
  );
  const close = () => setAsking(null);
  const mayReopen = row.droppedOn ? row.mayWrite : row.mayDo;
  return (
    <div className="row">
      {row.mayDo && !ended && ask('complete')}
      {row.mayWrite && !ended && ask('edit')}
      {row.mayWrite && !ended && ask('drop')}
      {ended && mayReopen && <RunButton label={t('reopen')} action={reopenTask} input={{ id, version }} />}
      {asking === 'edit' && <TaskDialog {...{ row, owners, today }} onClose={close} />}
      {(asking === 'complete' || asking === 'drop') && <EndDialog {...{ row, today, asking }} onClose={close} />}
    </div>
  );
}

type EndProps = { row: TaskRow; today: string; asking: 'complete' | 'drop'; onClose: () => void };

function EndDialog({ row: { id, version, title }, today, asking, onClose }: EndProps) {
  const t = useTranslations('tasks');
  const name = asking === 'complete' ? 'result' : 'reason';
  return (
    <FormDialog
      title={t(`acts.${asking}`)}
      submit={t(`acts.${asking}`)}
      tone={asking === 'drop' ? 'bad' : 'primary'}
      action={asking === 'complete' ? completeTask : dropTask}
      input={(form) => ({ id, version, on: form.get('on'), [name]: form.get(name) })}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <>
          <p className="dim break-words pb-3">{title}</p>
          <div className="fields">
            <TextField
              {...{ name: 'on', type: 'date', wide: true, required: true, max: today, defaultValue: today, error }}
              label={t(asking === 'complete' ? 'fields.doneOn' : 'fields.droppedOn')}
            />
            <AreaField {...{ name, wide: true, required: true, maxLength: 1000, error }} label={t(`fields.${name}`)} />
          </div>
        </>
      )}
    </FormDialog>
  );
}

/** Adds a task to the platform. */
export function AddTask({ platformId, owners, today }: { platformId: string; owners: Named[]; today: string }) {
  const t = useTranslations('tasks');
  return (
    <OpenButton label={t('acts.add')}>
      {(close) => <TaskDialog {...{ platformId, owners, today }} onClose={close} />}
    </OpenButton>
  );
}

type DialogProps = { row?: TaskRow; platformId?: string; owners: Named[]; today: string; onClose: () => void };

function TaskDialog({ row, platformId, owners, today, onClose }: DialogProps) {
  const t = useTranslations('tasks');
  function input(form: FormData) {
    const names = ['title', 'year', 'ownerId', 'dueOn'];
    const given = Object.fromEntries(names.map((name) => [name, form.get(name)]));
    return row ? { ...given, id: row.id, version: row.version } : { ...given, platformId };
  }
  return (
    <FormDialog
      title={t(row ? 'acts.edit' : 'acts.add')}
      submit={t('acts.save')}
      action={row ? updateTask : addTask}
      input={input}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <div className="fields">
          <TextField
            {...{ name: 'title', wide: true, required: true, maxLength: 200, defaultValue: row?.title, error }}
            label={t('fields.title')}
          />
          <TextField
            {...{ name: 'year', type: 'number', min: 2000, max: 2100, required: true, error }}
            defaultValue={row?.year ?? today.slice(0, 4)}
            label={t('fields.year')}
          />
          <OwnerAndDay {...{ row, owners, error }} required />
        </div>
      )}
    </FormDialog>
  );
}
