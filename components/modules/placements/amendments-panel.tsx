import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import type { Amendment, PlacementRecord } from '@/lib/modules/placements/types';
import { AmendButton, SignAmendmentButton, WithdrawAmendmentButton } from './amend-dialogs';

type Props = { placement: PlacementRecord; today: string; documents: boolean };

/** What was changed of the signed agreement, each with who has signed it, and what may be done. */
export async function Amendments({ placement, today, documents }: Props) {
  const t = await getTranslations('placements');
  const { amendments, may } = placement;
  const open = amendments.some(({ state }) => state === 'OPEN');
  return (
    <>
      {amendments.map((amendment) => (
        <AmendmentPart key={amendment.id} {...{ amendment, placement, today, documents }} />
      ))}
      {may.amend && !open && (
        <>
          <p className="small dim my-2">{t('record.amendHint')}</p>
          <AmendButton {...{ placement, today }} />
        </>
      )}
    </>
  );
}

const TONE = { OPEN: 'warn', SIGNED: 'ok', WITHDRAWN: '' } as const;

async function AmendmentPart({ amendment, placement, today, documents }: Props & { amendment: Amendment }) {
  const t = await getTranslations('placements');
  const format = await getFormatter();
  const { id, number, state, reason, effectiveOn, signatures, hash } = amendment;
  const told = (value: string | number | null) => value ?? '—';
  const changes = amendment.changes.map(({ field, from, to }) =>
    t('record.amendmentChange', { field: t(`fields.${field}`), from: told(from), to: told(to) }),
  );
  const missing = placement.parties.filter((party) => !signatures.some((each) => each.party === party));
  return (
    <section className="border-t border-(--line) py-2" aria-label={t('record.amendmentNo', { number })}>
      <div className="row">
        <b>{t('record.amendmentNo', { number })}</b>
        <span className={`badge ${TONE[state]}`}>{t(`amendmentStates.${state}`)}</span>
        {documents && (
          <a className="link small" href={`/api/amendments/${id}`} download>
            {t('record.amendmentPdf')}
          </a>
        )}
      </div>
      <p>{t('record.amendmentText', { day: effectiveOn, changes: format.list(changes, { type: 'unit' }) })}</p>
      <p className="small dim">
        {reason} · {t('record.amendmentHash', { hash })}
      </p>
      <ul className="list-none p-0">
        {signatures.map(({ party, signer, phone, method, signedOn }) => (
          <li key={party} className="small">
            {t(`parties.${party}`)} {signer} {phone} · {t(`methods.${method}`)} · {signedOn}
          </li>
        ))}
      </ul>
      {state === 'OPEN' && placement.may.edit && (
        <div className="row mt-2">
          <SignAmendmentButton {...{ id, today }} parties={missing} />
          <Link className="btn btn-s" href={`/internships/links/new?kind=SIGN&placementId=${placement.id}`}>
            {t('record.linkToSign')}
          </Link>
          <WithdrawAmendmentButton id={id} />
        </div>
      )}
    </section>
  );
}
