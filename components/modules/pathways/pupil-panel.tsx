'use client';

import { Plus } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ScrollRegion } from '@/components/ui/scroll-region';
import type { Pupil } from '@/lib/modules/pathways/types';
import type { PupilEvent, PupilState } from '@/lib/modules/pathways/words';
import { AddDialog, MoveDialog, NameDialog } from './pupil-dialogs';

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
type Open = { pupil: Pupil; event: PupilEvent | 'name' } | 'add' | null;
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
              <Link className="btn" href={`/pathways/${pathwayClassId}/transfer`}>
                {t('pupils.transferAll')}
              </Link>
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
          onName={mayTransfer ? (pupil) => setOpen({ pupil, event: 'name' }) : null}
        />
      ) : (
        <p className="dim">{t('pupils.none')}</p>
      )}
      {open === 'add' && <AddDialog {...{ pathwayClassId, today }} onClose={close} />}
      {open && typeof open === 'object' && open.event === 'name' && <NameDialog pupil={open.pupil} onClose={close} />}
      {open && typeof open === 'object' && open.event !== 'name' && (
        <MoveDialog pupil={open.pupil} event={open.event} today={today} onClose={close} />
      )}
    </section>
  );
}

type TableProps = {
  pupils: Pupil[];
  events: typeof EVENTS;
  onMove: ((pupil: Pupil, event: PupilEvent) => void) | null;
  onName: ((pupil: Pupil) => void) | null;
};

function PupilTable({ pupils, events, onMove, onName }: TableProps) {
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
              <td className="nowrap">
                {pupil.transferredOn}{' '}
                {pupil.student && (
                  <Link className="link small" href={`/students/${pupil.student.id}`}>
                    {pupil.student.name} {pupil.student.studentNo}
                  </Link>
                )}
              </td>
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
                  {onName && pupil.transferredOn && (
                    <button type="button" className="link small" onClick={() => onName(pupil)}>
                      {t('pupils.student')}
                      <span className="vh"> {pupil.name}</span>
                    </button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
