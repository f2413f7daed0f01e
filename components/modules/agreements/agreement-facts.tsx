import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LifeBar, type LifeStep } from '@/components/workflow/life-bar';
import type { AgreementRecord, ChainLink } from '@/lib/modules/agreements/types';
import { AgreementBadge } from './agreement-state';

/** What an agreement says of itself, in short. */
export function AgreementFacts({ agreement }: { agreement: AgreementRecord }) {
  const t = useTranslations('agreements');
  const format = useFormatter();
  const { number, signedOn, validFrom, validTo, amount, autoRenew, departmentName, responsibleName } = agreement;
  const term = validFrom || validTo ? t('record.from', { from: validFrom ?? '…', to: validTo ?? '…' }) : null;
  const facts: [key: string, value: ReactNode][] = [
    ['number', number],
    ['signedOn', signedOn],
    ['term', term],
    ['amount', amount === null ? null : format.number(amount, { minimumFractionDigits: 2 })],
    ['autoRenew', autoRenew ? t('record.yes') : null],
    ['department', departmentName],
    ['responsible', responsibleName],
  ];
  return (
    <dl className="facts">
      {facts.map(
        ([key, value]) =>
          value !== null && (
            <div key={key}>
              <dt>{t(`fields.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** From draft to end, with where it stands. */
export function AgreementLife({ agreement }: { agreement: AgreementRecord }) {
  const t = useTranslations('agreements');
  const { shown, signedOn, validFrom, validTo, terminatedOn } = agreement;
  const last = shown === 'TERMINATED' ? ('TERMINATED' as const) : ('EXPIRED' as const);
  const order = ['DRAFT', 'IN_REVIEW', 'SIGNED', 'IN_FORCE', last] as const;
  const meta: Partial<Record<(typeof order)[number], string | null>> = {
    SIGNED: signedOn,
    IN_FORCE: validFrom,
    EXPIRED: validTo,
    TERMINATED: terminatedOn,
  };
  const at = order.indexOf(shown);
  const steps = order.map(
    (state, n): LifeStep => ({
      key: state,
      label: t(`states.${state}`),
      meta: meta[state] ?? undefined,
      at: n < at ? 'done' : n === at ? 'now' : 'next',
    }),
  );
  return <LifeBar label={t('fields.state')} steps={steps} />;
}

/** Who signs, with its part and its signatory. */
export function AgreementParties({ parties }: { parties: AgreementRecord['partyViews'] }) {
  const t = useTranslations('agreements');
  return (
    <ul className="border-t border-(--line)">
      {parties.map((party) => (
        <li key={party.part} className="row min-h-11 border-b border-(--line)">
          <span className="tag">{t(`parts.${party.part}`)}</span>
          {party.partnerId ? (
            <Link className="link" href={`/partners/${party.partnerId}`}>
              {party.name}
            </Link>
          ) : (
            <span>{t('form.college')}</span>
          )}
          {party.signatory && <span className="dim">{party.signatory}</span>}
        </li>
      ))}
    </ul>
  );
}

/** The agreements that renew one another, oldest first. */
export function RenewalChain({ chain, id }: { chain: ChainLink[]; id: string }) {
  const t = useTranslations('agreements');
  return (
    <ol className="border-t border-(--line)">
      {chain.map((link) => (
        <li key={link.id} className="row min-h-11 flex-wrap border-b border-(--line)">
          {link.id === id ? (
            <b>{t('record.this')}</b>
          ) : (
            <Link className="link" href={`/agreements/${link.id}`}>
              {link.number ?? link.title}
            </Link>
          )}
          <span className="dim">
            {link.validFrom ?? t('record.openEnded')} – {link.validTo ?? t('record.openEnded')}
          </span>
          <AgreementBadge state={link.shown} />
        </li>
      ))}
    </ol>
  );
}
