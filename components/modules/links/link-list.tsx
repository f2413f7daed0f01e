import { Download } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ChoiceFilter } from '@/components/table/choice-filter';
import { FilterTab, toggled } from '@/components/table/filter-chip';
import { Pager } from '@/components/table/pager';
import { SearchForm } from '@/components/table/search-form';
import { SortHead } from '@/components/table/sort-head';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { type LinkFilter, type LinkListState, linkList } from '@/lib/modules/links/list';
import type { LinkFacets, LinkRow } from '@/lib/modules/links/types';
import type { LinkState } from '@/lib/modules/links/words';
import { HandOut, IssuedHost, LinkActions } from './link-actions';
import { MailFailureReason } from './mail-failure';

type May = { export: boolean; write: boolean };
type Props = { state: LinkListState; page: Page<LinkRow>; facets: LinkFacets; may: May };

const TONE: Record<LinkState, string> = { OPEN: 'info', USED: 'ok', EXPIRED: 'warn', REVOKED: '' };

/** The one-tap links: who was asked for what, and what came of it. */
export async function LinkList({ state, page: list, facets, may }: Props) {
  const t = await getTranslations('links');
  const { href } = linkList;
  const { filter } = state;
  const free = { state: undefined, asked: undefined, toSend: undefined };
  const at = (over: LinkFilter) => href({ filter: { ...filter, ...free, ...over } }, state);
  const only = filter.state?.length === 1 ? filter.state[0] : undefined;
  return (
    <IssuedHost>
      <Head title={t('list.title')} count={t('list.count', { count: list.total })}>
        {may.export && (
          <a className="btn" href={href({}, state, '/api/exports/links')} download>
            <Download className="ic" aria-hidden />
            {t('list.export')}
          </a>
        )}
        {may.write && (
          <Link className="btn btn-primary" href="/internships/links/new">
            {t('list.new')}
          </Link>
        )}
      </Head>
      <nav className="tabs" aria-label={t('list.title')}>
        <FilterTab
          href={at({})}
          on={!filter.state && !filter.asked && !filter.toSend}
          label={t('list.all')}
          count={facets.total}
        />
        {facets.state.map(({ value, count }) => (
          <FilterTab
            key={value}
            href={at({ state: [value] })}
            on={only === value}
            label={t(`states.${value}`)}
            count={count}
          />
        ))}
        <FilterTab
          href={at({ toSend: '1' })}
          on={filter.toSend === '1'}
          label={t('list.toSend')}
          count={facets.toSend}
        />
        <FilterTab href={at({ asked: '1' })} on={filter.asked === '1'} label={t('list.asked')} count={facets.asked} />
      </nav>
      <div className="toolbar">
        <SearchForm list={linkList} state={state} label={t('list.search')} />
        <ChoiceFilter
          label={t('fields.kind')}
          choices={facets.kind.map(({ value, count }) => ({
            ...{ value, count, label: t(`kinds.${value}`), on: filter.kind?.includes(value) ?? false },
            href: href({ filter: { ...filter, kind: toggled(filter.kind, value) } }, state),
          }))}
        />
        {may.write && filter.toSend && list.rows.length > 0 && (
          <HandOut label={t('list.handOutAll')} className="btn btn-primary" ids={list.rows.map((row) => row.id)} />
        )}
      </div>
      {list.rows.length > 0 ? (
        <LinkTable {...{ rows: list.rows, state, mayWrite: may.write }} />
      ) : (
        <Empty title={t('list.none')} hint={t('list.noneHint')} />
      )}
      <Pager {...list} to={(page) => href({ page }, state)} />
    </IssuedHost>
  );
}

async function LinkTable({ rows, state, mayWrite }: { rows: LinkRow[]; state: LinkListState; mayWrite: boolean }) {
  const t = await getTranslations('links');
  const head = { state, href: linkList.href };
  const aboutOf = ({ about, count }: LinkRow) =>
    count > 1 ? t('list.interns', { name: about ?? '', count }) : (about ?? '');
  return (
    <section className="table-wrap" aria-label={t('list.title')}>
      <table className="table stack">
        <thead>
          <tr>
            <th className="pin-2 left-0!">{t('fields.recipient')}</th>
            <th>{t('fields.state')}</th>
            <th>{t('fields.kind')}</th>
            <th>{t('fields.about')}</th>
            <th>{t('fields.partner')}</th>
            <SortHead {...head} sort="made" label={t('fields.madeOn')} />
            <SortHead {...head} sort="expires" label={t('fields.expiresOn')} />
            <th>{t('fields.usedOn')}</th>
            {mayWrite && <th aria-label={t('fields.acts')} />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                {row.recipient}
                <div className="cell-sub">
                  <span className={`badge ${TONE[row.state]}`}>{t(`states.${row.state}`)}</span>
                  <span>{row.phone}</span>
                  <Delivery row={row} />
                </div>
              </th>
              <td>
                <span className={`badge ${TONE[row.state]}`}>{t(`states.${row.state}`)}</span>
                <div className="small dim">
                  <Delivery row={row} />
                </div>
              </td>
              <td>
                {t(`kinds.${row.kind}`)}
                {row.party && <span className="dim"> · {t(`parties.${row.party}`)}</span>}
              </td>
              <td>
                {row.href && (
                  <Link className="link" href={row.href}>
                    {aboutOf(row)}
                  </Link>
                )}
              </td>
              <td>
                <Link className="link clip" href={`/partners/${row.partner.id}`} title={row.partner.name}>
                  {row.partner.name}
                </Link>
              </td>
              <td className="nowrap">{row.madeOn}</td>
              <td className="nowrap">{row.expiresOn}</td>
              <td className="nowrap">{row.usedOn}</td>
              {mayWrite && (
                <td className="nowrap">
                  <LinkActions {...{ row }} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How a link went out, where that is not by hand. */
async function Delivery({ row: { toSend, mailed, mailFailure, asked } }: { row: LinkRow }) {
  const t = await getTranslations('links.list');
  const sent = mailed && t(mailFailure ? 'mailFailed' : 'mailed');
  const words = [toSend && t('toSend'), sent, asked && t('again')].filter(Boolean);
  if (words.length === 0) return null;
  return (
    <>
      <span>{words.join(' · ')}</span>
      {mailFailure && <MailFailureReason failure={mailFailure} />}
    </>
  );
}
