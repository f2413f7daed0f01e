import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { newId } from '@/lib/kernel/id';
import { INDICATOR_COLUMN_SPECS } from '@/lib/modules/standards/excel';
import { textOf as text } from './import-cells';
import { closedWords, compareValues, firstNamed, NOTHING } from './import-draft';
import { type Faults, faultsOf, type Judged, plannedSession, refused } from './import-planned';
import { type KnownIndicator, type KnownTrees, readKnownTrees } from './import-standards-known';
import { undoStandards, writeStandards } from './import-standards-write';
import type { ImportSession, ImportTarget, ReadRow } from './import-target';

/** What a session knows of a row that it has judged: whose tree of which year, what the cells say, and the indicator that it is already. */
export type IndicatorPlan = {
  platformId: string;
  year: number;
  first: string;
  second: string;
  values: Record<string, ReadValue>;
  ownerId: string | null;
  now: KnownIndicator | null;
};

/** Indicator trees as a target of the import. */
export const standardImport: ImportTarget = {
  module: 'standards',
  permission: 'governance.import',
  specs: INDICATOR_COLUMN_SPECS,
  usualUnits: {},
  previewKeys: ['name', 'code', 'first', 'second', 'kind', 'maxScore', 'selfScore'],
  masked: [],
  templateSpecs: async () => INDICATOR_COLUMN_SPECS,
  open: openSession,
  undo: undoStandards,
};

/** As it is stored: two decimals. */
const scoreOf = (value: string | null): string | null =>
  value === null ? null : String(Math.round(Number(value) * 100) / 100);

async function openSession(tx: Tx, ctx: Ctx): Promise<ImportSession> {
  return plannedSession<IndicatorPlan>(
    INDICATOR_COLUMN_SPECS,
    async () => {
      const known = await readKnownTrees(tx, ctx);
      const at: Judging = { known, above: {}, codes: firstNamed(), paths: firstNamed(), year: ctx.today.slice(0, 4) };
      return (row) => judge(row, at);
    },
    (planned, batchId, done) => writeStandards({ tx, ctx, batchId, done }, planned),
  );
}

type Above = Partial<Record<'platform' | 'year' | 'first' | 'second' | 'kind', string | null>>;
type Named = ReturnType<typeof firstNamed>;
type Judging = { known: KnownTrees; above: Above; codes: Named; paths: Named; year: string };

/** The cells that are often merged over several rows: an empty one says what the row above says, as long as it is below the same branch. */
function merged(row: ReadRow, above: Above, faults: Faults): Above {
  const first = text(row, 'first') ?? above.first ?? null;
  const sameFirst = first === above.first;
  const second = text(row, 'second') ?? (sameFirst ? (above.second ?? null) : null);
  const here: Above = {
    platform: text(row, 'platform') ?? above.platform ?? null,
    year: text(row, 'year') ?? above.year ?? null,
    ...{
      first,
      second,
      kind: faults.told('kind') ? null : (text(row, 'kind') ?? (sameFirst ? (above.kind ?? null) : null)),
    },
  };
  return Object.assign(above, here);
}

function judge(row: ReadRow, { known, above, codes, paths, year: thisYear }: Judging): Judged<IndicatorPlan> {
  const faults = faultsOf(row, closedWords(row, INDICATOR_COLUMN_SPECS));
  const { first, second, kind, ...place } = merged(row, above, faults);
  const platform = faults.told('platform') ? null : known.platformOf(place.platform ?? null);
  if (!platform && place.platform) faults.refuse('platform', 'unknown-platform', { found: place.platform });
  else if (!platform) faults.refuse('platform', 'required');
  if (!place.year) faults.warn('year', 'year-assumed', { found: thisYear });
  const year = Number(place.year ?? thisYear);
  const [name, code] = [text(row, 'name'), text(row, 'code')];
  // Whether an empty cell continues the one above is told by the first branch.
  const branch = faults.told('first') ? { name } : { first, second, name, kind };
  for (const [key, value] of Object.entries(branch)) if (!value) faults.refuse(key, 'required');

  const tree = platform && !faults.told('year') ? `${platform.id} ${year}` : null;
  const whole = tree !== null && !faults.told('first', 'second', 'name', 'code');
  const path = JSON.stringify([first, second, name]);
  const now = whole ? known.find(tree, { code, path }) : null;
  if (tree && code) faults.once(codes, `${tree} ${code}`, 'code');
  if (whole && !faults.told('code')) faults.once(paths, now?.id ?? `${tree} ${path}`, 'name');
  const sure = whole && !faults.told('name', 'code');
  const scores = judgeScores(row, faults, { kind, now: sure ? now : null, known: sure });
  const owner = known.ownerOf(text(row, 'owner'));
  if (owner.problem) faults.warn('owner', owner.problem, { found: text(row, 'owner') ?? '' });
  if (!platform || !first || !second || !name || !kind || faults.refused()) return refused(faults.problems);

  const said = { observation: text(row, 'observation'), evidence: text(row, 'evidence'), owner: owner.name };
  const values = { first, second, code, name, kind, ...scores, ...said };
  const plan = { platformId: platform.id, year, first, second, values, ownerId: owner.id, now };
  const problems = [...faults.problems];
  if (!now)
    return { judgement: { ...NOTHING, changes: [], before: {}, result: 'NEW', recordId: newId(), problems }, plan };
  const { changes } = compareValues(INDICATOR_COLUMN_SPECS, now.values, values);
  const result = changes.length > 0 ? ('CHANGED' as const) : ('UNCHANGED' as const);
  return {
    judgement: { result, recordId: now.id, version: now.version, changes, before: { ...now.columns }, problems },
    plan,
  };
}

type Scored = { kind: string | null | undefined; now: KnownIndicator | null; known: boolean };

/** Full score, self-score and verdict of a row, as they are together with what the indicator has already, where it is `known` which one is meant. */
function judgeScores(row: ReadRow, faults: Faults, { kind, now, known }: Scored): Record<string, ReadValue> {
  const given = { maxScore: scoreOf(text(row, 'maxScore')), selfScore: scoreOf(text(row, 'selfScore')) };
  const full = given.maxScore ?? now?.columns.maxScore ?? null;
  const self = given.selfScore ?? now?.columns.selfScore ?? null;
  const met = typeof row.values.met === 'boolean' ? row.values.met : null;
  if (faults.told('maxScore')) return { ...given, met };
  if (kind === 'EXCLUDING' && full !== null) faults.refuse('maxScore', 'excluding-scored', { found: full });
  else if (full === null && given.selfScore !== null && known)
    faults.refuse('selfScore', 'unscored', { found: given.selfScore });
  else if (full !== null && self !== null && Number(self) > Number(full) && !faults.told('selfScore'))
    faults.refuse(given.selfScore === null ? 'maxScore' : 'selfScore', 'more-than-full', { found: self, max: full });
  const scoredOnly = met !== null && full !== null && !faults.told('maxScore');
  if (scoredOnly) faults.warn('met', 'scored-only');
  return { ...given, met: scoredOnly ? null : met };
}
