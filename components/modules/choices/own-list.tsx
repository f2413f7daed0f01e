import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/shell/client-messages';
import { Pager } from '@/components/table/pager';
import { ValueTabs } from '@/components/table/value-tabs';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { type OwnChoiceListState, ownChoiceList } from '@/lib/modules/choices/list';
import type { OwnChoiceRow } from '@/lib/modules/choices/types';
import type { OwnState } from '@/lib/modules/choices/words';
import { OwnBadge } from './choice-state';
import { OwnDecision } from './own-decision';

type Facets = { total: number; state: { value: OwnState; count: number }[] };
type Props = { state: OwnChoiceListState; page: Page<OwnChoiceRow>; facets: Facets };

/** Students' requests for enterprises that they found themselves, each with what is needed to decide. */
export async function OwnList({ state, page, facets }: Props) {
  const t = await getTranslations('choices');
  const at = (value: OwnState | undefined) =>
    ownChoiceList.href({ filter: { ...state.filter, state: value && [value] }, page: 1 }, state);
  const chosen = state.filter.state;
  return (
    <ClientMessages namespaces={['choices']}>
      <Head title={t('own.listTitle')} count={t('own.count', { count: facets.total })} />
      <ValueTabs
        label={t('own.listTitle')}
        all={t('own.all')}
        total={facets.total}
        values={facets.state}
        chosen={chosen}
        name={(value) => t(`ownStates.${value}`)}
        href={(values) => at(values?.[0])}
      />
      {page.rows.length > 0 ? (
        <ul className="list-none p-0" aria-label={t('own.listTitle')}>
          {page.rows.map((row) => (
            <Request key={row.id} row={row} />
          ))}
        </ul>
      ) : (
        <Empty title={t('own.none')} hint={t('own.noneHint')} />
      )}
      <Pager {...page} to={(number) => ownChoiceList.href({ page: number }, state)} />
    </ClientMessages>
  );
}

async function Request({ row }: { row: OwnChoiceRow }) {
  const t = await getTranslations('choices');
  const format = await getFormatter();
  const guardian = row.guardian && [row.guardian.name, row.guardian.relation, row.guardian.consentOn].filter(Boolean);
  const facts: [key: string, value: string | null][] = [
    ['employer', `${row.employer} ${row.creditCode}`],
    ['job', row.job],
    ['address', row.address],
    ['pay', row.pay === null ? null : format.number(row.pay)],
    ['contactName', `${row.contactName} ${row.contactPhone}`],
    ['reason', row.reason],
    ['tasks', row.tasks],
    ['guardian', guardian?.join(' ') ?? null],
    ['decision', row.decision],
  ];
  return (
    <li className="border-t border-(--line) py-3" aria-label={row.student.name}>
      <div className="row flex-wrap">
        <b className="mid">{row.student.name}</b>
        <span className="dim">{row.studentNo}</span>
        <OwnBadge state={row.state} />
        {row.minor && <span className="badge warn">{t('own.isMinor')}</span>}
        <Link className="link" href={`/internships/plans/${row.plan.id}`}>
          {row.plan.name}
        </Link>
        <span className="dim">{row.requestedOn}</span>
        {row.decidedBy && (
          <span className="dim">{t('own.decided', { who: row.decidedBy, day: row.decidedOn ?? '' })}</span>
        )}
      </div>
      <dl className="mt-1 grid max-w-3xl grid-cols-[auto_1fr] gap-x-4">
        {facts.map(
          ([key, value]) =>
            value && (
              <div key={key} className="contents">
                <dt className="dim">{t(`fields.${key}`)}</dt>
                <dd className="m-0 break-words">{value}</dd>
              </div>
            ),
        )}
      </dl>
      {row.files.length > 0 && (
        <p className="row flex-wrap">
          {row.files.map(({ id, name }) => (
            <a key={id} className="link" href={`/api/files/${id}`} download>
              {name}
            </a>
          ))}
        </p>
      )}
      {row.minor && row.files.length === 0 && row.state === 'REQUESTED' && (
        <p className="t-warn">{t('own.fileMissing')}</p>
      )}
      {row.state === 'REQUESTED' && <OwnDecision row={row} />}
      {row.placementId && (
        <Link className="link" href={`/internships/placements/${row.placementId}`}>
          {t('own.placement')}
        </Link>
      )}
    </li>
  );
}
