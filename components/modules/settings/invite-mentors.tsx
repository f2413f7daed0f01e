'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useCommand } from '@/components/form/use-command';
import { copyText } from '@/components/ui/copy-text';
import { Problem } from '@/components/ui/problem';
import { say } from '@/components/ui/toast';
import { inviteMentors } from '@/lib/modules/people/actions';
import type { InvitedMentor, MentorToInvite } from '@/lib/modules/people/types';

/** Mentors without an account: those with a number are chosen at first, and what came of each stands in its row. */
export function InviteMentors({ mentors, none }: { mentors: MentorToInvite[]; none: ReactNode }) {
  const t = useTranslations('settings.mentors');
  // The list that was chosen from stays while its results are read.
  const [rows] = useState(mentors);
  const ready = rows.filter(({ phone }) => phone !== null).map(({ placementId }) => placementId);
  const [chosen, setChosen] = useState(() => new Set(ready));
  const [done, setDone] = useState<ReadonlyMap<string, InvitedMentor>>(new Map());
  const { run, pending, problem } = useCommand<{ rows: InvitedMentor[] }>(inviteMentors);

  const toggle = (id: string) =>
    setChosen((now) => new Set(now.has(id) ? [...now].filter((each) => each !== id) : [...now, id]));
  async function invite() {
    const made = await run({ placementIds: [...chosen] });
    if (!made) return;
    setDone(new Map([...done, ...made.data.rows.map((row) => [row.placementId, row] as const)]));
    setChosen(new Set());
  }
  const textOf = ({ name, url }: InvitedMentor) => t('text', { name, url: url ?? '' });
  const invited = [...done.values()].filter(({ url }) => url !== null);
  async function copy(text: string) {
    say(t((await copyText(text)) ? 'copied' : 'notCopied'));
  }
  if (rows.length === 0) return none;
  return (
    <section aria-label={t('title')}>
      <div className="toolbar">
        <button type="button" className="btn btn-primary" disabled={pending || chosen.size === 0} onClick={invite}>
          {t('invite', { count: chosen.size })}
        </button>
        {invited.length > 0 && (
          <button type="button" className="btn" onClick={() => copy(invited.map(textOf).join('\n\n'))}>
            {t('copyAll')}
          </button>
        )}
        <span className="small dim">{t('atOnce')}</span>
      </div>
      <Problem error={problem} />
      {invited.length > 0 && (
        <div className="banner info" role="status">
          <p>{t('once')}</p>
        </div>
      )}
      <div className="table-wrap">
        <table className="table fold">
          <thead>
            <tr>
              <th aria-label={t('chosen')} />
              <th>{t('name')}</th>
              <th>{t('phone')}</th>
              <th>{t('partner')}</th>
              <th>{t('interns')}</th>
              <th>{t('result')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <MentorRow
                key={row.placementId}
                {...{ row, toggle }}
                on={chosen.has(row.placementId)}
                done={done.get(row.placementId)}
                onCopy={(each) => copy(textOf(each))}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

type RowProps = {
  row: MentorToInvite;
  on: boolean;
  toggle: (id: string) => void;
  done?: InvitedMentor;
  onCopy: (row: InvitedMentor) => void;
};

const TONE = { INVITED: 'ok', LINKED: 'ok', REFUSED: 'bad' } as const;

function MentorRow({ row: { placementId, name, phone, partner, interns }, on, toggle, done, onCopy }: RowProps) {
  const t = useTranslations('settings.mentors');
  const errors = useTranslations('errors');
  const settled = done !== undefined && done.result !== 'REFUSED';
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          className="check"
          aria-label={t('choose', { name })}
          checked={on}
          disabled={phone === null || settled}
          onChange={() => toggle(placementId)}
        />
      </td>
      <th scope="row">{name}</th>
      <td className="nowrap">{phone ?? <span className="t-bad">{t('noPhone')}</span>}</td>
      <td>{partner}</td>
      <td>
        {interns[0]}
        {interns.length > 1 && ` ${t('more', { count: interns.length })}`}
      </td>
      <td>
        {done && (
          <span className="row">
            <span className={`badge ${TONE[done.result]}`}>{t(`results.${done.result}`)}</span>
            {done.problem && <span className="small">{errors(done.problem)}</span>}
            {done.url && (
              <button type="button" className="btn btn-s" onClick={() => onCopy(done)}>
                {t('copy')}
              </button>
            )}
          </span>
        )}
      </td>
    </tr>
  );
}
