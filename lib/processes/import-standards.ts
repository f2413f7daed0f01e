import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { newId } from '@/lib/kernel/id';
import { INDICATOR_COLUMN_SPECS } from '@/lib/modules/standards/excel';
import { textOf as text } from './import-cells';
import { closedWords, compareValues, firstNamed, NOTHING, refusal } from './import-draft';
import { type KnownIndicator, type KnownTrees, readKnownTrees } from './import-standards-known';
import { undoStandards, writeStandards } from './import-standards-write';
import {
  type ImportSession,
  type ImportTarget,
  type Judgement,
  problemAt,
  type ReadRow,
  type RowProblem,
} from './import-target';

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
  const plans = new Map<number, IndicatorPlan>();
  return {
    specs: INDICATOR_COLUMN_SPECS,
    async judge(rows) {
      const known = await readKnownTrees(tx, ctx);
      const at: Judging = { known, above: {}, codes: firstNamed(), paths: firstNamed(), year: ctx.today.slice(0, 4) };
      return rows.map((row) => {
        const { judgement, plan } = judge(row, at);
        if (plan) plans.set(row.row, plan);
        return judgement;
      });
    },
    write: (rows, batchId, done) =>
      writeStandards(
        { tx, ctx, batchId, done },
        rows.flatMap((row) => {
          const plan = plans.get(row.row);
          return plan ? [{ row, plan }] : [];
        }),
      ),
  };
}

type Above = Partial<Record<'platform' | 'year' | 'first' | 'second' | 'kind', string | null>>;
type Named = ReturnType<typeof firstNamed>;
type Judging = { known: KnownTrees; above: Above; codes: Named; paths: Named; year: string };
type Judged = { judgement: Judgement; plan: IndicatorPlan | null };

/** The cells that are often merged over several rows: an empty one says what the row above says, as long as it is below the same branch. */
function merged(row: ReadRow, above: Above): Above {
  const first = text(row, 'first') ?? above.first ?? null;
  const sameFirst = first === above.first;
  const second = text(row, 'second') ?? (sameFirst ? (above.second ?? null) : null);
  const here: Above = {
    platform: text(row, 'platform') ?? above.platform ?? null,
    year: text(row, 'year') ?? above.year ?? null,
    ...{ first, second, kind: text(row, 'kind') ?? (sameFirst ? (above.kind ?? null) : null) },
  };
  return Object.assign(above, here);
}

function judge(row: ReadRow, at: Judging): Judged {
  const problems = closedWords(row, INDICATOR_COLUMN_SPECS);
  const refuse = (...more: RowProblem[]): Judged => ({ judgement: refusal([...problems, ...more]), plan: null });
  const { first, second, kind, ...place } = merged(row, at.above);
  if (problems.some((problem) => problem.severity === 'refused')) return refuse();
  const platform = at.known.platformOf(place.platform ?? null);
  if (!platform)
    return refuse(
      place.platform
        ? problemAt(row, 'platform', 'refused', 'unknown-platform', { found: place.platform })
        : problemAt(row, 'platform', 'refused', 'required'),
    );
  if (!place.year) problems.push(problemAt(row, 'year', 'warning', 'year-assumed', { found: at.year }));
  const year = Number(place.year ?? at.year);
  const name = text(row, 'name');
  const lacking = Object.entries({ first, second, name, kind }).find(([, value]) => !value)?.[0];
  if (!first || !second || !name || !kind) return refuse(problemAt(row, lacking ?? 'name', 'refused', 'required'));
  const code = text(row, 'code');
  const [tree, path] = [`${platform.id} ${year}`, JSON.stringify([first, second, name])];
  const now = at.known.find(tree, { code, path });
  const twice =
    (code && at.codes(row, `${tree} ${code}`, 'code')) || at.paths(row, now?.id ?? `${tree} ${path}`, 'name');
  if (twice) return refuse(twice);
  const scores = judgeScores(row, kind, now);
  if ('refused' in scores) return refuse(scores.refused);
  problems.push(...scores.problems);
  const owner = at.known.ownerOf(text(row, 'owner'));
  if (owner.problem)
    problems.push(problemAt(row, 'owner', 'warning', owner.problem, { found: text(row, 'owner') ?? '' }));
  const said = { observation: text(row, 'observation'), evidence: text(row, 'evidence'), owner: owner.name };
  const values = { first, second, code, name, kind, ...scores.values, ...said };
  const plan = { platformId: platform.id, year, first, second, values, ownerId: owner.id, now };
  if (!now)
    return { judgement: { ...NOTHING, changes: [], before: {}, result: 'NEW', recordId: newId(), problems }, plan };
  const { changes } = compareValues(INDICATOR_COLUMN_SPECS, now.values, values);
  const result = changes.length > 0 ? ('CHANGED' as const) : ('UNCHANGED' as const);
  return {
    judgement: { result, recordId: now.id, version: now.version, changes, before: { ...now.columns }, problems },
    plan,
  };
}

type Scores = { refused: RowProblem } | { problems: RowProblem[]; values: Record<string, ReadValue> };

/** Full score, self-score and verdict of a row, as they are together with what the indicator has already. */
function judgeScores(row: ReadRow, kind: string, now: KnownIndicator | null): Scores {
  const given = { maxScore: scoreOf(text(row, 'maxScore')), selfScore: scoreOf(text(row, 'selfScore')) };
  const full = given.maxScore ?? now?.columns.maxScore ?? null;
  const self = given.selfScore ?? now?.columns.selfScore ?? null;
  if (kind === 'EXCLUDING' && full !== null)
    return { refused: problemAt(row, 'maxScore', 'refused', 'excluding-scored', { found: full }) };
  if (full === null && given.selfScore !== null)
    return { refused: problemAt(row, 'selfScore', 'refused', 'unscored', { found: given.selfScore }) };
  if (full !== null && self !== null && Number(self) > Number(full))
    return {
      refused: problemAt(row, given.selfScore === null ? 'maxScore' : 'selfScore', 'refused', 'more-than-full', {
        ...{ found: self, max: full },
      }),
    };
  const met = typeof row.values.met === 'boolean' ? row.values.met : null;
  if (met !== null && full !== null)
    return { problems: [problemAt(row, 'met', 'warning', 'scored-only')], values: { ...given, met: null } };
  return { problems: [], values: { ...given, met } };
}
