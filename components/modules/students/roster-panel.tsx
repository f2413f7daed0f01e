'use client';

import { Plus } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { leaveClass, signApprentice } from '@/lib/modules/students/actions';
import type { ClassPlace, ClassRoster } from '@/lib/modules/students/types';
import { JoinDialog } from './join-dialog';

type Props = ClassRoster & { orderClassId: string; apprenticeship: boolean; plannedSeats: number; today: string };

/** The roster of a class: who is there, who was, and what may be done with a place. */
export function RosterPanel(props: Props) {
  const { orderClassId, places, present, plannedSeats, may, today } = props;
  const t = useTranslations('students');
  const [open, setOpen] = useState<{ what: 'leave' | 'sign'; place: ClassPlace } | 'join' | null>(null);
  const close = () => setOpen(null);
  return (
    <section className="sec">
      <div className="sec-head">
        <h2>{t('roster.title')}</h2>
        <span className="n">{t('roster.count', { present, planned: plannedSeats })}</span>
        {may.write && (
          <button type="button" className="btn ml-auto" onClick={() => setOpen('join')}>
            <Plus className="ic" aria-hidden />
            {t('roster.join')}
          </button>
        )}
      </div>
      {places.length > 0 ? <Places {...props} onOpen={setOpen} /> : <p className="dim">{t('roster.none')}</p>}
      {open === 'join' && <JoinDialog {...{ orderClassId, today }} onClose={close} />}
      {open && open !== 'join' && open.what === 'leave' && (
        <LeaveDialog place={open.place} today={today} onClose={close} />
      )}
      {open && open !== 'join' && open.what === 'sign' && (
        <SignDialog place={open.place} today={today} onClose={close} />
      )}
    </section>
  );
}

type PlacesProps = Props & { onOpen: (what: { what: 'leave' | 'sign'; place: ClassPlace }) => void };

function Places({ places, may, apprenticeship, onOpen }: PlacesProps) {
  const t = useTranslations('students');
  return (
    <ScrollRegion className="table-wrap bare" label={t('roster.title')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('fields.name')}</th>
            <th scope="col">{t('fields.studentNo')}</th>
            <th scope="col">{t('fields.programme')}</th>
            <th scope="col">{t('roster.joinedOn')}</th>
            <th scope="col">{t('roster.leftOn')}</th>
            {apprenticeship && <th scope="col">{t('roster.agreementNo')}</th>}
            {may.write && <th aria-label={t('roster.acts')} />}
          </tr>
        </thead>
        <tbody>
          {places.map((place) => (
            <tr key={place.id} className={place.leftOn ? 'dim' : undefined}>
              <th scope="row">
                <Student place={place} linked={may.students} />
              </th>
              <td className="nowrap">{place.student?.studentNo}</td>
              <td>{place.student?.programme}</td>
              <td className="nowrap">{place.joinedOn}</td>
              <td className="nowrap">
                {place.leftOn}
                {place.leftReason && <span className="small dim"> {place.leftReason}</span>}
              </td>
              {apprenticeship && <td className="nowrap">{place.apprenticeAgreementNo ?? t('roster.unsigned')}</td>}
              {may.write && (
                <td className="nowrap">
                  {!place.leftOn && (
                    <>
                      {apprenticeship && (
                        <button
                          type="button"
                          className="link small mr-3"
                          onClick={() => onOpen({ what: 'sign', place })}
                        >
                          {t('roster.sign')}
                          <span className="vh"> {place.student?.name}</span>
                        </button>
                      )}
                      <button type="button" className="link small" onClick={() => onOpen({ what: 'leave', place })}>
                        {t('roster.leave')}
                        <span className="vh"> {place.student?.name}</span>
                      </button>
                    </>
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

function Student({ place: { student }, linked }: { place: ClassPlace; linked: boolean }) {
  const t = useTranslations('students');
  if (!student) return <span className="dim">{t('roster.gone')}</span>;
  return (
    <>
      {linked ? (
        <Link className="link" href={`/students/${student.id}`}>
          {student.name}
        </Link>
      ) : (
        student.name
      )}{' '}
      {student.minor && <span className="badge warn">{t('minor')}</span>}
    </>
  );
}

type PlaceProps = { place: ClassPlace; today: string; onClose: () => void };

function LeaveDialog({ place: { id, version, student }, today, onClose }: PlaceProps) {
  const t = useTranslations('students');
  return (
    <FormDialog
      title={t('roster.leaveTitle', { name: student?.name ?? '' })}
      submit={t('roster.leave')}
      tone="bad"
      action={leaveClass}
      input={(form) => ({ id, version, on: form.get('on'), reason: form.get('reason') })}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <div className="fields">
          <TextField
            {...{ name: 'on', type: 'date', max: today, defaultValue: today, error }}
            label={t('roster.leftOn')}
            help={t('roster.leftOnHint')}
            required
          />
          <AreaField name="reason" label={t('fields.reason')} wide required maxLength={500} error={error} />
        </div>
      )}
    </FormDialog>
  );
}

function SignDialog({ place: { id, version, student, apprenticeAgreementNo }, today, onClose }: PlaceProps) {
  const t = useTranslations('students');
  return (
    <FormDialog
      title={t('roster.signTitle', { name: student?.name ?? '' })}
      submit={t('form.save')}
      action={signApprentice}
      input={(form) => ({ id, version, agreementNo: form.get('agreementNo'), signedOn: form.get('signedOn') })}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <div className="fields">
          <TextField
            name="agreementNo"
            label={t('roster.agreementNo')}
            required
            maxLength={60}
            defaultValue={apprenticeAgreementNo ?? ''}
            error={error}
          />
          <TextField
            {...{ name: 'signedOn', type: 'date', max: today, defaultValue: today, error }}
            label={t('roster.signedOn')}
            required
          />
        </div>
      )}
    </FormDialog>
  );
}
