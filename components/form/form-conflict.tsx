'use client';

import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';

export type Clash = { field: string; theirs: string; mine: string; chosen: 'theirs' | 'mine' };
type Props = {
  clashes: Clash[];
  merged: number;
  label: (field: string) => string;
  onChoose: (field: string, whose: Clash['chosen']) => void;
};

/** What somebody else saved meanwhile: what both changed is to be chosen, the rest was merged. */
export function FormConflict({ clashes, merged, label, onChoose }: Props) {
  const t = useTranslations('ui.conflict');
  const choice = (clash: Clash, whose: Clash['chosen']) => (
    <td>
      <label>
        <input
          type="radio"
          className="check"
          name={`clash-${clash.field}`}
          checked={clash.chosen === whose}
          onChange={() => onChoose(clash.field, whose)}
        />
        <span className="break-words">{clash[whose] || t('empty')}</span>
      </label>
    </td>
  );
  return (
    <div className="banner warn" role="alert">
      <TriangleAlert className="ic" aria-hidden />
      <div className="grow">
        <h3>{t('title')}</h3>
        <p>
          {clashes.length > 0 ? t('choose', { count: clashes.length }) : t('clean')}{' '}
          {merged > 0 && clashes.length > 0 && t('merged', { count: merged })}
        </p>
        {clashes.length > 0 && (
          <table className="diff">
            <thead>
              <tr>
                <th>{t('field')}</th>
                <th>{t('theirs')}</th>
                <th>{t('mine')}</th>
              </tr>
            </thead>
            <tbody>
              {clashes.map((clash) => (
                <tr key={clash.field}>
                  <td>{label(clash.field)}</td>
                  {choice(clash, 'theirs')}
                  {choice(clash, 'mine')}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </div>
  );
}
