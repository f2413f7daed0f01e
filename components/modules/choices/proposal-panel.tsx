import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { AskButton } from '@/components/ui/ask-button';
import { acceptChoices } from '@/lib/modules/choices/actions';
import type { Proposal } from '@/lib/modules/choices/types';

type Props = { planId: string; proposal: Proposal; fill: boolean; may: boolean };

/** Who would get which post, who would not and why; nothing is written before it is accepted. */
export async function ProposalPanel({ planId, proposal, fill, may }: Props) {
  const t = await getTranslations('choices');
  const { given, left, seal, ready } = proposal;
  const path = `/internships/plans/${planId}/choice`;
  return (
    <section className="sec" aria-label={t('proposal.title')}>
      <div className="sec-head">
        <h2>{t('proposal.title')}</h2>
        <span className="n">{t('proposal.count', { given: given.length, left: left.length })}</span>
        <div className="acts">
          <Link className="btn" href={fill ? path : `${path}?fill=1`} scroll={false}>
            {t(fill ? 'proposal.wishesOnly' : 'proposal.fill')}
          </Link>
          {may && ready && given.length > 0 && (
            <AskButton
              label={t('proposal.accept', { count: given.length })}
              title={t('proposal.acceptTitle')}
              body={t('proposal.acceptBody', { given: given.length, left: left.length })}
              className="btn btn-primary"
              action={acceptChoices}
              input={{ planId, fill, seal }}
            />
          )}
        </div>
      </div>
      <p className="dim mb-2 max-w-prose">{t('proposal.how')}</p>
      {!ready && <p className="dim mb-2">{t('proposal.notYet')}</p>}
      {given.length > 0 && <GivenTable given={given} />}
      {given.length === 0 && left.length === 0 && <p className="dim">{t('proposal.nobody')}</p>}
      {left.length > 0 && (
        <>
          <h3 className="mid mt-4 mb-2">{t('proposal.without', { count: left.length })}</h3>
          <LeftTable left={left} />
        </>
      )}
    </section>
  );
}

async function GivenTable({ given }: Pick<Proposal, 'given'>) {
  const t = await getTranslations('choices');
  return (
    <div className="table-wrap">
      <table className="table stack" aria-label={t('proposal.given')}>
        <thead>
          <tr>
            <th className="pin-2 left-0!">{t('fields.student')}</th>
            <th>{t('fields.studentNo')}</th>
            <th>{t('fields.post')}</th>
            <th>{t('fields.partner')}</th>
            <th>{t('fields.rank')}</th>
            <th className="num">{t('fields.lot')}</th>
          </tr>
        </thead>
        <tbody>
          {given.map(({ student, studentNo, lot, post, partner, rank }) => {
            const by = rank === null ? t('proposal.filled') : t('mine.rank', { rank });
            return (
              <tr key={student.id}>
                <th scope="row" className="pin-2 left-0! name">
                  {student.name}
                  <div className="cell-sub">
                    <span>{`${post} · ${partner}`}</span>
                    <span>{by}</span>
                  </div>
                </th>
                <td className="nowrap dim">{studentNo}</td>
                <td className="nowrap">{post}</td>
                <td>
                  <span className="clip" title={partner}>
                    {partner}
                  </span>
                </td>
                <td className="nowrap">{by}</td>
                <td className="num">{lot}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

async function LeftTable({ left }: Pick<Proposal, 'left'>) {
  const t = await getTranslations('choices');
  return (
    <div className="table-wrap">
      <table className="table stack" aria-label={t('proposal.without', { count: left.length })}>
        <thead>
          <tr>
            <th className="pin-2 left-0!">{t('fields.student')}</th>
            <th>{t('fields.studentNo')}</th>
            <th>{t('fields.why')}</th>
            <th className="num">{t('fields.lot')}</th>
          </tr>
        </thead>
        <tbody>
          {left.map(({ student, studentNo, lot, wishes }) => {
            const why = wishes.length
              ? wishes.map(({ rank, post, refusal }) =>
                  t('proposal.refused', { rank, post, why: t(`refusals.${refusal}`) }),
                )
              : [t('proposal.noWishes')];
            return (
              <tr key={student.id}>
                <th scope="row" className="pin-2 left-0! name">
                  {student.name}
                  <div className="cell-sub">
                    <span>{why.join('; ')}</span>
                  </div>
                </th>
                <td className="nowrap dim">{studentNo}</td>
                <td>{why.join('; ')}</td>
                <td className="num">{lot}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
