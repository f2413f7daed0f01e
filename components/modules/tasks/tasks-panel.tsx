import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { DueBadge } from '@/components/modules/governance/due-state';
import { taskList } from '@/lib/modules/tasks/list';
import type { TaskRow } from '@/lib/modules/tasks/types';
import { AddTask, TaskActions } from './task-actions';

type Props = {
  platformId: string;
  rows: TaskRow[];
  owners: { id: string; name: string }[];
  today: string;
  mayWrite: boolean;
};

/** A platform's tasks of this year and what is left of the years before. */
export async function TasksPanel({ platformId, rows, owners, today, mayWrite }: Props) {
  const t = await getTranslations('tasks');
  return (
    <section className="sec" aria-label={t('panel')}>
      <div className="sec-head">
        <h2>{t('panel')}</h2>
        {rows.length > 0 && <span className="n">{rows.length}</span>}
        <div className="acts">
          <Link className="link small" href={taskList.href({ filter: { platform: [platformId] } })}>
            {t('allYears')}
          </Link>
          {mayWrite && <AddTask {...{ platformId, owners, today }} />}
        </div>
      </div>
      {rows.length === 0 && <p className="dim">{t('noneThisYear')}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 border-t border-(--line) py-3">
            <div className="min-w-56 flex-1">
              <p className="break-words">{row.title}</p>
              <p className="small dim row flex-wrap">
                <DueBadge row={row} today={today} />
                <span>{row.year}</span>
                <span>{row.ownerId ? (row.owner ?? t('unknownPerson')) : t('nobody')}</span>
                <span>
                  {t('fields.dueOn')} {row.dueOn}
                </span>
              </p>
              {row.result && <p className="small mt-1 whitespace-pre-wrap break-words">{row.result}</p>}
            </div>
            <TaskActions {...{ row, owners, today }} />
          </li>
        ))}
      </ul>
    </section>
  );
}
