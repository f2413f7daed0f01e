'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { addPupils, movePupil, transferAll } from '@/lib/modules/pathways/actions';
import type { Pupil } from '@/lib/modules/pathways/types';
import type { PupilEvent, PupilState } from '@/lib/modules/pathways/words';

const TONE: Record<PupilState, string> = { ENROLLED: 'info', TRANSFERRED: 'ok', GRADUATED: 'idle', LEFT: 'idle' };
/** A school lets its own go; the rest is the college's decision. */
const SCHOOLS: Record<PupilState, readonly PupilEvent[]> = {
  ENROLLED: ['leave'],
  TRANSFERRED: [],
  GRADUATED: [],
  LEFT: [],
};
const EVENTS: Record<PupilState, readonly PupilEvent[]> = {
  ENROLLED: ['transfer', 'leave'],
  TRANSFERRED: ['graduate', 'leave'],
  GRADUATED: [],
  LEFT: [],
};
type Open = { pupil: Pupil; event: PupilEvent } | 'add' | 'transferAll' | null;
type Props = { pathwayClassId: string; pupils: Pupil[]; mayWrite: boolean; mayTransfer: boolean; today: string };

/** Pupils on the way from the secondary school to the college: added by the school, transferred and graduated by the college. */
export function PupilPanel({ pathwayClassId, pupils, mayWrite, mayTransfer, today }: Props) {
  const t = useTranslations('pathways');
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const waiting = pupils.some(({ state }) => state === 'ENROLLED');
  return (
    <section className="sec">
      <div className="sec-head">
        <h2>{t('sections.pupils')}</h2>
        <span className="n">{pupils.length}</span>
        {mayWrite && (
          <div className="acts">
            {waiting && mayTransfer && (
              <button type="button" className="btn" onClick={() => setOpen('transferAll')}>
                {t('pupils.transferAll')}
              </button>
            )}
            <button type="button" className="btn btn-primary" onClick={() => setOpen('add')}>
              <Plus className="ic" aria-hidden />
              {t('pupils.add')}
            </button>
          </div>
        )}
      </div>
      {pupils.length > 0 ? (
        <PupilTable
          pupils={pupils}
          events={mayTransfer ? EVENTS : SCHOOLS}
          onMove={mayWrite ? (pupil, event) => setOpen({ pupil, event }) : null}
        />
      ) : (
        <p className="dim">{t('pupils.none')}</p>
      )}
      {open === 'add' && <AddDialog {...{ pathwayClassId, today }} onClose={close} />}
      {open === 'transferAll' && <TransferAllDialog {...{ pathwayClassId, today }} onClose={close} />}
      {open && typeof open === 'object' && <MoveDialog {...open} today={today} onClose={close} />}
    </section>
  );
}

type TableProps = {
  pupils: Pupil[];
  events: typeof EVENTS;
  onMove: ((pupil: Pupil, event: PupilEvent) => void) | null;
};

function PupilTable({ pupils, events, onMove }: TableProps) {
  const t = useTranslations('pathways');
  return (
    <ScrollRegion className="table-wrap bare" label={t('sections.pupils')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('pupils.name')}</th>
            <th scope="col">{t('pupils.no')}</th>
            <th scope="col">{t('pupils.state')}</th>
            <th scope="col">{t('pupils.enrolledOn')}</th>
            <th scope="col">{t('pupils.transferredOn')}</th>
            <th scope="col">{t('pupils.graduatedOn')}</th>
            <th scope="col">{t('pupils.leftOn')}</th>
            {onMove && <th aria-label={t('pupils.acts')} />}
          </tr>
        </thead>
        <tbody>
          {pupils.map((pupil) => (
            <tr key={pupil.id}>
              <th scope="row">{pupil.name}</th>
              <td className="nowrap">{pupil.pupilNo}</td>
              <td>
                <span className={`badge ${TONE[pupil.state]}`}>{t(`states.${pupil.state}`)}</span>
              </td>
              <td className="nowrap">{pupil.enrolledOn}</td>
              <td className="nowrap">{pupil.transferredOn}</td>
              <td className="nowrap">{pupil.graduatedOn}</td>
              <td className="nowrap">
                {pupil.leftOn} {pupil.leftReason && <span className="small dim">{pupil.leftReason}</span>}
              </td>
              {onMove && (
                <td className="nowrap">
                  {events[pupil.state].map((event) => (
                    <button key={event} type="button" className="link small mr-3" onClick={() => onMove(pupil, event)}>
                      {t(`events.${event}`)}
                      <span className="vh"> {pupil.name}</span>
                    </button>
                  ))}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type DialogProps = { pathwayClassId: string; today: string; onClose: () => void };

function AddDialog({ pathwayClassId, today, onClose }: DialogProps) {
  const t = useTranslations('pathways');
  return (
    <FormDialog
      title={t('pupils.add')}
      submit={t('pupils.add')}
      action={addPupils}
      input={(form) => ({ pathwayClassId, lines: form.get('lines'), enrolledOn: form.get('enrolledOn') })}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <div className="fields">
          <AreaField
            name="lines"
            label={t('pupils.lines')}
            help={t('pupils.linesHint')}
            wide
            required
            rows={8}
            maxLength={20_000}
            error={error}
          />
          <TextField
            {...{ name: 'enrolledOn', type: 'date', max: today, defaultValue: `${today.slice(0, 4)}-09-01`, error }}
            label={t('pupils.enrolledOn')}
            required
          />
        </div>
      )}
    </FormDialog>
  );
}

function TransferAllDialog({ pathwayClassId, today, onClose }: DialogProps) {
  const t = useTranslations('pathways');
  return (
    <FormDialog
      title={t('pupils.transferAll')}
      submit={t('events.transfer')}
      action={transferAll}
      input={(form) => ({ pathwayClassId, on: form.get('on') })}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <>
          <p className="mb-3">{t('pupils.transferAllBody')}</p>
          <TextField
            {...{ name: 'on', type: 'date', max: today, defaultValue: today, error }}
            label={t('pupils.transferredOn')}
            required
          />
        </>
      )}
    </FormDialog>
  );
}

type MoveProps = { pupil: Pupil; event: PupilEvent; today: string; onClose: () => void };

function MoveDialog({ pupil: { id, version, name }, event, today, onClose }: MoveProps) {
  const t = useTranslations('pathways');
  return (
    <FormDialog
      title={t('pupils.moveTitle', { event: t(`events.${event}`), name })}
      submit={t(`events.${event}`)}
      tone={event === 'leave' ? 'bad' : 'primary'}
      action={movePupil}
      input={(form) => ({ id, version, event, on: form.get('on'), reason: form.get('reason') })}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <div className="fields">
          <TextField
            {...{ name: 'on', type: 'date', max: today, defaultValue: today, error }}
            label={t('pupils.on')}
            required
          />
          {event === 'leave' && (
            <AreaField name="reason" label={t('pupils.reason')} wide required maxLength={500} error={error} />
          )}
        </div>
      )}
    </FormDialog>
  );
}
