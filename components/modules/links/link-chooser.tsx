'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCommand } from '@/components/form/use-command';
import { Problem } from '@/components/ui/problem';
import { issueLinks } from '@/lib/modules/links/actions';
import type { IssuedLink, LinkCandidate } from '@/lib/modules/links/types';
import { LINK_DAYS, type LinkKind, type LinkParty } from '@/lib/modules/links/words';
import { IssuedLinks } from './issued-links';

type Props = { candidates: LinkCandidate[]; kind: LinkKind; party: LinkParty | null; signerId: string | null };
const keyOf = ({ recordIds }: LinkCandidate) => recordIds[0] ?? '';

/** Whom the links go to: all are chosen at first but those on their way already and those whose data are missing. */
export function LinkChooser({ candidates, kind, party, signerId }: Props) {
  const t = useTranslations('links');
  const ready = candidates.filter(({ open, lacks }) => !open && !lacks);
  const [chosen, setChosen] = useState(() => new Set(ready.map(keyOf)));
  const [days, setDays] = useState<number>(7);
  const { run, pending, problem } = useCommand<{ links: IssuedLink[] }>(issueLinks);
  const [links, setLinks] = useState<IssuedLink[] | null>(null);

  const toggle = (key: string) =>
    setChosen((now) => new Set(now.has(key) ? [...now].filter((each) => each !== key) : [...now, key]));
  async function make() {
    const recordIds = candidates.filter((each) => chosen.has(keyOf(each))).flatMap((each) => each.recordIds);
    const done = await run({ kind, party, signerId, days, recordIds });
    if (done) setLinks(done.data.links);
  }

  if (links)
    return (
      <section className="sec" aria-label={t('make.done', { count: links.length })}>
        <header>
          <h2>{t('make.done', { count: links.length })}</h2>
        </header>
        <div className="bd">
          <IssuedLinks {...{ links, days }} />
        </div>
      </section>
    );
  return (
    <section aria-label={t('make.table')}>
      <div className="toolbar">
        <label className="row">
          <span className="dim">{t('make.days')}</span>
          <select className="select w-auto!" value={days} onChange={(event) => setDays(Number(event.target.value))}>
            {LINK_DAYS.map((count) => (
              <option key={count} value={count}>
                {t('make.daysOf', { days: count })}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="btn btn-primary" disabled={pending || chosen.size === 0} onClick={make}>
          {t('make.submit', { count: chosen.size })}
        </button>
        <button
          type="button"
          className="link small"
          onClick={() => setChosen(new Set(chosen.size > 0 ? [] : ready.map(keyOf)))}
        >
          {t(chosen.size > 0 ? 'make.chooseNone' : 'make.chooseAll')}
        </button>
      </div>
      <Problem error={problem} />
      <Recipients {...{ candidates, chosen, toggle }} />
    </section>
  );
}

type TableProps = { candidates: LinkCandidate[]; chosen: Set<string>; toggle: (key: string) => void };

function Recipients({ candidates, chosen, toggle }: TableProps) {
  const t = useTranslations('links');
  return (
    <div className="table-wrap">
      <table className="table fold">
        <thead>
          <tr>
            <th aria-label={t('fields.acts')} />
            <th>{t('fields.recipient')}</th>
            <th>{t('fields.phone')}</th>
            <th>{t('fields.partner')}</th>
            <th>{t('fields.about')}</th>
          </tr>
        </thead>
        <tbody>
          {candidates.map((each) => (
            <tr key={keyOf(each)}>
              <td>
                <input
                  type="checkbox"
                  className="check"
                  aria-label={t('make.choose', { name: each.recipient || each.partner })}
                  checked={chosen.has(keyOf(each))}
                  disabled={each.lacks !== null}
                  onChange={() => toggle(keyOf(each))}
                />
              </td>
              <th scope="row">
                {each.recipient}
                {each.open && <div className="small dim">{t('make.open')}</div>}
                {each.lacks && (
                  <div className="small t-bad">{t(each.lacks === 'phone' ? 'make.lacksPhone' : 'make.lacksName')}</div>
                )}
              </th>
              <td className="nowrap">{each.phone}</td>
              <td>{each.partner}</td>
              <td>
                {each.about[0]}
                {each.about.length > 1 && ` ${t('make.more', { count: each.about.length })}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
