import { X } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { type PartnerFilter, type PartnerListState, screenHref } from '@/lib/modules/partners/list';
import type { PartnerScreen } from '@/lib/modules/partners/manifest';
import type { DictionaryWords } from '@/lib/modules/settings/types';
import type { PartnerFacets } from './partner-filters';

type Props = {
  screen: PartnerScreen;
  state: PartnerListState;
  facets: PartnerFacets;
  words: DictionaryWords;
  /** What the address's ids and codes are called. */
  names: Record<string, string>;
};
type Chosen = { key: string; label: string; without: PartnerFilter };

/** The filters in use that no pressed chip shows, each with a way to take it off. */
export async function ChosenFilters(props: Props) {
  const t = await getTranslations('partners.list');
  const { screen, state } = props;
  const chosen = await chosenOf(props);
  if (chosen.length === 0) return null;
  const href = screenHref(screen);
  return (
    <div className="filterbar">
      <ul className="chips" aria-label={t('chosen')}>
        {chosen.map(({ key, label, without }) => (
          <li key={key}>
            <Link
              className="chip bg-(--accent-soft) text-(--accent)"
              href={href({ filter: without }, state)}
              aria-label={t('removeFilter', { name: label })}
            >
              {label}
              <X className="ic" aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

async function chosenOf({ state: { filter }, facets, words, names }: Props): Promise<Chosen[]> {
  const t = await getTranslations('partners');
  const list = (
    key: 'region' | 'industry' | 'department' | 'owner' | 'cooperation' | 'ownership' | 'group' | 'batch',
  ) => {
    const labels: Record<typeof key, (value: string) => string> = {
      region: (v) => names[v] ?? v,
      industry: (v) => names[v] ?? v,
      department: (v) => facets.departments.find((d) => d.value === v)?.label ?? '',
      owner: (v) => facets.owners.find((o) => o.value === v)?.label ?? '',
      cooperation: (v) => words.COOPERATION.find((w) => w.code === v)?.label ?? v,
      ownership: (v) => words.OWNERSHIP.find((w) => w.code === v)?.label ?? v,
      group: (v) => t('list.groupOf', { name: names[v] ?? '' }),
      batch: (v) => t('list.batchOf', { name: names[v] ?? '' }),
    };
    return (filter[key] ?? []).map((value): Chosen => {
      const rest = filter[key]?.filter((each) => each !== value);
      const label = value === 'NONE' ? `${t(`fields.${FIELD[key]}`)}：${t('list.unset')}` : labels[key](value);
      return {
        key: `${key} ${value}`,
        label: label || t(`fields.${FIELD[key]}`),
        without: { ...filter, [key]: rest?.length ? rest : undefined },
      };
    });
  };
  const day = (key: 'from' | 'to') =>
    filter[key]
      ? [{ key, label: t(`list.${key}Of`, { day: filter[key] }), without: { ...filter, [key]: undefined } }]
      : [];
  return [
    ...(filter.q
      ? [{ key: 'q', label: t('list.searchOf', { text: filter.q }), without: { ...filter, q: undefined } }]
      : []),
    ...(filter.coop
      ? [
          {
            key: 'coop',
            label: filter.on ? t('list.onDay', { day: filter.on }) : t('list.inCoop'),
            without: { ...filter, coop: undefined, on: undefined },
          },
        ]
      : []),
    ...(filter.alliance
      ? [
          {
            key: 'alliance',
            label: filter.on ? t('list.allianceOn', { day: filter.on }) : t('list.alliance'),
            without: { ...filter, alliance: undefined, on: (filter.coop ?? filter.hiring) && filter.on },
          },
        ]
      : []),
    ...(filter.hiring
      ? [
          {
            key: 'hiring',
            label: filter.on ? t('list.hiringOn', { day: filter.on }) : t('list.hiring'),
            without: { ...filter, hiring: undefined, on: (filter.coop ?? filter.alliance) && filter.on },
          },
        ]
      : []),
    ...(filter.code
      ? [
          {
            key: 'code',
            label: `${t('list.code')}：${t('list.missingCode')}`,
            without: { ...filter, code: undefined },
          },
        ]
      : []),
    ...(['region', 'industry', 'department', 'owner', 'cooperation', 'ownership', 'group', 'batch'] as const).flatMap(
      list,
    ),
    ...day('from'),
    ...day('to'),
  ];
}

const FIELD = {
  region: 'region',
  industry: 'industry',
  department: 'departments',
  owner: 'owner',
  cooperation: 'cooperation',
  ownership: 'ownership',
  group: 'group',
  batch: 'name',
} as const;
