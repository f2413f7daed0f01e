import 'server-only';
import type { Tx } from '@/lib/db/client';
import { compareKey } from '@/lib/identifiers/dirty-text';
import type { Ctx } from '@/lib/kernel/context';
import { newId } from '@/lib/kernel/id';
import type { PartnerWords } from '@/lib/modules/partners/excel';
import { personNames } from '@/lib/modules/people/queries';

export const DICTIONARIES = { chains: 'CHAIN', ownership: 'OWNERSHIP', cooperation: 'COOPERATION' } as const;
export type DictionaryKey = keyof typeof DICTIONARIES;

/** What the words of a sheet are looked up in. */
export type PartnerLookups = {
  words: PartnerWords;
  /** Compare key of name or code → department. */
  departments: Map<string, { id: string; name: string }>;
  departmentNames: Map<string, string>;
  /** Name → membership; null where two people have the name. */
  people: Map<string, string | null>;
  personNames: Record<string, string>;
};

/** Reads the college's departments, dictionaries and people once for an import. */
export async function readLookups(tx: Tx, ctx: Ctx): Promise<PartnerLookups> {
  const at = { institutionId: ctx.institutionId };
  const departments = await tx.department.findMany({ where: at, select: { id: true, name: true, code: true } });
  const entries = await tx.dictionaryEntry.findMany({ where: at, orderBy: [{ position: 'asc' }, { code: 'asc' }] });
  const names = await personNames(tx, ctx);
  const wordsOf = (key: DictionaryKey) =>
    Object.fromEntries(
      entries
        .filter((entry) => entry.dictionary === DICTIONARIES[key])
        .flatMap(({ labelZh, labelEn, aliases, code }) => [labelZh, labelEn, ...aliases].map((word) => [word, code])),
    );
  const people = new Map<string, string | null>();
  for (const [id, name] of Object.entries(names)) people.set(name, people.has(name) ? null : id);
  return {
    words: { chains: wordsOf('chains'), ownership: wordsOf('ownership'), cooperation: wordsOf('cooperation') },
    departments: new Map(
      departments.flatMap((d) => [[compareKey(d.code), d] as const, [compareKey(d.name), d] as const]),
    ),
    departmentNames: new Map(departments.map((d) => [d.id, d.name])),
    people,
    personNames: names,
  };
}

type Making = { tx: Tx; ctx: Ctx; batchId: string };

/** Makes the departments that a sheet names and the college lacks, and adds them to the look-ups. */
export async function createDepartments(
  { tx, ctx, batchId }: Making,
  lookups: PartnerLookups,
  names: Iterable<string>,
): Promise<void> {
  const missing = new Map([...names].map((name) => [compareKey(name), name]));
  const made = [...missing]
    .filter(([key]) => !lookups.departments.has(key))
    .map(([key, name]) => ({ key, id: newId(), name }));
  if (made.length === 0) return;
  const first = lookups.departmentNames.size;
  await tx.department.createMany({
    data: made.map(({ id, name }, n) => ({
      institutionId: ctx.institutionId,
      id,
      name,
      code: name,
      position: first + n,
      importBatchId: batchId,
    })),
  });
  for (const { key, id, name } of made) {
    lookups.departments.set(key, { id, name });
    lookups.departmentNames.set(id, name);
  }
}

/** Makes the dictionary words that a sheet uses and the college lacks. The word is its own code: what partners hold stays as written. */
export async function createWords(
  { tx, ctx, batchId }: Making,
  words: Readonly<Record<DictionaryKey, Iterable<string>>>,
): Promise<void> {
  const data = (Object.keys(DICTIONARIES) as DictionaryKey[]).flatMap((key) =>
    [...new Set(words[key])].map((word) => ({
      institutionId: ctx.institutionId,
      id: newId(),
      dictionary: DICTIONARIES[key],
      code: word,
      labelZh: word,
      labelEn: word,
      position: 1000,
      importBatchId: batchId,
    })),
  );
  if (data.length > 0) await tx.dictionaryEntry.createMany({ data, skipDuplicates: true });
}
