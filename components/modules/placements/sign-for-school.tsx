'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '@/components/form/fields';
import { useCommand } from '@/components/form/use-command';
import { Problem } from '@/components/ui/problem';
import { say } from '@/components/ui/toast';
import { signForSchool } from '@/lib/modules/placements/actions';
import type { AgreementToSign } from '@/lib/modules/placements/types';

type Props = { rows: AgreementToSign[]; phone: string | null };

/** Chooses agreements and signs them for the school: with the account's own number, or one that is given now. */
export function SignForSchool({ rows, phone }: Props) {
  const t = useTranslations('placements');
  const router = useRouter();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [given, setGiven] = useState('');
  const [agreed, setAgreed] = useState(false);
  const { run, pending, problem } = useCommand<{ count: number }>(signForSchool);
  const all = chosen.size === rows.length;
  const toggle = (id: string) =>
    setChosen((now) => new Set(now.has(id) ? [...now].filter((each) => each !== id) : [...now, id]));

  async function sign() {
    const lines = rows.filter(({ id }) => chosen.has(id)).map(({ id, code }) => ({ id, code }));
    const done = await run({ lines, phone: phone ? null : given });
    if (!done) return;
    say(t('signing.done', { count: done.data.count }));
    router.refresh();
  }

  return (
    <section aria-label={t('signing.title')} className="stack-3">
      <div className="toolbar">
        <button
          type="button"
          className="btn btn-s"
          onClick={() => setChosen(new Set(all ? [] : rows.map(({ id }) => id)))}
        >
          {all ? t('signing.noneChosen') : t('signing.all', { count: rows.length })}
        </button>
      </div>
      <Table {...{ rows, chosen, toggle }} />
      <Problem error={problem?.fields && !phone ? null : problem} />
      {phone ? (
        <p className="dim">{t('signing.phone', { phone })}</p>
      ) : (
        <div className="fields">
          <TextField
            {...{ name: 'phone', label: t('fields.phone'), help: t('signing.phoneHelp'), error: problem }}
            {...{ required: true, inputMode: 'tel', autoComplete: 'tel', maxLength: 30, value: given }}
            onChange={(event) => setGiven(event.target.value)}
          />
        </div>
      )}
      <label className="row">
        <input type="checkbox" className="check" checked={agreed} onChange={() => setAgreed(!agreed)} />
        <span>{t('signing.agreed')}</span>
      </label>
      <div>
        <button
          type="button"
          className="btn btn-primary"
          disabled={pending || chosen.size === 0 || !agreed || (!phone && !given.trim())}
          onClick={sign}
        >
          {t('signing.submit', { count: chosen.size })}
        </button>
      </div>
    </section>
  );
}

type TableProps = {
  rows: AgreementToSign[];
  chosen: ReadonlySet<string>;
  toggle: (id: string) => void;
};

function Table({ rows, chosen, toggle }: TableProps) {
  const t = useTranslations('placements');
  return (
    <div className="table-wrap">
      <table className="table fold">
        <thead>
          <tr>
            <th aria-label={t('signing.chosen')} />
            <th>{t('fields.student')}</th>
            <th>{t('fields.partner')}</th>
            <th>{t('signing.period')}</th>
            <th>{t('signing.signed')}</th>
            <th>{t('signing.text')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <input
                  type="checkbox"
                  className="check"
                  aria-label={t('signing.choose', { name: row.student })}
                  checked={chosen.has(row.id)}
                  onChange={() => toggle(row.id)}
                />
              </td>
              <th scope="row">
                <Link className="link" href={`/internships/placements/${row.id}`}>
                  {row.student}
                </Link>
                <div className="small dim">{row.studentNo}</div>
              </th>
              <td>
                {row.partner}
                <div className="small dim">{row.job}</div>
              </td>
              <td>{t('record.from', { from: row.startsOn, to: row.endsOn })}</td>
              <td>
                {row.signed.length > 0
                  ? t('signing.by', {
                      parties: row.signed.map((party) => t(`parties.${party}`)).join(t('signing.and')),
                    })
                  : t('signing.nobody')}
              </td>
              <td>
                <a
                  className="link"
                  href={
                    row.amendment ? `/api/amendments/${row.amendment.id}` : `/api/placements/${row.id}/agreement?as=pdf`
                  }
                  download
                >
                  {row.amendment ? t('signing.amendment', { number: row.amendment.number }) : t('signing.agreement')}
                </a>
                <div className="small dim">{row.code}</div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
