import { PencilLine } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { stamp } from '@/components/ui/stamp';
import { ChangeList } from '@/components/workflow/change-list';
import { commandName } from '@/components/workflow/change-words';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';

/** What was changed about a person, newest first. */
export async function MemberHistory({ changes, names }: { changes: AuditChange[]; names: NamesOf }) {
  const t = await getTranslations('settings.people');
  const audit = await getTranslations('audit');
  return (
    <>
      <h2 className="pb-3">{t('history')}</h2>
      {changes.length === 0 && <p className="dim">{t('historyNone')}</p>}
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
