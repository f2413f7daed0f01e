import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { newId } from '@/lib/kernel/id';
import { defineQuery } from '@/lib/kernel/operation';
import { PARTNER_USUAL_UNITS, partnerColumnSpecs } from '@/lib/modules/partners/excel';
import { comparePartner, type PartnerDiff } from './import-partners-compare';
import { draftPartner, type PartnerDraft } from './import-partners-draft';
import { type PartnerLookups, readLookups } from './import-partners-lookups';
import { type PartnerNow, partnerMatcher, partnersMeant } from './import-partners-records';
import { undoPartners } from './import-partners-undo';
import { writePartners } from './import-partners-write';
import { faultsOf, refused } from './import-planned';
import type { ImportSession, ImportTarget, Judgement, ReadRow, RowProblem } from './import-target';

/** What a session knows of a row that it has judged. */
export type PartnerPlan = { draft: PartnerDraft; now: PartnerNow | null; diff: PartnerDiff | null };

/** Partners as a target of the import. */
export const partnerImport: ImportTarget = {
  module: 'partners',
  permission: 'partners.import',
  specs: partnerColumnSpecs(),
  usualUnits: PARTNER_USUAL_UNITS,
  previewKeys: ['name', 'creditCode', 'region', 'headcount', 'contactPhone', 'state'],
  masked: ['contactPhone'],
  templateSpecs: (ctx) => specsWithWords(ctx, {}),
  open: openSession,
  undo: undoPartners,
};

const specsWithWords = defineQuery({
  permission: 'partners.import',
  input: z.strictObject({}),
  run: async ({ tx, ctx }): Promise<ColumnSpec<never>[]> => partnerColumnSpecs((await readLookups(tx, ctx)).words),
});

async function openSession(tx: Tx, ctx: Ctx, { createMissing }: { createMissing: boolean }): Promise<ImportSession> {
  const lookups = await readLookups(tx, ctx);
  const specs: ColumnSpec<never>[] = partnerColumnSpecs(lookups.words);
  const byKey = new Map(specs.map((spec) => [spec.key, spec]));
  const plans = new Map<number, PartnerPlan>();
  return {
    specs,
    async judge(rows) {
      const drafted = rows.map((row) => ({ row, ...draftPartner(row, lookups, byKey, createMissing) }));
      const wanted = drafted.map(({ draft }) => ({ code: draft.fields.creditCode ?? null, name: draft.name }));
      const match = partnerMatcher(await partnersMeant(tx, ctx, wanted));
      const seen = new SeenRows();
      return drafted.map(({ row, draft, problems }) => {
        const { judgement, plan } = judgePartner({ row, draft, problems, match, seen, lookups, specs: byKey });
        plans.set(row.row, plan);
        return judgement;
      });
    },
    async write(rows, batchId, done) {
      await writePartners(
        { tx, ctx, lookups, batchId, done },
        rows.flatMap((row) => {
          const plan = plans.get(row.row);
          return plan ? [{ row, plan }] : [];
        }),
      );
    },
  };
}

/** Which rows of the file have spoken of which partner: the first one counts, the others repeat it. */
class SeenRows {
  private readonly byKey = new Map<string, number>();

  /** The earlier row that spoke of the same partner, or null and this one is noted if it is `kept`. */
  repeats(row: number, keys: string[], kept: boolean): number | null {
    for (const key of keys) {
      const earlier = this.byKey.get(key);
      if (earlier !== undefined) return earlier;
    }
    if (kept) for (const key of keys) this.byKey.set(key, row);
    return null;
  }

  /** Noted so that a later row without a code is known to repeat it. */
  note(key: string, row: number): void {
    if (!this.byKey.has(key)) this.byKey.set(key, row);
  }
}

type Judging = {
  row: ReadRow;
  draft: PartnerDraft;
  problems: RowProblem[];
  match: ReturnType<typeof partnerMatcher>;
  seen: SeenRows;
  lookups: PartnerLookups;
  specs: ReadonlyMap<string, ColumnSpec<never>>;
};

function judgePartner({ row, draft, problems: found, match, seen, lookups, specs }: Judging): {
  judgement: Judgement;
  plan: PartnerPlan;
} {
  const faults = faultsOf(row, found);
  faults.need('name');
  const code = draft.fields.creditCode ?? null;
  const { partner: now, ambiguous, namesake } = match(code, draft.name);
  if (ambiguous && !faults.told('creditCode')) faults.refuse('name', 'ambiguous-name', { found: draft.name });
  const keys = [...(code ? [`code ${code}`] : [`name ${draft.name}`]), ...(now ? [`id ${now.id}`] : [])];
  if (code ? !faults.told('creditCode') : !faults.told('name', 'creditCode')) {
    const kept = !faults.refused();
    const earlier = seen.repeats(row.row, keys, kept);
    if (earlier !== null) faults.refuse(code ? 'creditCode' : 'name', 'duplicate-row', { row: earlier });
    else if (kept) seen.note(`name ${draft.name}`, row.row);
  }
  const lacking = (draft.kind ?? 'ENTERPRISE') === 'ENTERPRISE' && !code && !draft.fields.noCodeReason;
  if (!now && lacking && !faults.told('name', 'noCodeReason')) faults.refuse('creditCode', 'no-code');
  if (!now && namesake && !faults.told('creditCode')) faults.warn('name', 'same-name', { found: draft.name });
  const problems = [...faults.problems];
  if (faults.refused()) return { ...refused(problems), plan: { draft, now: null, diff: null } };
  if (!now) {
    const nothing = { version: null, changes: [], before: {} };
    return {
      judgement: { ...nothing, result: 'NEW', recordId: newId(), problems },
      plan: { draft, now: null, diff: null },
    };
  }
  const diff = comparePartner(now, draft, lookups, specs);
  const result = diff.changes.length > 0 ? ('CHANGED' as const) : ('UNCHANGED' as const);
  const { changes, before } = diff;
  return {
    judgement: { result, recordId: now.id, version: now.version, changes, before, problems },
    plan: { draft, now, diff },
  };
}
