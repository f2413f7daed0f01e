'use client';

import { CircleX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { checkCreditCode, normaliseCreditCode } from '@/lib/identifiers/credit-code';
import type { ActionError } from '@/lib/transport/result';

const LENGTH = 18;
const PARTS = [
  [0, 2],
  [2, 8],
  [8, 17],
  [17, 18],
] as const;

type Props = { value: string; onChange: (code: string) => void; error: ActionError | null };

/** The credit code with its check digit looked at while it is typed. */
export function CreditCodeField({ value, onChange, error }: Props) {
  const t = useTranslations('partners');
  const errors = useTranslations('errors');
  const id = useId();
  const answer = error?.fields?.creditCode;
  const code = normaliseCreditCode(value);
  const result = code === '' ? null : checkCreditCode(value);
  const wrong = result && !result.ok ? result : null;
  // Unfinished typing is no mistake yet.
  const typing = wrong?.reason === 'length' && code.length < LENGTH;
  const problem =
    wrong && !typing
      ? wrongText(wrong, code, t)
      : answer && (!result?.ok || !isAboutDigits(answer.key))
        ? errors(answer.key, answer.params)
        : null;
  return (
    <div className={`field wide ${problem ? 'has-error' : ''}`}>
      <label htmlFor={id}>{t('fields.creditCode')}</label>
      <input
        id={id}
        name="creditCode"
        className="input mono"
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-say`}
      />
      {code !== '' && (
        <div className="code18" aria-hidden>
          {PARTS.map(([from, to]) => (
            <span key={from} className={from === LENGTH - 1 && wrong?.reason === 'check' ? 'off' : undefined}>
              {code.slice(from, to)}
            </span>
          ))}
        </div>
      )}
      <div id={`${id}-say`} aria-live="polite">
        {problem ? (
          <p className="err">
            <CircleX className="ic" aria-hidden />
            <span>{problem}</span>
          </p>
        ) : (
          result && (
            <p className={`help ${typing ? '' : 't-ok'}`}>
              {typing ? t('form.codeLength', { count: LENGTH - code.length }) : t('form.codeOk')}
            </p>
          )
        )}
      </div>
    </div>
  );
}

const isAboutDigits = (key: string) => /^creditCode\.(length|alphabet|check)$/.test(key);

type Wrong = Exclude<ReturnType<typeof checkCreditCode>, { ok: true }>;

function wrongText(wrong: Wrong, code: string, t: ReturnType<typeof useTranslations<'partners'>>): string {
  switch (wrong.reason) {
    case 'length':
      return t('form.codeTooLong', { count: code.length - LENGTH });
    case 'alphabet':
      return t('form.codeAlphabet', { position: wrong.position, found: wrong.found });
    default:
      return t('form.codeCheck', { expected: wrong.expected, found: wrong.found });
  }
}
