import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { failField } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { updateVersioned } from '@/lib/kernel/version';
import { readEntries } from './queries';
import type { Dictionary } from './words';

const fold = (word: string) => word.trim().toLowerCase();

/** An import must read a word as one entry only. Throws INVALID at the field whose word another entry has. */
export async function demandOwnWords(
  tx: Tx,
  ctx: Ctx,
  dictionary: Dictionary,
  input: { id?: string; code?: string; labelZh: string; labelEn: string; aliases: string[] },
): Promise<void> {
  const others = (await readEntries(tx, ctx, { dictionary })).filter((e) => e.id !== input.id);
  const holderOf = (word: string | undefined) =>
    word && others.find((e) => [e.code, e.labelZh, e.labelEn, ...e.aliases].some((w) => fold(w) === fold(word)));
  for (const field of ['code', 'labelZh', 'labelEn'] as const) {
    const holder = holderOf(input[field]);
    if (holder) failField(field, 'dictionaryWordTaken', { name: holder.labelZh });
  }
  for (const word of input.aliases) {
    const holder = holderOf(word);
    if (holder) failField('aliases', 'dictionaryAliasTaken', { word, name: holder.labelZh });
  }
}

/** Changes an entry that is as the editor saw it. Throws NOT_FOUND, or CONFLICT with the entry as the editor's form shows it. */
export async function changeEntry(
  tx: Tx,
  ctx: Ctx,
  at: { id: string; version: number },
  data: object,
  current: () => Promise<unknown> = async () => (await readEntries(tx, ctx, { id: at.id }))[0],
) {
  await updateVersioned(
    tx.dictionaryEntry,
    { institutionId: ctx.institutionId, id: at.id, version: at.version },
    data,
    current,
  );
  return { id: at.id };
}

type NewEntry = { dictionary: Dictionary; code: string; labelZh: string; labelEn: string; aliases: string[] };

/** Adds an entry as the last of its dictionary. */
export async function addEntry(tx: Tx, ctx: Ctx, entry: NewEntry & { introduction?: string | null }) {
  const at = { institutionId: ctx.institutionId, dictionary: entry.dictionary };
  const last = await tx.dictionaryEntry.aggregate({ where: at, _max: { position: true } });
  const id = newId();
  await tx.dictionaryEntry.create({ data: { ...at, ...entry, id, position: (last._max.position ?? 0) + 1 } });
  return { id };
}
