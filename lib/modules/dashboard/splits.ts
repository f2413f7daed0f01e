import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import type { Day, YearKind } from '@/lib/kernel/day';
import type { Indicator } from '@/lib/kernel/indicator';
import { employmentIndicators } from '@/lib/modules/employment/indicators';
import type { EmploymentFilter } from '@/lib/modules/employment/list';
import { countEmployments, employmentFunnel, mostHires } from '@/lib/modules/employment/queries';
import { intentionIndicators } from '@/lib/modules/intentions/indicators';
import { orderClassIndicators } from '@/lib/modules/order-classes/indicators';
import { CLASS_KINDS, type ClassKind } from '@/lib/modules/order-classes/words';
import { pathwayIndicators } from '@/lib/modules/pathways/indicators';
import { MODES, type Mode } from '@/lib/modules/pathways/words';
import { departmentNames } from '@/lib/modules/people/queries';
import { platformIndicators } from '@/lib/modules/platforms/indicators';
import { programmeIndicators } from '@/lib/modules/programmes/indicators';
import { ACTIVE_STATES } from '@/lib/modules/programmes/words';
import { dictionaryWords } from '@/lib/modules/settings/queries';
import { vacancyIndicators } from '@/lib/modules/vacancies/indicators';
import type { VacancyFilter } from '@/lib/modules/vacancies/list';
import { mostPlaces } from '@/lib/modules/vacancies/queries';
import type { Bar, Chart } from './types';

type Part<Filter> = { key: string; label: string | null; filter: Partial<Filter> };
/** A figure and the parts that it is counted by; each part is the figure's own filter, narrowed. */
type Split<Filter> = {
  key: string;
  form: Chart['form'];
  whole: Omit<Indicator<Filter>, 'key'>;
  /** What it is counted by; `filter` is the figure's own. */
  parts: (tx: Tx, ctx: Ctx, filter: Filter) => Promise<Part<Filter>[]>;
};
export type ReadChart = (tx: Tx, ctx: Ctx, on: Day, year: YearKind) => Promise<Chart>;

function chartOf<Filter>({ key, form, whole, parts }: Split<Filter>): ReadChart {
  return async (tx, ctx, on, year) => {
    const filter = whole.filter(on, year);
    const bars: Bar[] = [];
    for (const part of await parts(tx, ctx, filter)) {
      const narrowed = { ...filter, ...part.filter };
      const value = await whole.count(tx, ctx, narrowed);
      if (value > 0) bars.push({ key: part.key, label: part.label, value, href: whole.href(narrowed) });
    }
    if (form === 'ranking') bars.sort((a, b) => b.value - a.value);
    const total = await whole.count(tx, ctx, filter);
    return { key, form, unit: whole.unit, total, all: whole.href(filter), bars };
  };
}

/** The college's departments in its order. */
async function byDepartment(tx: Tx, ctx: Ctx): Promise<Part<{ department: string[] }>[]> {
  return Object.entries(await departmentNames(tx, ctx)).map(([id, label]) => ({
    ...{ key: id, label },
    filter: { department: [id] },
  }));
}

/** The college's industry chains, and those of none. */
async function byChain(tx: Tx, ctx: Ctx): Promise<Part<{ chain: string[] }>[]> {
  const chains = (await dictionaryWords(tx, ctx)).CHAIN;
  return [
    ...chains.map(({ code, label }) => ({ key: code, label, filter: { chain: [code] } })),
    { key: 'NONE', label: null, filter: { chain: ['NONE'] } },
  ];
}

const { total: classes } = orderClassIndicators;
const { newEnergy, newEnergyStudents } = programmeIndicators;
const active = (on: Day) => ({ state: [...ACTIVE_STATES], on });

export const platformCharts: readonly ReadChart[] = [
  chartOf({ key: 'basesByDepartment', form: 'ranking', whole: platformIndicators.basesOff, parts: byDepartment }),
  chartOf({ key: 'collegesByDepartment', form: 'ranking', whole: platformIndicators.colleges, parts: byDepartment }),
];

/** The kinds of classes. */
async function byKind(): Promise<Part<{ kind: ClassKind[] }>[]> {
  return CLASS_KINDS.map((kind) => ({ key: kind, label: null, filter: { kind: [kind] } }));
}

export const classCharts: readonly ReadChart[] = [
  chartOf({ key: 'classesByKind', form: 'composition', whole: classes, parts: byKind }),
  chartOf({ key: 'classesByDepartment', form: 'ranking', whole: classes, parts: byDepartment }),
];

/** 3+2 and 3+3. */
async function byMode(): Promise<Part<{ mode: Mode[] }>[]> {
  return MODES.map((mode) => ({ key: mode, label: mode, filter: { mode: [mode] } }));
}

export const pathwayCharts: readonly ReadChart[] = [
  chartOf({ key: 'pathwaysByMode', form: 'composition', whole: pathwayIndicators.classes, parts: byMode }),
  chartOf({ key: 'pathwaysByDepartment', form: 'ranking', whole: pathwayIndicators.planned, parts: byDepartment }),
];

export const programmeCharts: readonly ReadChart[] = [
  chartOf({ key: 'programmesByChain', form: 'composition', whole: { ...newEnergy, filter: active }, parts: byChain }),
  chartOf({
    ...{ key: 'studentsByDepartment', form: 'ranking' as const, parts: byDepartment },
    whole: { ...newEnergyStudents, filter: active },
  }),
];

/** So many enterprises stand in a ranking; the list behind the whole has all of them. */
const SHOWN = 10;

/** The enterprises that hired most of the latest graduates. */
async function byHirer(tx: Tx, ctx: Ctx, filter: EmploymentFilter): Promise<Part<EmploymentFilter>[]> {
  const partners = await mostHires(tx, ctx, filter, SHOWN);
  return partners.map(({ id, name }) => ({ key: id, label: name, filter: { partner: [id] } }));
}

/** How far the latest graduates came from their classes trained with enterprises: the steps of their list. */
const funnelChart: ReadChart = async (tx, ctx, on) => {
  const steps = await employmentFunnel(tx, ctx, { latest: '1', on });
  const bars = steps.map(({ key, count, href }) => ({ key, label: null, value: count, href }));
  const [{ value: total = 0, href: all = '' } = {}] = bars;
  return { key: 'funnel', form: 'funnel', unit: 'person', total, all, bars: total > 0 ? bars : [] };
};

export const employmentCharts: readonly ReadChart[] = [
  chartOf({
    ...{ key: 'hiresByPartner', form: 'ranking' as const, parts: byHirer },
    whole: {
      ...employmentIndicators.alliance2024,
      filter: (on: Day): EmploymentFilter => ({ latest: '1', on, hired: '1' }),
      count: countEmployments,
    },
  }),
  funnelChart,
];

/** The enterprises that look for most people. */
async function byPartner(tx: Tx, ctx: Ctx, filter: VacancyFilter): Promise<Part<VacancyFilter>[]> {
  const partners = await mostPlaces(tx, ctx, filter, SHOWN);
  return partners.map(({ id, name }) => ({ key: id, label: name, filter: { partner: [id] } }));
}

export const supplyCharts: readonly ReadChart[] = [
  chartOf({ key: 'placesByPartner', form: 'ranking', whole: vacancyIndicators.places, parts: byPartner }),
  chartOf({ key: 'seekersByDepartment', form: 'ranking', whole: intentionIndicators.looking, parts: byDepartment }),
];
