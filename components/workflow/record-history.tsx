import { PencilLine } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { stamp } from '@/components/ui/stamp';
import { ChangeList } from '@/components/workflow/change-list';
import { commandName } from '@/components/workflow/change-words';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';

type Props = { title: string; none: string; changes: AuditChange[]; names: NamesOf };

/** What was changed about a record, newest first. */
export function RecordHistory({ title, none, changes, names }: Props) {
  const audit = useTranslations('audit');
  return (
    <>
      <div className="sec-head">
        <h2>{title}</h2>
      </div>
      {changes.length === 0 && <p className="dim">{none}</p>}
      <ul className="tl">
        {changes.map((change) => (
          <li key={change.id}>
            <PencilLine className="ic" aria-hidden />
            {commandName(audit, change.command)}
            <p className="meta">
              {audit('by', { who: change.who })} · {stamp(change.at)}
            </p>
            <ChangeList change={change} names={names} />
          </li>
        ))}
      </ul>
    </>
  );
}
