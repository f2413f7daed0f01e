'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { addDocument, updateDocument } from '@/lib/modules/governance/actions';
import type { DocumentForm, DocumentView } from '@/lib/modules/governance/types';
import { DOCUMENT_KINDS } from '@/lib/modules/governance/words';
import type { ActionError } from '@/lib/transport/result';

type Named = { id: string; name: string };
type Common = { meetings: Named[]; today: string };

/** Records a charter or a set of rules; with `after`, the next version of that one. Goes to its page, where the file is put. */
export function AddDocument({
  platformId,
  after,
  ...common
}: Common & { platformId: string; after?: Pick<DocumentView, 'kind' | 'title'> }) {
  const t = useTranslations('governance.document');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={after ? 'link small' : 'btn btn-s'} onClick={() => setOpen(true)}>
        {!after && <Plus className="ic ic-s" aria-hidden />}
        {t(after ? 'next' : 'add')}
        {after && <span className="vh"> {after.title}</span>}
      </button>
      {open && (
        <DocumentDialog
          {...{ ...common, platformId, after }}
          onDone={({ id }) => router.push(`/platforms/documents/${id}`)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** Corrects a version that was entered wrong. */
export function EditDocument({ document, ...common }: Common & { document: DocumentForm }) {
  const t = useTranslations('governance.document');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {t('edit')}
      </button>
      {open && <DocumentDialog {...{ ...common, document }} onDone={close} onClose={close} />}
    </>
  );
}

type DialogProps = Common & {
  platformId?: string;
  after?: Pick<DocumentView, 'kind' | 'title'>;
  document?: DocumentForm;
  onDone: (done: { id: string }) => void;
  onClose: () => void;
};
const NAMES = ['kind', 'title', 'edition', 'adoptedOn', 'effectiveOn', 'meetingId', 'text'];

function DocumentDialog({ platformId, after, document, meetings, today, onDone, onClose }: DialogProps) {
  const t = useTranslations('governance');
  function input(form: FormData) {
    const given = Object.fromEntries(NAMES.map((name) => [name, form.get(name)]));
    return document ? { ...given, id: document.id, version: document.version } : { ...given, platformId };
  }
  return (
    <FormDialog
      title={t(document ? 'document.edit' : after ? 'document.next' : 'document.add')}
      submit={t('save')}
      action={document ? updateDocument : addDocument}
      input={input}
      onDone={onDone}
      onClose={onClose}
    >
      {(error) => (
        <div className="fields">
          <SelectField
            {...{ name: 'kind', required: true, defaultValue: (document ?? after)?.kind ?? 'CHARTER', error }}
            label={t('fields.kind')}
            options={DOCUMENT_KINDS.map((kind) => ({ value: kind, label: t(`documentKinds.${kind}`) }))}
          />
          <TextField
            {...{ name: 'edition', required: true, maxLength: 40, defaultValue: document?.edition, error }}
            label={t('fields.edition')}
          />
          <TextField
            {...{ name: 'title', wide: true, required: true, maxLength: 120, error }}
            defaultValue={(document ?? after)?.title}
            label={t('fields.documentTitle')}
            help={t('document.sameTitle')}
          />
          <DocumentDays {...{ document, meetings, today, error }} />
          <AreaField
            {...{ name: 'text', wide: true, rows: 5, maxLength: 40_000, defaultValue: document?.text ?? '', error }}
            label={t('fields.documentText')}
          />
        </div>
      )}
    </FormDialog>
  );
}

type DaysProps = Common & { document?: DocumentForm; error: ActionError | null };

function DocumentDays({ document, meetings, today, error }: DaysProps) {
  const t = useTranslations('governance');
  return (
    <>
      <TextField
        {...{ name: 'adoptedOn', type: 'date', required: true, defaultValue: document?.adoptedOn ?? today, error }}
        label={t('fields.adoptedOn')}
      />
      <TextField
        {...{ name: 'effectiveOn', type: 'date', required: true, defaultValue: document?.effectiveOn ?? today, error }}
        label={t('fields.effectiveOn')}
      />
      <SelectField
        {...{ name: 'meetingId', wide: true, defaultValue: document?.meetingId ?? '', error }}
        label={t('fields.meetingId')}
        none={t('document.noMeeting')}
        options={meetings.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  );
}
