'use client';

import { Link2 } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { ComboField, type Load } from '@/components/form/combo-field';
import { FormDialog } from '@/components/form/form-dialog';
import { RunButton } from '@/components/ui/run-button';
import { evidenceChoices, linkEvidence, unlinkEvidence } from '@/lib/modules/standards/actions';
import type { EvidenceView } from '@/lib/modules/standards/types';
import type { Option } from '@/lib/reference/option';

type Props = { nodeId: string; records: EvidenceView[]; mayAssess: boolean };

/** The records that are evidence of an indicator: to open, to take off and, where the reader may, to add to. */
export function EvidenceRecords({ nodeId, records, mayAssess }: Props) {
  const t = useTranslations('standards.evidence');
  const [open, setOpen] = useState(false);
  return (
    <>
      {records.length === 0 && <p className="dim">{t('none')}</p>}
      <ul>
        {records.map(({ id, kind, name, href }) => (
          <li key={id} className="row min-h-11 flex-wrap border-t border-(--line)">
            <span className="tag">{t(`kinds.${kind}`)}</span>
            <Link className="link min-w-0 flex-1 break-words" href={href}>
              {name}
            </Link>
            {mayAssess && (
              <RunButton className="link small" label={t('unlink')} action={unlinkEvidence} input={{ id }} />
            )}
          </li>
        ))}
      </ul>
      {mayAssess && (
        <button type="button" className="btn btn-s mt-2" onClick={() => setOpen(true)}>
          <Link2 className="ic ic-s" aria-hidden />
          {t('link')}
        </button>
      )}
      {open && <LinkDialog nodeId={nodeId} onClose={() => setOpen(false)} />}
    </>
  );
}

function LinkDialog({ nodeId, onClose }: { nodeId: string; onClose: () => void }) {
  const t = useTranslations('standards');
  const [record, setRecord] = useState<Option | null>(null);
  const load = useMemo<Load>(
    () => async (q) => {
      const answer = await evidenceChoices({ nodeId, q });
      if (!answer.ok) return [];
      return answer.data.map(({ kind, id, name }) => ({
        code: `${kind}:${id}`,
        label: t('evidence.option', { kind: t(`evidence.kinds.${kind}`), name }),
      }));
    },
    [nodeId, t],
  );
  const [kind, recordId] = record?.code.split(':') ?? [];
  return (
    <FormDialog
      title={t('evidence.link')}
      submit={t('evidence.link')}
      action={linkEvidence}
      input={() => ({ nodeId, kind, recordId })}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <div className="fields">
          <ComboField
            {...{ name: 'record', wide: true, required: true, load, error }}
            label={t('fields.record')}
            placeholder={t('evidence.search')}
            value={record}
            onChange={setRecord}
          />
        </div>
      )}
    </FormDialog>
  );
}
