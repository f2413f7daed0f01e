import { Download, Upload } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Pager } from '@/components/table/pager';
import { SortHead } from '@/components/table/sort-head';
import { ValueTabs } from '@/components/table/value-tabs';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { attendanceList } from '@/lib/modules/attendances/list';
import { type TrainingFilter, type TrainingListState, trainingList } from '@/lib/modules/centres/list';
import type { TrainingRow } from '@/lib/modules/centres/types';
import type { TrainingState } from '@/lib/modules/centres/words';
import { TrainingMoves } from './training-moves';

const TONE: Record<TrainingState, string> = { DEVELOPMENT: 'info', OFFERED: 'ok', RETIRED: 'idle' };
type Props = {
  state: TrainingListState;
  page: Page<TrainingRow>;
  facets: { total: number; state: { value: TrainingState; count: number }[] };
  today: string;
  may: { import: boolean; export: boolean };
};

/** The training programmes of the practice centres: in development, offered, retired. */
export async function TrainingList({ state, page: list, facets, today, may }: Props) {
  const t = await getTranslations('centres');
  const { href } = trainingList;
  const { filter } = state;
  const at = (over: TrainingFilter) => href({ filter: { ...filter, ...over } }, state);
  return (
    <>
      <Head title={t('training.title')} count={t('training.count', { count: list.total })}>
        {may.import && (
          <Link className="btn" href="/imports/new?module=training">
            <Upload className="ic" aria-hidden />
            {t('training.import')}
          </Link>
        )}
        {may.export && (
          <a className="btn" href={href({}, state, '/api/exports/training')} download>
            <Download className="ic" aria-hidden />
            {t('training.export')}
          </a>
        )}
      </Head>
      <ValueTabs
        label={t('training.title')}
        all={t('training.all')}
        total={facets.total}
        values={facets.state}
        chosen={filter.state}
        name={(value) => t(`states.${value}`)}
        href={(state) => at({ state })}
      />
      {filter.on && (
        <p className="filterbar">
          <span className="lab">{t('training.asOf', { day: filter.on })}</span>{' '}
          <Link className="link small" href={at({ on: undefined })}>
            {t('training.today')}
          </Link>
        </p>
      )}
      {list.rows.length > 0 ? (
        <TrainingTable rows={list.rows} state={state} today={today} />
      ) : (
        <Empty title={t('training.none')} hint={t('training.noneHint')} />
      )}
      <Pager {...list} to={(page) => href({ page }, state)} />
    </>
  );
}

async function TrainingTable({ rows, state, today }: { rows: TrainingRow[]; state: TrainingListState; today: string }) {
  const t = await getTranslations('centres');
  const head = { state, href: trainingList.href };
  return (
    <section className="table-wrap" aria-label={t('training.title')}>
      <table className="table stack">
        <thead>
          <tr>
            <SortHead {...head} sort="name" label={t('fields.name')} className="pin-2 left-0!" />
            <th>{t('fields.centre')}</th>
            <th>{t('fields.state')}</th>
            <th className="num">{t('fields.hours')}</th>
            <th>{t('fields.audience')}</th>
            <SortHead {...head} sort="planned" label={t('fields.plannedOn')} />
            <th>{t('fields.offeredOn')}</th>
            <th aria-label={t('fields.acts')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                <Link href={`/platforms/${row.centre.id}/timetable`}>{row.name}</Link>
                <div className="cell-sub">
                  <span className={`badge ${TONE[row.state]}`}>{t(`states.${row.state}`)}</span>
                  <span>{row.centre.name}</span>
                </div>
              </th>
              <td>
                <Link className="link clip" href={`/platforms/${row.centre.id}`}>
                  {row.centre.name}
                </Link>
              </td>
              <td>
                <span className={`badge ${TONE[row.state]}`}>{t(`states.${row.state}`)}</span>
              </td>
              <td className="num">{row.hours}</td>
              <td>{row.audience}</td>
              <td className="nowrap">{row.plannedOn}</td>
              <td className="nowrap">{row.offeredOn}</td>
              <td className="nowrap">
                <Link className="link small mr-2" href={attendanceList.href({ filter: { training: [row.id] } })}>
                  {t('attendances.title')}
                  <span className="vh"> {row.name}</span>
                </Link>
                {row.mayWrite && <TrainingMoves row={row} today={today} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
