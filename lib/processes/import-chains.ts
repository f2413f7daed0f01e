import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { compareKey } from '@/lib/identifiers/dirty-text';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { CHAIN_IMPORT_SPECS } from '@/lib/modules/industry-chains/excel';
import { visibleChains } from '@/lib/modules/industry-chains/policy';
import { CHAIN_CODE } from '@/lib/modules/industry-chains/schema';
import type { ChainState } from '@/lib/modules/industry-chains/words';
import { inOrder, textOf as text } from './import-cells';
import { undoChains, writeChains } from './import-chains-write';
import { closedWords, firstNamed } from './import-draft';
import { compared, type Faults, faultsOf, type Judged, plannedSession, refused, type Values } from './import-planned';
import type { ImportSession, ImportTarget, ReadRow } from './import-target';

/** A chain's cells as they are compared and written; its aliases as one value. */
export type ChainValues = { state: ChainState | null } & Record<
  'labelZh' | 'labelEn' | 'aliases' | 'introduction',
  string | null
>;
/** What a session knows of a row that it has judged; the code is a new one's. */
export type ChainPlan = { values: ChainValues; code: string; aliases: string[] };

/** Industry chains as a target of the import. */
export const chainImport: ImportTarget = {
  module: 'industry-chains',
  permission: 'industry-chains.import',
  specs: CHAIN_IMPORT_SPECS,
  usualUnits: {},
  previewKeys: ['labelZh', 'labelEn', 'code', 'aliases', 'introduction', 'state'],
  masked: [],
  templateSpecs: async () => CHAIN_IMPORT_SPECS,
  open: openSession,
  undo: undoChains,
};

type Stored = Prisma.DictionaryEntryGetPayload<object>;

async function openSession(tx: Tx, ctx: Ctx): Promise<ImportSession> {
  return plannedSession<ChainPlan>(
    CHAIN_IMPORT_SPECS,
    async () => {
      const stored = await tx.dictionaryEntry.findMany({ where: visibleChains(ctx) });
      const repeated = firstNamed();
      return (row) => judge(row, { stored, repeated });
    },
    (planned, batchId, done) => writeChains({ tx, ctx, batchId, done }, planned),
  );
}

type Judging = { stored: Stored[]; repeated: ReturnType<typeof firstNamed> };

function judge(row: ReadRow, { stored, repeated }: Judging): Judged<ChainPlan> {
  const faults = faultsOf(row, closedWords(row, CHAIN_IMPORT_SPECS));
  faults.need('labelZh');
  const [name, code, labelEn] = [text(row, 'labelZh'), text(row, 'code'), text(row, 'labelEn')];
  if (code && !CHAIN_CODE.test(code)) faults.refuse('code', 'chain-code', { found: code });
  const now = meantBy(row, faults, stored);
  const aliases = [...new Set((text(row, 'aliases') ?? '').split(/[、,，;；\n]/).flatMap((word) => word.trim() || []))];
  ownWords(faults, { now, labelEn, aliases }, stored);
  if (name && !faults.told('labelZh', 'code')) faults.once(repeated, now?.id ?? compareKey(name), 'labelZh');
  const made = code ?? (name ?? '').replace(/[^\p{L}\p{N}_-]/gu, '').slice(0, 60);
  if (!now && code && !faults.told('code')) faults.once(repeated, `${compareKey(code)}\ncode`, 'code');
  if (name && !made) faults.need('code');
  if (!name || faults.refused()) return refused(faults.problems);

  const values: ChainValues = {
    // A name that is an alias already means the chain, and is no new name for it.
    labelZh: now?.aliases.some((alias) => compareKey(alias) === compareKey(name)) ? null : name,
    ...{ labelEn: labelEn ?? (now ? null : name), aliases: inOrder(aliases), introduction: text(row, 'introduction') },
    state: text(row, 'state') as ChainState | null,
  };
  const behind = (each: Stored) => ({
    ...{ aliases: { aliasList: each.aliases }, state: { retiredOn: fromDbDate(each.retiredOn) } },
  });
  const plan: ChainPlan = { values, code: made, aliases };
  const { problems } = faults;
  return compared(CHAIN_IMPORT_SPECS, { now, stored: storedValues, behind, values, problems, plan });
}

const wordsOf = ({ code, labelZh, labelEn, aliases }: Stored) => [code, labelZh, labelEn, ...aliases];
const holderOf = (stored: readonly Stored[], word: string) =>
  stored.find((each) => wordsOf(each).some((held) => compareKey(held) === compareKey(word)));

/** The chain that the row means: a code says which one, whatever it is called now. */
function meantBy(row: ReadRow, faults: Faults, stored: readonly Stored[]): Stored | undefined {
  const [name, code] = [text(row, 'labelZh'), text(row, 'code')];
  if (!name || faults.told('labelZh', 'code')) return undefined;
  const byCode = code ? stored.find((each) => each.code === code) : undefined;
  const byName = holderOf(stored, name);
  // A code that is not there and a name that is: the code stays, for records hold it. And two that claim a row are not for a sheet to decide.
  if (byName && code && byCode?.id !== byName.id) {
    faults.refuse('labelZh', 'other-chain', { found: name, other: `${byName.labelZh} ${byName.code}` });
    return undefined;
  }
  return byCode ?? byName;
}

type Said = { now: Stored | undefined; labelEn: string | null; aliases: readonly string[] };

/** A word is one chain's only: an import must not read it as two. */
function ownWords(faults: Faults, { now, labelEn, aliases }: Said, stored: readonly Stored[]): void {
  const others = stored.filter((each) => each.id !== now?.id);
  const taken = labelEn ? holderOf(others, labelEn) : undefined;
  if (taken) faults.refuse('labelEn', 'chain-word', { found: labelEn ?? '', other: taken.labelZh });
  for (const alias of aliases) {
    const holder = holderOf(others, alias);
    if (holder) faults.refuse('aliases', 'chain-word', { found: alias, other: holder.labelZh });
  }
}

function storedValues({ labelZh, labelEn, aliases, introduction, retiredOn }: Stored): Values {
  return { labelZh, labelEn, aliases: inOrder(aliases), introduction, state: retiredOn ? 'RETIRED' : 'IN_USE' };
}
