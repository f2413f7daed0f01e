'use client';

import { CircleX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { TransferProposal, TransferResult } from '@/lib/modules/pathways/types';
import type { Becomes } from '@/lib/modules/pathways/words';

/** What is said of a pupil in the form. */
export type Chosen = { goes: boolean; become: Becomes; studentId: string | null; studentNo: string };

type Props = {
  pupils: TransferProposal[];
  mayCreate: boolean;
  of: (pupil: TransferProposal) => Chosen;
  problems: TransferResult[];
  onSay: (id: string, chosen: Chosen) => void;
};

/** Each pupil with whether it goes, by what it is recognised, and the student that it becomes. */
export function TransferTable({ pupils, mayCreate, of, problems, onSay }: Props) {
  const t = useTranslations('pathways');
  const all = pupils.every((pupil) => of(pupil).goes);
  const tickAll = () => {
    for (const pupil of pupils) onSay(pupil.id, { ...of(pupil), goes: !all });
  };
  return (
    <section className="table-wrap" aria-label={t('sections.pupils')}>
      <table className="table stack">
        <thead>
          <tr>
            <th className="pin-2 left-0!">
              <label className="row">
                <input type="checkbox" className="check" checked={all} onChange={tickAll} />
                {t('transfer.all')}
              </label>
            </th>
            <th>{t('pupils.no')}</th>
            <th>{t('transfer.identity')}</th>
            <th>{t('transfer.student')}</th>
          </tr>
        </thead>
        <tbody>
          {pupils.map((pupil) => (
            <Row
              key={pupil.id}
              {...{ pupil, mayCreate }}
              chosen={of(pupil)}
              problem={problems.find(({ id }) => id === pupil.id)?.problem ?? null}
              onSay={(chosen) => onSay(pupil.id, chosen)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

type RowProps = {
  pupil: TransferProposal;
  chosen: Chosen;
  problem: TransferResult['problem'];
  onSay: (chosen: Chosen) => void;
} & Pick<Props, 'mayCreate'>;

function Row(props: RowProps) {
  const { pupil, chosen, problem, onSay } = props;
  const t = useTranslations('pathways');
  const errors = useTranslations('errors');
  return (
    <tr>
      <th scope="row" className="pin-2 left-0! name">
        <label className="row">
          <input
            type="checkbox"
            className="check"
            checked={chosen.goes}
            onChange={() => onSay({ ...chosen, goes: !chosen.goes })}
          />
          {pupil.name}
        </label>
        {!chosen.goes && <span className="small dim">{t('transfer.stays')}</span>}
        {problem && (
          <p className="err row small" role="alert">
            <CircleX className="ic ic-s" aria-hidden />
            <span>{errors(problem.key, problem.params)}</span>
          </p>
        )}
        <div className="cell-sub">
          <span>{pupil.pupilNo}</span>
          <span>{pupil.idCard ?? pupil.birthOn}</span>
          <Becoming {...props} />
        </div>
      </th>
      <td className="nowrap">{pupil.pupilNo}</td>
      <td className="nowrap">{pupil.idCard ?? pupil.birthOn}</td>
      <td>
        <Becoming {...props} />
      </td>
    </tr>
  );
}

/** Which student the pupil becomes: one whom the college has, a new one with his number, or whoever is named later. */
function Becoming({ pupil, chosen, mayCreate, onSay }: RowProps) {
  const t = useTranslations('pathways');
  const value = chosen.become === 'KNOWN' ? (chosen.studentId ?? '') : chosen.become;
  function choose(next: string) {
    const become = next === 'NEW' || next === 'LATER' ? next : 'KNOWN';
    onSay({ ...chosen, become, studentId: become === 'KNOWN' ? next : null });
  }
  return (
    <span className="row flex-wrap">
      <select
        className="select"
        aria-label={t('transfer.studentOf', { name: pupil.name })}
        disabled={!chosen.goes}
        value={value}
        onChange={(event) => choose(event.target.value)}
      >
        {pupil.alike.map(({ id, name, studentNo, programme, by }) => (
          <option key={id} value={id}>
            {t('transfer.alike', { name, number: studentNo, programme, by: t(`transfer.by.${by}`) })}
          </option>
        ))}
        {mayCreate && <option value="NEW">{t('transfer.becomes.NEW')}</option>}
        <option value="LATER">{t('transfer.becomes.LATER')}</option>
      </select>
      {chosen.become === 'NEW' && (
        <input
          className="input"
          aria-label={t('transfer.numberOf', { name: pupil.name })}
          placeholder={t('transfer.number')}
          maxLength={30}
          disabled={!chosen.goes}
          value={chosen.studentNo}
          onChange={(event) => onSay({ ...chosen, studentNo: event.target.value })}
        />
      )}
    </span>
  );
}
