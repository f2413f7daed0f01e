'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ChecksField } from '@/components/form/checks-field';
import { AreaField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { decideUnit, inspectUnit } from '@/lib/modules/placements/actions';
import type { UnitInspection } from '@/lib/modules/placements/types';
import { TOPICS } from '@/lib/modules/placements/words';

type Props = {
  partnerId: string;
  inspections: UnitInspection[];
  today: string;
  may: { write: boolean; decide: boolean };
};

/** A unit's inspections before it takes interns, with the decision and its publication. */
export function UnitsPanel({ partnerId, inspections, today, may }: Props) {
  const t = useTranslations('placements');
  const [deciding, setDeciding] = useState<UnitInspection | null>(null);
  return (
    <>
      {inspections.length === 0 && <p className="dim">{t('units.none')}</p>}
      <ul className="list-none p-0">
        {inspections.map((each) => (
          <li key={each.id} className="border-t border-(--line) py-2">
            <div className="row flex-wrap">
              <span className="nowrap">{each.inspectedOn}</span>
              <span>{each.inspectors}</span>
              <span className={`badge ${each.fit ? 'ok' : 'bad'}`}>{t(each.fit ? 'units.fit' : 'units.unfit')}</span>
              <span className="small dim">{t('units.covered', { count: each.topics.length })}</span>
              <span className="grow" />
              {each.meetingNo && each.decidedOn && (
                <span className="small">{t('units.decided', { no: each.meetingNo, day: each.decidedOn })}</span>
              )}
              {each.publishedOn && <span className="small">{t('units.published', { day: each.publishedOn })}</span>}
              {may.decide && !each.publishedOn && (
                <button type="button" className="link small" onClick={() => setDeciding(each)}>
                  {t('units.decide')}
                </button>
              )}
            </div>
            {each.findings && <p className="small whitespace-pre-wrap break-words">{each.findings}</p>}
          </li>
        ))}
      </ul>
      {may.write && <InspectButton {...{ partnerId, today }} />}
      {deciding && <DecideDialog inspection={deciding} onClose={() => setDeciding(null)} />}
    </>
  );
}

function InspectButton({ partnerId, today }: Pick<Props, 'partnerId' | 'today'>) {
  const t = useTranslations('placements');
  const [open, setOpen] = useState(false);
  const [topics, setTopics] = useState<string[]>([]);
  return (
    <>
      <button type="button" className="btn mt-3" onClick={() => setOpen(true)}>
        {t('units.add')}
      </button>
      {open && (
        <FormDialog<unknown>
          title={t('units.add')}
          submit={t('form.save')}
          action={inspectUnit}
          input={(form) => ({
            ...{ partnerId, topics, fit: form.get('fit') === 'on', inspectedOn: form.get('inspectedOn') },
            ...{ inspectors: form.get('inspectors'), findings: form.get('findings') },
          })}
          onDone={() => setOpen(false)}
          onClose={() => setOpen(false)}
        >
          {(error) => (
            <div className="fields">
              <TextField
                {...{ name: 'inspectedOn', type: 'date', max: today, defaultValue: today, required: true, error }}
                label={t('fields.inspectedOn')}
              />
              <TextField
                {...{ name: 'inspectors', label: t('fields.inspectors'), required: true, maxLength: 100, error }}
              />
              <ChecksField
                {...{ name: 'topics', label: t('fields.topics'), value: topics, onChange: setTopics, error }}
                options={TOPICS.map((value) => ({ value, label: t(`topics.${value}`) }))}
              />
              <AreaField
                {...{ name: 'findings', label: t('fields.findings'), wide: true, rows: 3, maxLength: 2000, error }}
              />
              <label className="row">
                <input type="checkbox" className="check" name="fit" defaultChecked />
                {t('units.isFit')}
              </label>
            </div>
          )}
        </FormDialog>
      )}
    </>
  );
}

function DecideDialog({ inspection, onClose }: { inspection: UnitInspection; onClose: () => void }) {
  const t = useTranslations('placements');
  const { id, version } = inspection;
  const names = ['meetingNo', 'decidedOn', 'publishedOn'] as const;
  return (
    <FormDialog<unknown>
      title={t('units.decide')}
      submit={t('form.save')}
      action={decideUnit}
      input={(form) => ({ id, version, ...Object.fromEntries(names.map((name) => [name, form.get(name)])) })}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <div className="fields">
          {names.map((name) => (
            <TextField
              key={name}
              {...{ name, label: t(`fields.${name}`), error, defaultValue: inspection[name] ?? '' }}
              type={name === 'meetingNo' ? 'text' : 'date'}
              required={name !== 'publishedOn'}
            />
          ))}
        </div>
      )}
    </FormDialog>
  );
}
