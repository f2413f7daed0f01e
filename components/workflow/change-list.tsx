import { useTranslations } from 'next-intl';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';
import { columnName, valueText } from './change-words';

/** What one change did, field by field, before and after; folded until it is asked for. */
export function ChangeList({ change, names }: { change: AuditChange; names: NamesOf }) {
  const audit = useTranslations('audit');
  const settings = useTranslations('settings');
  const list = (words: string[]) => words.join(audit('separator'));
  const reader = { audit, settings, names, list };
  const fields = Object.entries(change.changed);
  return (
    <details className="small font-normal whitespace-normal">
      <summary className="dim">{audit('changedFields', { count: fields.length })}</summary>
      <dl className="grid max-w-xl grid-cols-[auto_1fr] gap-x-4 gap-y-1 py-2">
        {fields.map(([column, [before, after]]) => (
          <div key={column} className="contents">
            <dt className="dim">{columnName(audit, change.tbl, column)}</dt>
            <dd className="break-words">
              {before !== null && (
                <>
                  <span className="vh">{audit('before')}</span>
                  <del className="dim">{valueText(reader, { tbl: change.tbl, column }, before)}</del>
                  <span aria-hidden="true"> → </span>
                </>
              )}
              <span className="vh">{audit('after')}</span>
              {valueText(reader, { tbl: change.tbl, column }, after)}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
